import * as pulumi from "@pulumi/pulumi";
import { PolicyWithRules } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const officeZone = config.get("officeZoneId") ?? "nzo1office0000000001";

const passphrases = new PolicyWithRules("passphrases", {
  type: "PASSWORD",
  name: "Passphrases",
  description: "Long rather than complicated, and never one that leaked",
  priority: 1,
  conditions: { people: { groups: { include: [employees] } }, authProvider: { provider: "OKTA" } },
  settings: {
    password: {
      complexity: {
        minLength: 16,
        minLowerCase: 0,
        minUpperCase: 0,
        minNumber: 0,
        minSymbol: 0,
        excludeUsername: true,
        excludeAttributes: ["firstName", "lastName"],
        dictionary: { common: { exclude: true } },
      },
      // Days and minutes; 0 turns a limit off.
      age: { maxAgeDays: 0, expireWarnDays: 0, minAgeMinutes: 60, historyCount: 10 },
      lockout: { maxAttempts: 10, autoUnlockMinutes: 15, userLockoutNotificationChannels: ["EMAIL"] },
      // A password found in a leak expires at once, and its sessions end.
      breachedProtection: { expireAfterDays: 0, logoutEnabled: true },
    },
  },
  // Two rules, because who sits in the office has less to prove.
  rules: [
    {
      name: "In the office: reset with one factor",
      conditions: { network: { connection: "ZONE", include: [officeZone] } },
      actions: {
        passwordChange: { access: "ALLOW" },
        selfServicePasswordReset: {
          access: "ALLOW",
          requirement: { primary: { methods: ["push", "email"] }, stepUp: { required: false } },
        },
        selfServiceUnlock: { access: "ALLOW" },
      },
    },
    {
      name: "Everywhere else: reset with two factors",
      conditions: { network: { connection: "ANYWHERE" } },
      actions: {
        passwordChange: { access: "ALLOW" },
        selfServicePasswordReset: {
          access: "ALLOW",
          requirement: {
            primary: {
              methods: ["push", "otp"],
              // One-time codes of this app only.
              methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }],
            },
            // Any second authenticator the person has.
            stepUp: { required: true },
          },
        },
        selfServiceUnlock: { access: "DENY" },
      },
    },
  ],
});

export const policyId = passphrases.id;
