import * as okta from "pulumi-okta-native";

const portal = new okta.Policy("portal", { type: "ACCESS_POLICY" });

// Automatic names: an object of a declared name is never taken over unasked (decision 0009).
const rules = [1, 2, 3, 4].map(
  (priority) =>
    new okta.PolicyRule(`rule-${priority}`, {
      policyId: portal.id,
      type: "ACCESS_POLICY",
      priority,
      conditions: { people: { groups: { include: ["00g1employees0000001"] } } },
      actions: { appSignOn: { access: "DENY" } },
    }),
);

new okta.PolicyResourceMapping(
  "payroll",
  { appId: "0oa1payroll000000001", policyId: portal.id },
  { dependsOn: rules },
);

const bot = new okta.ServiceUser("bot", {});
export const keyId = new okta.ServiceUserApiKey("bot-key", { serviceUser: bot.name }).keyId;
