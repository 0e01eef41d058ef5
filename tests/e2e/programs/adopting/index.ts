import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();
const isChanged = config.getBoolean("changed") === true;
const onDestroy = "restore";
const standard = { default: true } as const;

const again = config.get("again");
const byName = (opts: pulumi.CustomResourceOptions) =>
  new okta.Policy("again", { type: "PASSWORD", adopt: { name: "Default Policy" } }, opts);

const passwords = new okta.Policy(
  "passwords",
  {
    type: "PASSWORD",
    adopt: standard,
    ...(isChanged ? { settings: { password: { complexity: { minLength: 14 } } } } : {}),
    onDestroy,
  },
  { dependsOn: again === "by name, before" ? [byName({})] : [] },
);

new okta.PolicyRule("passwords", {
  type: "PASSWORD",
  policyId: passwords.id,
  adopt: { catchAll: true },
  ...(isChanged ? { actions: { selfServiceUnlock: { access: "ALLOW" } } } : {}),
  onDestroy,
});

const dashboard = new okta.Policy("dashboard", {
  type: "ACCESS_POLICY",
  adopt: { builtIn: "Okta Dashboard" },
  ...(isChanged ? { description: "as the program has it" } : {}),
  onDestroy,
});

new okta.PolicyRule("dashboard", {
  type: "ACCESS_POLICY",
  policyId: dashboard.id,
  adopt: { catchAll: true },
  ...(isChanged ? { actions: { appSignOn: { access: "DENY" } } } : {}),
  onDestroy,
});

new okta.Policy("account", {
  type: "ACCESS_POLICY",
  adopt: { builtIn: "Okta Account Management Policy" },
  onDestroy,
});

if (again === "by id") {
  new okta.Policy("again", { type: "PASSWORD", adopt: { id: passwords.id } });
}
if (again === "by name, after") {
  byName({ dependsOn: passwords });
}
