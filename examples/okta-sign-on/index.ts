import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRule } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const officeZone = config.get("officeZoneId") ?? "nzo1office0000000001";
const blockedZone = config.get("blockedZoneId") ?? "nzo1blocked000000001";

const policy = new Policy("workforce", {
  type: "OKTA_SIGN_ON",
  name: "Workforce",
  description: "How employees sign in to Okta itself, and how long they stay signed in",
  priority: 1,
  conditions: { people: { groups: { include: [employees] } } },
});

// Okta takes the first rule that matches. The rule that keeps people out comes first, and the rules that let
// them in wait for it, so that no moment of an update is more open than the program.
const blocked = new PolicyRule("blocked-places", {
  policyId: policy.id,
  type: "SIGN_ON",
  name: "Blocked places: never",
  priority: 1,
  conditions: { network: { connection: "ZONE", include: [blockedZone] } },
  actions: { signon: { access: "DENY" } },
});

// Needs risk scoring (Adaptive MFA). An org without it refuses the condition.
const risky = new PolicyRule(
  "high-risk",
  {
    policyId: policy.id,
    type: "SIGN_ON",
    name: "High risk: a second factor every time, one hour",
    priority: 2,
    conditions: { network: { connection: "ANYWHERE" }, riskScore: { level: "HIGH" } },
    actions: {
      signon: {
        access: "ALLOW",
        primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
        requireFactor: true,
        factorPromptMode: "ALWAYS",
        session: { usePersistentCookie: false, maxSessionIdleMinutes: 15, maxSessionLifetimeMinutes: 60 },
      },
    },
  },
  { dependsOn: blocked },
);

const office = new PolicyRule(
  "office",
  {
    policyId: policy.id,
    type: "SIGN_ON",
    name: "In the office: a working day",
    priority: 3,
    conditions: { network: { connection: "ZONE", include: [officeZone] } },
    actions: {
      signon: {
        access: "ALLOW",
        // The app sign-in policies ask for more where an app needs it.
        primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
        requireFactor: false,
        session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 720 },
      },
    },
  },
  { dependsOn: risky },
);

new PolicyRule(
  "everywhere-else",
  {
    policyId: policy.id,
    type: "SIGN_ON",
    name: "Everywhere else: a second factor per session",
    priority: 4,
    conditions: { network: { connection: "ANYWHERE" } },
    actions: {
      signon: {
        access: "ALLOW",
        primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
        requireFactor: true,
        factorPromptMode: "SESSION",
        // Minutes.
        factorLifetime: 480,
        session: { usePersistentCookie: false, maxSessionIdleMinutes: 60, maxSessionLifetimeMinutes: 480 },
      },
    },
  },
  { dependsOn: office },
);

export const policyId = policy.id;
