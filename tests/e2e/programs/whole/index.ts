import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();
const isRenamed = config.getBoolean("renamed") === true;
const apps = config.getBoolean("byName") === true ? { payroll: appId() } : ["0oa1payroll000000001"];

const first = new okta.Policy("first", { type: "ACCESS_POLICY", name: "First" });

const whole = new okta.PolicyWithRules(
  isRenamed ? "gate" : "portal",
  {
    type: "ACCESS_POLICY",
    rules: [{ name: "Staff", actions: { appSignOn: { access: "ALLOW" } } }],
    apps,
  },
  {
    dependsOn: first,
    protect: config.getBoolean("protect") === true,
    aliases: isRenamed ? [{ name: "portal" }] : [],
    providers: [
      new okta.Provider("explicit", {
        orgUrl: process.env.OKTA_ORG_URL ?? "",
        apiTokenEnv: "OKTA_API_TOKEN",
      }),
    ],
  },
);

new okta.Policy("last", { type: "ACCESS_POLICY", name: "Last" }, { dependsOn: whole });

/** As the id of an app that the program makes: known when that is there. */
function appId(): pulumi.Output<string> {
  return pulumi.output(Promise.resolve("0oa1payroll000000001"));
}
