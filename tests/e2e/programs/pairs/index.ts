import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();
const changed = (what: string) => config.get("change")?.split(",").includes(what) === true;

const policy = new okta.Policy("portal", {
  type: "ACCESS_POLICY",
  name: "Portal",
  description: changed("policy") ? "after" : "before",
});

export const portal = policy.id;

const rule = new okta.PolicyRule("staff", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  name: changed("rule") ? "After" : "Before",
  actions: { appSignOn: { access: "DENY" } },
});

/** The rule's policy, taken from the rule: an output that an update cannot change. */
new okta.PolicyRule("guests", {
  policyId: rule.policyId,
  type: "ACCESS_POLICY",
  name: "Guests",
  actions: { appSignOn: { access: "DENY" } },
});

new okta.PolicyResourceMapping(
  "payroll",
  { appId: "0oa1payroll000000001", policyId: policy.id },
  { dependsOn: [rule] },
);

class Robot extends pulumi.ComponentResource {
  readonly userName: pulumi.Output<string>;

  constructor(name: string, status: "ACTIVE" | "DISABLED", opts?: pulumi.ComponentResourceOptions) {
    super("e2e:index:Robot", name, {}, opts);
    const user = new okta.ServiceUser(name, { status }, { parent: this });
    this.userName = user.name;
    new okta.ServiceUserApiKey(`${name}-key`, { serviceUser: user.name }, { parent: this });
    this.registerOutputs({ userName: this.userName });
  }
}

export const robot = new Robot("robot", changed("component") ? "DISABLED" : "ACTIVE").userName;

const bot = new okta.ServiceUser("bot", { name: "bot", status: changed("user") ? "DISABLED" : "ACTIVE" });
export const bots = bot.name;
new okta.ServiceUserApiKey("bot-key", { serviceUser: bot.name });

/** Looked up in the org before the program made anything. */
export const standard = okta.getPolicyOutput({ type: "ACCESS_POLICY", default: true }).name;
