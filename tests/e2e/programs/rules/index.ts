import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

const config = new pulumi.Config();
const [first = "First", second = "Second"] = config.get("names")?.split(",") ?? [];

const policy = new okta.Policy("portal", {
  type: "ACCESS_POLICY",
  ...(config.get("description") === undefined ? {} : { description: config.require("description") }),
});

const rule = { policyId: policy.id, type: "ACCESS_POLICY" } as const;

// Without a name, so that a replacement needs the next automatic one.
export const staff = new okta.PolicyRule("staff", {
  ...rule,
  priority: 1,
  actions: { appSignOn: { access: "DENY" } },
}).id;

export const named = [first, second].map(
  (name, index) =>
    new okta.PolicyRule(
      `named-${index}`,
      {
        ...rule,
        name,
        priority: index + 2,
        conditions: { userType: { include: [], exclude: [] } },
        actions: { appSignOn: { access: "DENY" } },
      },
      { ignoreChanges: config.getBoolean("ignoreActions") === true ? ["actions"] : [] },
    ).id,
);
