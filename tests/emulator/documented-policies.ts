import { everyone, group, inZone, provider } from "./documented-rules";

const workflows = [{ action: "TERMINATE_SESSION" }, { action: "RUN_WORKFLOW", workflow: { id: 7 } }];

/** Bodies for the rules that Okta makes. */
export const premade: [string, object][] = [
  [
    "PROFILE_ENROLLMENT",
    {
      actions: {
        profileEnrollment: {
          access: "ALLOW",
          unknownUserAction: "DENY",
          activationRequirements: { emailVerification: false },
          allowedIdentifiers: ["email"],
          enrollAuthenticatorTypes: ["password"],
          preRegistrationInlineHooks: [{ inlineHookId: "calDocumented0000000" }],
          profileAttributes: [{ name: "email", label: "E-mail", required: true }],
          progressiveProfilingAction: "DISABLED",
          targetGroupIds: [group],
          uiSchemaId: "uisDocumented0000000",
        },
      },
    },
  ],
  [
    "POST_AUTH_SESSION",
    {
      description: "Ends sessions",
      conditions: { people: everyone },
      actions: { postAuthSession: { failureActions: workflows } },
    },
  ],
  [
    "SESSION_VIOLATION_DETECTION",
    {
      conditions: { network: inZone, riskScore: { minRiskLevel: "LOW" } },
      actions: { sessionViolationDetection: { policyEvaluation: { enabled: false } } },
    },
  ],
  [
    "CLIENT_UPDATE",
    { actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "HOTFIX_ONLY" }] } } },
  ],
  [
    "IDENTITY_CLAIM_SOURCING",
    {
      actions: {
        claimSourcing: {
          redirectType: "IDP_DISCOVERY",
          refresh: { redirectType: "FIXED", filter: { include: [{ id: provider, name: "Acme" }] } },
        },
      },
    },
  ],
];

export const policies: [string, object][] = [
  ["OKTA_SIGN_ON", { conditions: { people: { groups: { include: [group] } } } }],
  [
    "PASSWORD",
    {
      conditions: {
        people: { groups: { include: [group] } },
        authProvider: { provider: "ACTIVE_DIRECTORY", include: [provider] },
      },
      settings: {
        password: {
          complexity: {
            minLength: 12,
            minLowerCase: 0,
            minUpperCase: 0,
            minNumber: 0,
            minSymbol: 0,
            excludeUsername: false,
            excludeAttributes: ["firstName"],
            dictionary: { common: { exclude: true } },
            maxConsecutiveCharacters: 3,
            oelStatement: "true",
          },
          age: { maxAgeDays: 9, expireWarnDays: 2, minAgeMinutes: 5, historyCount: 4 },
          lockout: {
            maxAttempts: 3,
            autoUnlockMinutes: 7,
            userLockoutNotificationChannels: ["EMAIL"],
            showLockoutFailures: true,
          },
          breachedProtection: { expireAfterDays: 3, logoutEnabled: true, delegatedWorkflowId: "7" },
        },
        recovery: {
          factors: {
            recovery_question: { status: "INACTIVE", properties: { complexity: { minLength: 9 } } },
            okta_email: { status: "ACTIVE", properties: { recoveryToken: { tokenLifetimeMinutes: 60 } } },
            okta_sms: { status: "ACTIVE" },
            okta_call: { status: "ACTIVE" },
          },
        },
        delegation: { options: { skipUnlock: true } },
      },
    },
  ],
  [
    "MFA_ENROLL",
    {
      conditions: { people: { groups: { include: [group] } } },
      settings: {
        type: "AUTHENTICATORS",
        authenticators: [
          {
            key: "okta_email",
            enroll: {
              self: "OPTIONAL",
              autoEnroll: false,
              gracePeriod: { type: "BY_SKIP_COUNT", skipCount: 3 },
              promotion: { skipCount: 2, cooldown: { type: "BY_DURATION", duration: "P1M" } },
            },
          },
          { key: "webauthn", enroll: { self: "REQUIRED" }, constraints: { aaguidGroups: ["keys"] } },
        ],
      },
    },
  ],
  [
    "MFA_ENROLL",
    {
      settings: {
        type: "FACTORS",
        factors: { okta_otp: { enroll: { self: "REQUIRED" }, consent: { type: "TERMS_OF_SERVICE" } } },
      },
    },
  ],
];
