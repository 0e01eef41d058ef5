import * as okta from "pulumi-okta-native";

const policy = new okta.Policy("portal", { type: "ACCESS_POLICY", name: "Portal" });

new okta.PolicyRule("visitors", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  name: "Visitors",
  actions: { appSignOn: { access: "DENY" } },
});

export const found = okta.getPolicyOutput({ id: policy.id }).name;
