import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRule } from "pulumi-okta-native";

const groupId = new pulumi.Config().get("groupId") ?? "00g1employees0000001";

const policy = new Policy("payroll", { type: "ACCESS_POLICY", name: "Payroll" });

const employees = new PolicyRule("employees", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  name: "Employees: two factors",
  priority: 1,
  conditions: { people: { groups: { include: [groupId] } } },
  actions: {
    appSignOn: {
      access: "ALLOW",
      verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT2H" },
    },
  },
});

// Okta makes this rule with the policy, last and ALLOW: taken over, and closed at once.
new PolicyRule("everybody-else", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  name: "Catch-all Rule",
  adopt: { catchAll: true },
  converge: true,
  actions: { appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
});

export const ruleId = employees.ruleId;
