import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyWithRules, ServiceUser, ServiceUserApiKey } from "pulumi-okta-native";

const config = new pulumi.Config();
/** The app that gets its own sign-in policy. */
const appId = config.get("appId") ?? "0oa1payroll000000001";
/** `pulumi config set --path groupIds.employees 00g…` */
const groupIds = config.getObject<{ employees: string; contractors: string }>("groupIds") ?? {
  employees: "00g1employees0000001",
  contractors: "00g1contractors00001",
};
/** A new value rotates the key: the old one goes on working for about two days. */
const keyQuarter = config.get("keyQuarter") ?? "2026-Q3";

// Who runs the pipeline. Names of service users can never be used again, hence an automatic one.
const deployer = new ServiceUser("deployer");
const key = new ServiceUserApiKey("deployer-key", {
  serviceUser: deployer.name,
  keepers: { quarter: keyQuarter },
});

new Policy("employee-passwords", {
  type: "PASSWORD",
  name: "Employee passwords",
  description: "Long rather than complicated",
  priority: 1,
  conditions: {
    people: { groups: { include: [groupIds.employees, groupIds.contractors] } },
    authProvider: { provider: "OKTA" },
  },
  settings: {
    password: {
      complexity: { minLength: 14, minLowerCase: 0, minUpperCase: 0, minNumber: 0, excludeUsername: true },
      age: { historyCount: 10 },
      lockout: { maxAttempts: 10, autoUnlockMinutes: 15 },
    },
  },
});

new PolicyWithRules("workforce-session", {
  type: "OKTA_SIGN_ON",
  name: "Workforce session",
  description: "How long anybody stays signed in to Okta",
  priority: 1,
  conditions: { people: { groups: { include: [groupIds.employees, groupIds.contractors] } } },
  // From the top: Okta takes the first rule that fits.
  rules: [
    {
      name: "Contractors: two hours",
      conditions: {
        people: { groups: { include: [groupIds.contractors] } },
        network: { connection: "ANYWHERE" },
        authContext: { authType: "ANY" },
      },
      actions: {
        signon: {
          access: "ALLOW",
          primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
          requireFactor: true,
          factorPromptMode: "ALWAYS",
          session: { usePersistentCookie: false, maxSessionIdleMinutes: 30, maxSessionLifetimeMinutes: 120 },
        },
      },
    },
    {
      name: "Everybody else: a working day",
      conditions: { network: { connection: "ANYWHERE" }, authContext: { authType: "ANY" } },
      actions: {
        signon: {
          access: "ALLOW",
          primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
          requireFactor: false,
          session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 720 },
        },
      },
    },
  ],
});

const payroll = new PolicyWithRules("payroll", {
  type: "ACCESS_POLICY",
  name: "Payroll",
  description: "Who may open payroll, and how well they must prove it",
  rules: [
    {
      name: "Contractors: never",
      conditions: { people: { groups: { include: [groupIds.contractors] } } },
      actions: {
        appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } },
      },
    },
    {
      name: "Employees: two factors, one of them possession",
      conditions: { people: { groups: { include: [groupIds.employees] } } },
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: {
            type: "ASSURANCE",
            factorMode: "2FA",
            reauthenticateIn: "PT2H",
            constraints: [{ possession: { deviceBound: "REQUIRED", required: true } }],
          },
        },
      },
    },
    {
      name: "Registered devices: two factors",
      conditions: { device: { registered: true } },
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT1H" },
        },
      },
    },
  ],
  // Okta makes this rule with the policy, and makes it ALLOW.
  catchAll: {
    actions: { appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
  },
  // Put under the policy when all rules stand.
  apps: [appId],
});

export const deployerName = deployer.name;
export const keyId = key.keyId;
/** Whoever uses the key of before must have changed over by then. */
export const previousKeyExpiresAt = key.previousExpiresAt.apply((time) => time ?? "no earlier key");
/** Encrypted in the stack's state; `pulumi stack output --show-secrets` shows it. */
export const keyCredentials = key.credentials;
export const payrollPolicyId = payroll.id;
