import * as pulumi from "@pulumi/pulumi";
import { PolicyWithRules } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const officeZone = config.get("officeZoneId") ?? "nzo1office0000000001";
const blockedZone = config.get("blockedZoneId") ?? "nzo1blocked000000001";

const workforce = new PolicyWithRules("workforce", {
  type: "OKTA_SIGN_ON",
  name: "Workforce",
  description: "How employees sign in to Okta itself, and how long they stay signed in",
  priority: 1,
  conditions: { people: { groups: { include: [employees] } } },
  // Okta takes the first rule that matches: the order of the list is the order of the rules, at every moment of an
  // update, too.
  rules: [
    {
      name: "Blocked places: never",
      conditions: { network: { connection: "ZONE", include: [blockedZone] } },
      actions: { signon: { access: "DENY" } },
    },
    // Needs risk scoring (Adaptive MFA). An org without it refuses the condition.
    {
      name: "High risk: a second factor every time, one hour",
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
    {
      name: "In the office: a working day",
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
    {
      name: "Everywhere else: a second factor per session",
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
  ],
});

export const policyId = workforce.id;
