import * as pulumi from "@pulumi/pulumi";
import { PolicyWithRules } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const contractors = config.get("contractorsGroupId") ?? "00g1contractors00001";
const payrollApp = config.get("payrollAppId") ?? "0oa1payroll000000001";

const payroll = new PolicyWithRules("payroll", {
  type: "ACCESS_POLICY",
  name: "Payroll",
  description: "Who may open payroll, and how well they must prove it",
  // From the top: Okta takes the first rule that fits.
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
  catchAll: { actions: { appSignOn: { access: "DENY" } } },
  // Put under the policy when all rules stand, and back under the default policy before the first of them goes.
  apps: [payrollApp],
});

export const policyId = payroll.id;
export const ruleIds = payroll.ruleSet.ids;
