import type { JsonObject } from "../../provider/src/comparison/json";

export interface Sample {
  readonly kind: "policy" | "rule";
  readonly inputs: JsonObject;
}

const policy = (inputs: JsonObject): Sample => ({ kind: "policy", inputs });
const rule = (inputs: JsonObject): Sample => ({ kind: "rule", inputs: { policyId: "p", ...inputs } });

/** Arguments that Okta takes, at least one of every type, with as many fields as go together. */
export const SAMPLES: readonly Sample[] = [
  policy({ type: "OKTA_SIGN_ON", priority: 1, conditions: { people: { groups: { include: ["g"] } } } }),
  rule({
    type: "SIGN_ON",
    conditions: {
      people: { users: { include: ["u"], exclude: [] }, groups: { include: ["g"], exclude: ["h"] } },
      network: { connection: "ZONE", include: ["ALL_ZONES"], exclude: ["z"] },
      authContext: { authType: "LDAP_INTERFACE" },
      identityProvider: { provider: "SPECIFIC_IDP", idpIds: ["i"] },
      riskScore: { level: "HIGH" },
      risk: { behaviors: ["b"] },
    },
    actions: {
      signon: {
        access: "ALLOW",
        requireFactor: true,
        factorPromptMode: "SESSION",
        factorLifetime: 15,
        primaryFactor: "PASSWORD_IDP",
        rememberDeviceByDefault: false,
        session: { maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0, usePersistentCookie: false },
      },
    },
  }),
  policy({
    type: "PASSWORD",
    conditions: { authProvider: { provider: "LDAP", include: ["d"] } },
    settings: {
      password: {
        complexity: {
          minLength: 12,
          minSymbol: 0,
          excludeAttributes: ["lastName"],
          maxConsecutiveCharacters: 72,
          dictionary: { common: { exclude: true } },
        },
        age: { maxAgeDays: 0, historyCount: 4 },
        lockout: { maxAttempts: 10, userLockoutNotificationChannels: ["EMAIL"] },
        breachedProtection: { expireAfterDays: 0, logoutEnabled: true, delegatedWorkflowId: "7" },
      },
      recovery: { factors: { recovery_question: { properties: { complexity: { minLength: 10 } } } } },
      delegation: { options: { skipUnlock: true } },
    },
  }),
  rule({
    type: "PASSWORD",
    conditions: { network: { connection: "ANYWHERE" } },
    actions: {
      passwordChange: { access: "ALLOW" },
      selfServicePasswordReset: {
        access: "ALLOW",
        type: "selfServicePasswordReset",
        requirement: {
          accessControl: "LEGACY",
          primary: {
            methods: ["EMAIL", "otp"],
            methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }],
          },
          stepUp: { required: true, methods: ["security_question"] },
        },
      },
      selfServiceUnlock: { access: "DENY" },
    },
  }),
  policy({
    type: "MFA_ENROLL",
    settings: {
      type: "AUTHENTICATORS",
      authenticators: [
        { key: "okta_email", enroll: { self: "OPTIONAL", autoEnroll: false } },
        { key: "smart_card_idp", id: "a", enroll: { self: "REQUIRED", autoEnroll: null }, constraints: null },
        { key: "webauthn", enroll: { gracePeriod: { type: "BY_SKIP_COUNT", skipCount: 10 } } },
        {
          key: "duo",
          enroll: { gracePeriod: { type: "BY_DATE_TIME", expiry: "2027-01-01T18:30:45.000Z" } },
        },
      ],
    },
  }),
  policy({
    type: "MFA_ENROLL",
    settings: {
      type: "FACTORS",
      factors: { hotp: { enroll: { self: "REQUIRED" }, consent: { type: "NONE" } } },
    },
  }),
  rule({
    type: "MFA_ENROLL",
    conditions: { app: { include: [{ type: "APP", id: "a" }], exclude: [{ type: "APP_TYPE", name: "n" }] } },
    actions: { enroll: { self: "NEVER_INCLUDING_RECOVERY" } },
  }),
  policy({ type: "IDP_DISCOVERY", adopt: { default: true }, onDestroy: "release", conditions: null }),
  rule({
    type: "IDP_DISCOVERY",
    conditions: {
      app: { include: [{ type: "APP", id: "a" }], exclude: null },
      platform: { include: [{ type: "MOBILE", os: { type: "OSX", version: { matchType: "SEMVER" } } }] },
      userIdentifier: {
        type: "IDENTIFIER",
        patterns: [
          { matchType: "SUFFIX", value: "a" },
          { matchType: "SUFFIX", value: "b" },
        ],
      },
    },
    actions: {
      idp: {
        idpSelectionType: "SPECIFIC",
        providers: [{ type: "SAML2", id: "i" }, { type: "OKTA", id: "" }, { type: "TOMORROWS_PROVIDER" }],
        shouldFallBackToOkta: false,
      },
    },
  }),
  rule({
    type: "IDP_DISCOVERY",
    conditions: {
      userIdentifier: {
        type: "ATTRIBUTE",
        attribute: "firstName",
        patterns: [{ matchType: "EXPRESSION", value: "^a" }],
      },
    },
    actions: {
      idp: {
        idpSelectionType: "DYNAMIC",
        providers: [],
        matchCriteria: [{ providerExpression: "login.identifier", propertyName: "name" }],
      },
    },
  }),
  policy({ type: "ACCESS_POLICY", description: "d", status: "INACTIVE", priority: 1, conditions: null }),
  rule({
    type: "ACCESS_POLICY",
    conditions: {
      device: { registered: true, managed: false, assurance: { include: ["d"] } },
      platform: { include: [{ type: "DESKTOP", os: { type: "OTHER", expression: null } }] },
      riskScore: { level: "ANY" },
      userType: { include: ["t"], exclude: [] },
      elCondition: { condition: "true" },
    },
    actions: {
      appSignOn: {
        access: "ALLOW",
        keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "P30D" },
        verificationMethod: {
          type: "ASSURANCE",
          factorMode: "2FA",
          reauthenticateIn: "PT43800H",
          inactivityPeriod: "PT1H",
          constraints: [
            {
              knowledge: { types: ["password"], methods: ["PASSWORD"], required: false },
              possession: { userVerification: "REQUIRED", userVerificationMethods: ["PIN"] },
              next: [{ dropped: "by Okta" }],
            },
            { possession: { excludedAuthenticationMethods: [{ key: "phone_number", method: "sms" }] } },
          ],
        },
      },
    },
  }),
  rule({
    type: "ACCESS_POLICY",
    actions: {
      appSignOn: {
        verificationMethod: {
          type: "AUTH_METHOD_CHAIN",
          factorMode: "2FA",
          chains: [
            {
              authenticationMethods: [{ key: "okta_password", method: "password" }],
              next: [
                {
                  authenticationMethods: [{ key: "okta_email", method: "email" }],
                  next: [
                    {
                      authenticationMethods: [
                        {
                          key: "okta_verify",
                          method: "signed_nonce",
                          userVerification: "REQUIRED",
                          userVerificationMethods: ["BIOMETRICS"],
                        },
                      ],
                      reauthenticateIn: "PT0S",
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    },
  }),
  rule({
    type: "ACCESS_POLICY",
    actions: {
      appSignOn: {
        verificationMethod: {
          type: "AUTH_METHOD_CHAIN",
          reauthenticateIn: "PT2H",
          chains: [{ authenticationMethods: [{ key: "webauthn", method: "webauthn" }] }],
        },
      },
    },
  }),
  rule({
    type: "ACCESS_POLICY",
    actions: { appSignOn: { verificationMethod: { type: "ID_PROOFING", id: "i" } } },
  }),
  rule({
    type: "ACCESS_POLICY",
    name: "Catch-all Rule",
    adopt: { catchAll: true },
    priority: 99,
    onDestroy: "restore",
    actions: { appSignOn: { access: "DENY" } },
  }),
  policy({ type: "PROFILE_ENROLLMENT", name: "Customers" }),
  rule({
    type: "PROFILE_ENROLLMENT",
    adopt: { catchAll: true },
    priority: 99,
    conditions: null,
    actions: {
      profileEnrollment: {
        access: "ALLOW",
        unknownUserAction: "REGISTER",
        profileAttributes: [{ name: "email", label: "Email", required: true }],
        preRegistrationInlineHooks: [{ inlineHookId: "c" }],
        targetGroupIds: ["g"],
        enrollAuthenticatorTypes: ["password"],
        allowedIdentifiers: ["login"],
      },
    },
  }),
  policy({ type: "DEVICE_SIGNAL_COLLECTION", status: "INACTIVE" }),
  rule({
    type: "DEVICE_SIGNAL_COLLECTION",
    conditions: { platform: { include: [{ type: "MOBILE", os: { type: "IOS" } }] } },
    actions: {
      deviceSignalCollection: {
        deviceContextProviders: [{ key: "CHROME_DEVICE_TRUST", id: "d", userIdentification: "IGNORE" }],
      },
    },
  }),
  policy({ type: "ENTITY_RISK", adopt: { default: true } }),
  rule({
    type: "ENTITY_RISK",
    conditions: { entityRisk: { level: "HIGH" }, riskDetectionTypes: { include: ["BRUTE_FORCE_ATTACK"] } },
    actions: { entityRisk: { actions: [{ action: "RUN_WORKFLOW", workflow: { id: 7 } }] } },
  }),
  policy({ type: "POST_AUTH_SESSION", adopt: { id: "p" } }),
  rule({
    type: "POST_AUTH_SESSION",
    adopt: { name: "Protection" },
    status: "INACTIVE",
    priority: 3,
    conditions: { people: { users: { exclude: ["u"] } } },
    actions: {
      postAuthSession: {
        failureActions: [{ action: "TERMINATE_SESSION" }, { action: "RUN_WORKFLOW", workflow: { id: 7 } }],
      },
    },
  }),
  policy({ type: "SESSION_VIOLATION_DETECTION", adopt: { default: true } }),
  rule({
    type: "SESSION_VIOLATION_DETECTION",
    conditions: { network: { connection: "ZONE", exclude: ["z"] }, riskScore: { minRiskLevel: "LOW" } },
    actions: { sessionViolationDetection: { policyEvaluation: { enabled: true } } },
  }),
  policy({ type: "CLIENT_UPDATE", adopt: { default: true } }),
  rule({
    type: "CLIENT_UPDATE",
    adopt: { default: true },
    conditions: {},
    actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "HOTFIX_ONLY" }] } },
  }),
  policy({ type: "IDENTITY_CLAIM_SOURCING", adopt: { default: true } }),
  rule({
    type: "IDENTITY_CLAIM_SOURCING",
    adopt: { default: true },
    actions: {
      claimSourcing: {
        redirectType: "IDP_DISCOVERY",
        refresh: { redirectType: "FIXED", filter: { include: [{ id: "i" }] } },
      },
    },
  }),
  policy({ type: "TOMORROWS_TYPE", conditions: { any: 1 }, settings: { thing: [] } }),
  rule({ type: "TOMORROWS_TYPE", conditions: { any: 1 }, actions: { thing: [] } }),
];

/** The same arguments, once for every place below the top with the value there replaced. */
export function replacements(inputs: JsonObject, value: string): JsonObject[] {
  return Object.keys(inputs)
    .filter((key) => key !== "type" && key !== "adopt" && key !== "onDestroy")
    .flatMap((key) => replaced(inputs[key] ?? null, value).map((changed) => ({ ...inputs, [key]: changed })));
}

function replaced(node: JsonObject[string], value: string): JsonObject[string][] {
  if (Array.isArray(node)) {
    return [
      value,
      ...node.flatMap((element, place) =>
        replaced(element, value).map((changed) => node.map((other, at) => (at === place ? changed : other))),
      ),
    ];
  }
  if (typeof node === "object" && node !== null) {
    return [
      value,
      ...Object.entries(node).flatMap(([key, child]) =>
        replaced(child, value).map((changed) => ({ ...node, [key]: changed })),
      ),
    ];
  }
  return [value];
}
