import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();
const without = config.get("without");
const type = "ACCESS_POLICY";
const actions = { appSignOn: { access: "DENY" } } as const;
const names = ["First", "Second"];

if (without !== "Single") {
  const single = new okta.Policy("single", {
    type,
    name: "Single",
    ...(config.get("released") === "true" ? { onDestroy: "release" } : {}),
  });
  for (const [index, name] of names.entries()) {
    new okta.PolicyRule(`single-${index}`, { policyId: single.id, type, name, priority: index + 1, actions });
  }
}

if (without !== "Set") {
  const set = new okta.Policy("set", { type, name: "Set" });
  new okta.PolicyRuleSet("set-rules", {
    policyId: set.id,
    type,
    rules: names.map((name) => ({ name, actions })),
  });
}

new okta.PolicyWithRules("whole", { type, name: "Whole", rules: names.map((name) => ({ name, actions })) });
