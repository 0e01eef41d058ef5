import { ANYWHERE, type Answer, PEOPLE } from "./answer";

const access = {
  passwordChange: { access: "ALLOW" },
  selfServicePasswordReset: { access: "ALLOW" },
  selfServiceUnlock: { access: "DENY" },
};

/** PASSWORD and MFA_ENROLL. */
export const CREDENTIALS: readonly Answer[] = [
  {
    what: "one number of a password policy, answered with all of them",
    kind: "policy",
    type: "PASSWORD",
    sent: {
      conditions: { people: { groups: { include: ["00g1"] } } },
      settings: { password: { complexity: { minLength: 12 }, age: { historyCount: 4 } } },
    },
    answered: {
      conditions: { people: { groups: { include: ["00g1"] } }, authProvider: { provider: "OKTA" } },
      settings: {
        password: {
          complexity: {
            minLength: 12,
            minLowerCase: 1,
            minUpperCase: 1,
            minNumber: 1,
            minSymbol: 1,
            excludeUsername: true,
            dictionary: { common: { exclude: false } },
            excludeAttributes: [],
          },
          age: { maxAgeDays: 0, expireWarnDays: 0, minAgeMinutes: 0, historyCount: 4 },
          lockout: {
            maxAttempts: 10,
            autoUnlockMinutes: 0,
            userLockoutNotificationChannels: [],
            showLockoutFailures: false,
          },
          breachedProtection: { expireAfterDays: null, logoutEnabled: false, delegatedWorkflowId: null },
        },
        recovery: {
          factors: {
            recovery_question: { status: "ACTIVE", properties: { complexity: { minLength: 4 } } },
            okta_email: { status: "ACTIVE", properties: { recoveryToken: { tokenLifetimeMinutes: 10080 } } },
            okta_sms: { status: "INACTIVE" },
            okta_call: { status: "INACTIVE" },
          },
        },
        delegation: { options: { skipUnlock: false } },
      },
    },
  },
  {
    what: "methods of a password reset, answered in another order",
    kind: "rule",
    type: "PASSWORD",
    sent: {
      actions: {
        ...access,
        selfServicePasswordReset: {
          access: "ALLOW",
          requirement: {
            primary: {
              methods: ["otp", "email"],
              methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }],
            },
            stepUp: { required: false },
          },
        },
      },
    },
    answered: {
      conditions: { people: PEOPLE, network: ANYWHERE },
      actions: {
        ...access,
        selfServicePasswordReset: {
          access: "ALLOW",
          requirement: {
            primary: {
              methods: ["email", "otp"],
              methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }],
            },
            stepUp: { required: false },
          },
        },
      },
    },
  },
  {
    what: "two authenticators, answered among all of the org's",
    kind: "policy",
    type: "MFA_ENROLL",
    sent: {
      conditions: { people: { groups: { include: ["00g1"] } } },
      settings: {
        type: "AUTHENTICATORS",
        authenticators: [
          { key: "webauthn", enroll: { self: "OPTIONAL" } },
          { key: "okta_password", enroll: { self: "REQUIRED" } },
        ],
      },
    },
    answered: {
      conditions: { people: { groups: { include: ["00g1"] } } },
      settings: {
        type: "AUTHENTICATORS",
        authenticators: [
          { key: "okta_password", enroll: { self: "REQUIRED" } },
          { key: "phone_number", enroll: { self: "NOT_ALLOWED" } },
          { key: "webauthn", enroll: { self: "OPTIONAL" } },
        ],
      },
    },
  },
  {
    what: "apps of an enrollment rule, answered with name and id of both sorts",
    kind: "rule",
    type: "MFA_ENROLL",
    sent: {
      conditions: {
        app: {
          include: [
            { type: "APP", id: "0oa1" },
            { type: "APP_TYPE", name: "yahoo_mail" },
          ],
        },
      },
      actions: { enroll: { self: "LOGIN" } },
    },
    answered: {
      conditions: {
        people: PEOPLE,
        network: ANYWHERE,
        app: {
          include: [
            { type: "APP", name: null, id: "0oa1" },
            { type: "APP_TYPE", name: "yahoo_mail", id: null },
          ],
          exclude: [],
        },
      },
      actions: { enroll: { self: "LOGIN" } },
    },
  },
];
