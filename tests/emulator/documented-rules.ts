// One body per type that says all that Okta documents of it, each field with a value that is no default.
export const group = "00gDocumented0000000";
const user = "00uDocumented0000000";
const zone = "nzoDocumented0000000";
export const provider = "0oaDocumented0000000";

export const everyone = {
  users: { include: [user], exclude: [`${user.slice(0, -1)}1`] },
  groups: { include: [group], exclude: [`${group.slice(0, -1)}1`] },
};
export const inZone = { connection: "ZONE", include: [zone] };
const platform = {
  include: [{ type: "DESKTOP", os: { type: "WINDOWS", version: { matchType: "SEMVER", value: "10.0" } } }],
  exclude: [{ type: "MOBILE", os: { type: "OTHER", expression: "x.*" } }],
};
const anApp = { include: [{ type: "APP", id: provider }], exclude: [{ type: "APP_TYPE", name: "zoom" }] };

const stepOfChain = (method: string, next?: object) => ({
  authenticationMethods: [
    {
      key: "okta_verify",
      method,
      id: "autDocumented0000000",
      hardwareProtection: "REQUIRED",
      phishingResistant: "REQUIRED",
      userVerification: "REQUIRED",
      userVerificationMethods: ["PIN"],
    },
  ],
  reauthenticateIn: "PT2H",
  ...(next === undefined ? {} : { next: [next] }),
});
const methods = [{ key: "okta_verify", method: "push", id: "autDocumented0000000" }];
const factor = {
  types: ["app"],
  methods: ["push"],
  authenticationMethods: methods,
  excludedAuthenticationMethods: methods,
  reauthenticateIn: "PT1H",
  required: false,
};
const access = (verificationMethod: object) => ({
  conditions: {
    people: everyone,
    network: inZone,
    device: { registered: true, managed: true, assurance: { include: ["daeDocumented0000000"] } },
    platform,
    riskScore: { level: "HIGH" },
    userType: { include: ["otyDocumented0000000"], exclude: ["otyDocumented0000001"] },
    elCondition: { condition: "user.isAdmin" },
  },
  actions: {
    appSignOn: {
      access: "DENY",
      keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "PT24H" },
      verificationMethod,
    },
  },
});

/** Type, what it is about, body. */
export const rules: [string, string, object][] = [
  [
    "OKTA_SIGN_ON",
    "all",
    {
      conditions: {
        people: everyone,
        network: { connection: "ZONE", exclude: [zone] },
        authContext: { authType: "RADIUS" },
        identityProvider: { provider: "SPECIFIC_IDP", idpIds: [provider] },
        riskScore: { level: "HIGH" },
        risk: { behaviors: ["bhvDocumented0000000"] },
      },
      actions: {
        signon: {
          access: "ALLOW",
          requireFactor: true,
          primaryFactor: "PASSWORD_IDP",
          factorPromptMode: "SESSION",
          factorLifetime: 15,
          rememberDeviceByDefault: true,
          session: { maxSessionIdleMinutes: 1, maxSessionLifetimeMinutes: 2, usePersistentCookie: true },
        },
      },
    },
  ],
  [
    "OKTA_SIGN_ON",
    "factor sequencing",
    {
      actions: {
        signon: {
          access: "CHALLENGE",
          challenge: {
            chain: [
              {
                criteria: [{ factorType: "password", provider: "OKTA" }],
                next: [{ criteria: [{ factorType: "push", provider: "OKTA" }] }],
              },
            ],
          },
        },
      },
    },
  ],
  [
    "PASSWORD",
    "all",
    {
      conditions: { people: everyone, network: inZone },
      actions: {
        passwordChange: { access: "DENY" },
        selfServicePasswordReset: {
          access: "DENY",
          type: "selfServicePasswordReset",
          requirement: {
            accessControl: "AUTH_POLICY",
            primary: {
              methods: ["email", "otp"],
              methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }],
            },
            stepUp: { required: true, methods: ["security_question"] },
          },
          settings: { allowRecoveryEmailWithoutEnrollment: true },
        },
        selfServiceUnlock: { access: "ALLOW" },
      },
    },
  ],
  [
    "MFA_ENROLL",
    "all",
    {
      conditions: { people: { users: { exclude: [user] } }, network: inZone, app: anApp },
      actions: { enroll: { self: "NEVER_INCLUDING_RECOVERY" } },
    },
  ],
  [
    "IDP_DISCOVERY",
    "chosen",
    {
      conditions: {
        network: inZone,
        platform,
        userIdentifier: {
          type: "ATTRIBUTE",
          attribute: "company",
          patterns: [{ matchType: "EQUALS", value: "Acme" }],
        },
        app: anApp,
      },
      actions: {
        idp: {
          idpSelectionType: "SPECIFIC",
          providers: [{ type: "OIDC", id: provider, name: "Acme" }, { type: "OKTA" }],
          shouldFallBackToOkta: true,
        },
      },
    },
  ],
  [
    "IDP_DISCOVERY",
    "computed",
    {
      actions: {
        idp: {
          idpSelectionType: "DYNAMIC",
          providers: [],
          matchCriteria: [{ providerExpression: "login.identifier", propertyName: "name" }],
        },
      },
    },
  ],
  [
    "ACCESS_POLICY",
    "assurance",
    access({
      type: "ASSURANCE",
      factorMode: "1FA",
      reauthenticateIn: "PT3H",
      inactivityPeriod: "PT1H",
      constraints: [
        {
          knowledge: factor,
          possession: {
            ...factor,
            deviceBound: "REQUIRED",
            hardwareProtection: "REQUIRED",
            phishingResistant: "REQUIRED",
            userPresence: "OPTIONAL",
            userVerification: "REQUIRED",
            userVerificationMethods: ["BIOMETRICS"],
          },
        },
      ],
    }),
  ],
  [
    "ACCESS_POLICY",
    "chains",
    access({
      type: "AUTH_METHOD_CHAIN",
      chains: [stepOfChain("push", stepOfChain("totp", stepOfChain("signed_nonce")))],
    }),
  ],
  ["ACCESS_POLICY", "proofing", access({ type: "ID_PROOFING", id: provider })],
  [
    "DEVICE_SIGNAL_COLLECTION",
    "all",
    {
      conditions: {
        network: inZone,
        platform: { include: platform.include, exclude: [{ type: "MOBILE", os: { type: "IOS" } }] },
      },
      actions: {
        deviceSignalCollection: {
          deviceContextProviders: [{ key: "DEVICE_POSTURE_IDP", id: provider, userIdentification: "IGNORE" }],
        },
      },
    },
  ],
  ...["include", "exclude"].map((side): [string, string, object] => [
    "ENTITY_RISK",
    side,
    {
      description: "Signs out",
      conditions: {
        people: everyone,
        entityRisk: { level: "HIGH" },
        riskDetectionTypes: { [side]: ["BRUTE_FORCE_ATTACK"] },
      },
      actions: {
        entityRisk: { actions: [{ action: "RUN_WORKFLOW", workflow: { id: 7 } }] },
      },
    },
  ]),
];
