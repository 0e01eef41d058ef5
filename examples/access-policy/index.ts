import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyResourceMapping, PolicyRuleSet } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const contractors = config.get("contractorsGroupId") ?? "00g1contractors00001";
const blockedZone = config.get("blockedZoneId") ?? "nzo1blocked000000001";
const payrollApp = config.get("payrollAppId") ?? "0oa1payroll000000001";

const policy = new Policy("payroll", {
  type: "ACCESS_POLICY",
  name: "Payroll",
  description: "Who may open payroll, and how well they must prove it",
});

// From the top: Okta takes the first rule that fits.
const rules = new PolicyRuleSet("payroll-rules", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  rules: [
    {
      name: "Blocked places: never",
      conditions: { network: { connection: "ZONE", include: [blockedZone] } },
      actions: {
        appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } },
      },
    },
    // On a managed laptop: something that cannot be phished, and the password.
    {
      name: "Employees on managed laptops: phishing-resistant",
      conditions: {
        people: { groups: { include: [employees] } },
        // `managed` needs `registered`.
        device: { registered: true, managed: true },
        platform: {
          include: [
            { type: "DESKTOP", os: { type: "MACOS" } },
            { type: "DESKTOP", os: { type: "WINDOWS" } },
          ],
        },
      },
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: {
            type: "ASSURANCE",
            factorMode: "2FA",
            reauthenticateIn: "PT8H",
            constraints: [
              {
                knowledge: { types: ["password"], required: true },
                possession: {
                  phishingResistant: "REQUIRED",
                  deviceBound: "REQUIRED",
                  userPresence: "REQUIRED",
                },
              },
            ],
          },
          // A month of staying signed in after that; Okta answers PT720H, which is the same.
          keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "P30D" },
        },
      },
    },
    // Elsewhere a chain: first a passkey or Okta Verify, then the password. The order of the steps matters.
    {
      name: "Employees elsewhere: possession, then password",
      conditions: { people: { groups: { include: [employees] } }, riskScore: { level: "LOW" } },
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: {
            type: "AUTH_METHOD_CHAIN",
            chains: [
              {
                authenticationMethods: [
                  { key: "webauthn", method: "webauthn", userVerification: "REQUIRED" },
                  { key: "okta_verify", method: "signed_nonce", phishingResistant: "REQUIRED" },
                ],
                reauthenticateIn: "PT2H",
                next: [{ authenticationMethods: [{ key: "okta_password", method: "password" }] }],
              },
            ],
          },
        },
      },
    },
    {
      name: "Contractors: two factors, every time",
      conditions: {
        people: { groups: { include: [contractors] } },
        elCondition: { condition: "user.profile.userType == 'Contractor'" },
      },
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT0S" },
        },
      },
    },
  ],
  // Okta makes this rule with the policy, last and ALLOW.
  catchAll: {
    actions: { appSignOn: { access: "DENY", verificationMethod: { type: "ASSURANCE", factorMode: "1FA" } } },
  },
});

// The set's policyId resolves when all rules stand, so that payroll never sits on a half-built policy.
new PolicyResourceMapping("payroll-app", {
  appId: payrollApp,
  policyId: rules.policyId,
  requireRules: true,
  onDestroy: "previous",
});

export const policyId = policy.id;
