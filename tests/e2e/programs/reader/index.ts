import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const pairs = new pulumi.StackReference("organization/pairs/e2e-pairs");

new okta.PolicyRule("visitors", {
  policyId: pairs.requireOutput("portal") as pulumi.Output<string>,
  type: "ACCESS_POLICY",
  name: "Visitors",
  actions: { appSignOn: { access: "DENY" } },
});

new okta.ServiceUserApiKey("robot-key", {
  serviceUser: pairs.requireOutput("bots") as pulumi.Output<string>,
  existingKeys: "expire",
});
