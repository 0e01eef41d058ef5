import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRuleSet } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const contractors = config.get("contractorsGroupId") ?? "00g1contractors00001";

const policy = new Policy("payroll", { type: "ACCESS_POLICY", name: "Payroll" });

// Okta takes the first rule that fits: the order of the list is the order of the rules.
const rules = new PolicyRuleSet("payroll-rules", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  rules: [
    {
      name: "Contractors: never",
      conditions: { people: { groups: { include: [contractors] } } },
      actions: { appSignOn: { access: "DENY" } },
    },
    {
      name: "Employees: two factors",
      conditions: { people: { groups: { include: [employees] } } },
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT2H" },
        },
      },
    },
  ],
  // The rule that Okta makes with the policy is the last one, and lets everybody in until it is told otherwise.
  catchAll: { actions: { appSignOn: { access: "DENY" } } },
});

/** Resolves when all rules stand: put apps under the policy by this one. */
export const policyId = rules.policyId;
export const ruleIds = rules.ids;
