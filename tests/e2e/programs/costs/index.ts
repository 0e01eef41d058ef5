import * as okta from "pulumi-okta-native";

const EMPLOYEES = "00g1employees0000001";
const CONTRACTORS = "00g1contractors00001";
const PAYROLL = "0oa1payroll000000001";

const signIn = new okta.Policy("policy", {
  type: "ACCESS_POLICY",
  name: "Wiki",
  description: "who may read the wiki",
});
new okta.PolicyRule("rule", {
  policyId: signIn.id,
  type: "ACCESS_POLICY",
  name: "Staff",
  priority: 1,
  conditions: { people: { groups: { include: [EMPLOYEES] } } },
  actions: {
    appSignOn: {
      access: "ALLOW",
      verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT2H" },
    },
  },
});

const payroll = new okta.Policy("payroll", { type: "ACCESS_POLICY", name: "Payroll" });
const rules = new okta.PolicyRuleSet("ruleSet", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  rules: [
    {
      name: "Contractors",
      conditions: { people: { groups: { include: [CONTRACTORS] } } },
      actions: { appSignOn: { access: "DENY" } },
    },
    ...[1, 2, 4, 8, 12, 16, 24, 48, 72].map((hours) => ({
      name: `Staff, ${hours} hours`,
      conditions: { people: { groups: { include: [EMPLOYEES] } } },
      actions: {
        appSignOn: {
          access: "ALLOW" as const,
          verificationMethod: {
            type: "ASSURANCE" as const,
            factorMode: "2FA" as const,
            reauthenticateIn: `PT${hours}H`,
          },
        },
      },
    })),
  ],
  catchAll: { actions: { appSignOn: { access: "DENY" } } },
});
const mapping = new okta.PolicyResourceMapping("mapping", { appId: PAYROLL, policyId: rules.policyId });
new okta.AccessExpectation("expectation", {
  app: PAYROLL,
  context: { groups: { ids: [CONTRACTORS] } },
  rule: "Contractors",
  access: "DENY",
  watch: [rules, mapping],
});

const session = new okta.Policy("signOnPolicy", {
  type: "OKTA_SIGN_ON",
  name: "Office",
  conditions: { people: { groups: { include: [EMPLOYEES] } } },
});
new okta.PolicyRule("signOnRule", {
  policyId: session.id,
  type: "SIGN_ON",
  name: "Twelve hours",
  actions: {
    signon: {
      access: "ALLOW",
      session: { maxSessionLifetimeMinutes: 720, maxSessionIdleMinutes: 60 },
    },
  },
});
const password = new okta.Policy("passwordPolicy", {
  type: "PASSWORD",
  name: "Long passwords",
  conditions: { people: { groups: { include: [EMPLOYEES] } } },
  settings: { password: { complexity: { minLength: 14 } } },
});
new okta.PolicyOrder("order", { type: "PASSWORD", policies: [password.id], foreignPolicies: "keep" });

const user = new okta.ServiceUser("user");
new okta.ServiceUserApiKey("key", { serviceUser: user.name, keepers: { quarter: "2026-Q4" } });
new okta.ServiceUserGroupMembership("membership", { serviceUser: user.name, group: "deployers" });
