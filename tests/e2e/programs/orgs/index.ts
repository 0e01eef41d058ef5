import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();

const byValue = new okta.Provider("by-value", {
  orgUrl: config.require("otherOrgUrl"),
  apiToken: config.requireSecret("otherToken"),
});
const policy = new okta.Policy("passwords", { type: "PASSWORD", name: "By value" }, { provider: byValue });

const late = new okta.Provider("late", {
  // Not known before the policy exists.
  orgUrl: policy.id.apply(() => config.require("otherOrgUrl")),
  apiTokenEnv: "OTHER_OKTA_TOKEN",
});
new okta.Policy("late-passwords", { type: "PASSWORD", name: "Late" }, { provider: late });

class Team extends pulumi.ComponentResource {
  readonly everyone: pulumi.Output<string>;

  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("tests:index:Team", name, {}, opts);
    new okta.Policy("handed-down", { type: "PASSWORD", name: "Handed down" }, { parent: this });
    this.everyone = okta.getGroupOutput({ name: "Everyone" }, { parent: this }).id;
  }
}

export const everyone = {
  own: okta.getGroupOutput({ name: "Everyone" }).id,
  other: new Team("team", { providers: [byValue] }).everyone,
  late: okta.getGroupOutput({ name: "Everyone" }, { provider: late }).id,
};
