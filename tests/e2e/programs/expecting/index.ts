import * as pulumi from "@pulumi/pulumi";
import { AccessExpectation, Policy, PolicyResourceMapping, PolicyRuleSet } from "pulumi-okta-native";

const app = "0oa1payroll000000001";
const contractors = "00g1contractors00001";
const access = new pulumi.Config().get("access") === "ALLOW" ? "ALLOW" : "DENY";

const policy = new Policy("payroll", { type: "ACCESS_POLICY", name: "Payroll" });
const rules = new PolicyRuleSet("payroll", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  rules: [
    {
      name: "No contractors",
      conditions: { people: { groups: { include: [contractors] } } },
      actions: { appSignOn: { access } },
    },
  ],
});
const mapping = new PolicyResourceMapping("payroll", { appId: app, policyId: rules.policyId });

new AccessExpectation("no-contractors", {
  app,
  context: { groups: { ids: [contractors] } },
  access: "DENY",
  watch: [policy, rules, mapping],
});
