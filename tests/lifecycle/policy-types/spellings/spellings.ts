/** Two ways to say one thing. */
export interface Spelling {
  readonly what: string;
  readonly kind: "policy" | "rule";
  readonly type: string;
  readonly one: object;
  /** Says the same in other words, most often aloud what else goes without saying. */
  readonly other: object;
  /** Says something else. */
  readonly not: object;
}

const assurance = (more: object) => ({
  actions: {
    appSignOn: { access: "ALLOW", verificationMethod: { type: "ASSURANCE", factorMode: "2FA", ...more } },
  },
});
const chain = (reauthenticateIn: string) => ({
  actions: {
    appSignOn: {
      access: "ALLOW",
      verificationMethod: {
        type: "AUTH_METHOD_CHAIN",
        chains: [{ authenticationMethods: [{ key: "webauthn", method: "webauthn" }], reauthenticateIn }],
      },
    },
  },
});
const keep = (keepMeSignedIn: object) => ({ actions: { appSignOn: { access: "ALLOW", ...keepMeSignedIn } } });
const knowledge = (more: object) => assurance({ constraints: [{ knowledge: more }] });
const app = { kind: "rule", type: "ACCESS_POLICY" } as const;

const route = (conditions: object, idp: object = {}) => ({
  conditions,
  actions: { idp: { providers: [{ type: "OKTA" }], ...idp } },
});
const byName = (propertyName: object) =>
  route(
    {},
    {
      idpSelectionType: "DYNAMIC",
      providers: [],
      matchCriteria: [{ providerExpression: "user.email", ...propertyName }],
    },
  );
const routing = { kind: "rule", type: "IDP_DISCOVERY" } as const;

const secret = (password: object) => ({ settings: { password } });
const passwords = { kind: "policy", type: "PASSWORD" } as const;
const reset = (methods: string[]) => ({
  actions: { selfServicePasswordReset: { access: "ALLOW", requirement: { primary: { methods } } } },
});

const otp = { enroll: { self: "OPTIONAL" } };
const factors = (all: object) => ({ settings: { type: "FACTORS", factors: all } });
const enrollment = { kind: "policy", type: "MFA_ENROLL" } as const;

export const SPELLINGS: readonly Spelling[] = [
  {
    ...app,
    what: "the usual interval",
    one: assurance({}),
    other: assurance({ reauthenticateIn: "PT12H" }),
    not: assurance({ reauthenticateIn: "PT1H" }),
  },
  {
    ...app,
    what: "the interval of a chain",
    one: chain("PT2H"),
    other: chain("PT120M"),
    not: chain("PT2M"),
  },
  {
    ...app,
    what: "a time without activity",
    one: assurance({ inactivityPeriod: "PT1H" }),
    other: assurance({ inactivityPeriod: "PT60M" }),
    not: assurance({ inactivityPeriod: "P1D" }),
  },
  {
    ...app,
    what: "not staying signed in",
    one: keep({}),
    other: keep({ keepMeSignedIn: { postAuth: "NOT_ALLOWED" } }),
    not: keep({ keepMeSignedIn: { postAuth: "ALLOWED" } }),
  },
  {
    ...app,
    what: "a factor that is required",
    one: knowledge({ types: ["password"] }),
    other: knowledge({ types: ["password"], required: true }),
    not: knowledge({ types: ["password"], required: false }),
  },
  {
    ...app,
    what: "methods in upper case",
    one: knowledge({ methods: ["password"] }),
    other: knowledge({ methods: ["PASSWORD"] }),
    not: knowledge({ methods: ["SECURITY_QUESTION"] }),
  },
  {
    ...app,
    what: "a system told by no expression",
    one: { conditions: { platform: { include: [{ type: "DESKTOP", os: { type: "OTHER" } }] } } },
    other: {
      conditions: { platform: { include: [{ type: "DESKTOP", os: { type: "OTHER", expression: "" } }] } },
    },
    not: {
      conditions: { platform: { include: [{ type: "DESKTOP", os: { type: "OTHER", expression: "Be*" } }] } },
    },
  },
  {
    ...app,
    what: "no platform excluded",
    one: { conditions: { platform: { include: [{ type: "DESKTOP", os: { type: "MACOS" } }] } } },
    other: {
      conditions: { platform: { include: [{ type: "DESKTOP", os: { type: "MACOS" } }], exclude: [] } },
    },
    not: {
      conditions: {
        platform: {
          include: [{ type: "DESKTOP", os: { type: "MACOS" } }],
          exclude: [{ type: "MOBILE", os: { type: "IOS" } }],
        },
      },
    },
  },
  {
    ...app,
    what: "nobody excluded",
    one: { conditions: { people: { groups: { include: ["00g1"] } } } },
    other: {
      conditions: {
        people: { groups: { include: ["00g1"], exclude: [] }, users: { include: [], exclude: [] } },
      },
    },
    not: { conditions: { people: { groups: { include: ["00g1"] }, users: { exclude: ["00u1"] } } } },
  },
  {
    ...app,
    what: "conditions of nobody and nothing",
    one: assurance({}),
    other: {
      ...assurance({}),
      conditions: { people: { users: { exclude: [] } }, platform: { exclude: [] } },
    },
    not: { ...assurance({}), conditions: { people: { users: { exclude: ["00u1"] } } } },
  },
  {
    kind: "rule",
    type: "OKTA_SIGN_ON",
    what: "no behaviours",
    one: { conditions: { riskScore: { level: "LOW" } } },
    other: { conditions: { riskScore: { level: "LOW" }, risk: { behaviors: [] } } },
    not: { conditions: { riskScore: { level: "LOW" }, risk: { behaviors: ["bhv1"] } } },
  },
  {
    ...routing,
    what: "no apps, no patterns, one provider and no way back",
    one: route({}),
    other: route(
      { app: { include: [], exclude: [] }, userIdentifier: { patterns: [] } },
      { idpSelectionType: "SPECIFIC", shouldFallBackToOkta: false },
    ),
    not: route({ app: { exclude: [{ type: "APP", id: "0oa1" }] } }),
  },
  {
    ...routing,
    what: "a way back that is not taken",
    one: route({}),
    other: route({}, { shouldFallBackToOkta: false }),
    not: route({}, { shouldFallBackToOkta: true }),
  },
  {
    ...routing,
    what: "providers by name",
    one: byName({}),
    other: byName({ propertyName: "name" }),
    not: byName({ propertyName: "domain" }),
  },
  {
    ...passwords,
    what: "nothing kept out, nobody told, nobody signed out",
    one: secret({ complexity: { minLength: 12 } }),
    other: secret({
      complexity: { minLength: 12, excludeAttributes: [] },
      lockout: { userLockoutNotificationChannels: [] },
      breachedProtection: { logoutEnabled: false },
    }),
    not: secret({ complexity: { minLength: 12, excludeAttributes: ["lastName"] } }),
  },
  {
    kind: "rule",
    type: "PASSWORD",
    what: "methods of a reset in upper case",
    one: reset(["push", "email"]),
    other: reset(["EMAIL", "PUSH"]),
    not: reset(["EMAIL", "SMS"]),
  },
  {
    kind: "rule",
    type: "PROFILE_ENROLLMENT",
    what: "signing in by login",
    one: { actions: { profileEnrollment: { access: "ALLOW" } } },
    other: { actions: { profileEnrollment: { access: "ALLOW", allowedIdentifiers: ["login"] } } },
    not: { actions: { profileEnrollment: { access: "ALLOW", allowedIdentifiers: ["email"] } } },
  },
  {
    ...enrollment,
    what: "factors for what stands without a type",
    one: { settings: { factors: { okta_otp: otp } } },
    other: factors({ okta_otp: otp }),
    not: factors({ okta_otp: { enroll: { self: "REQUIRED" } } }),
  },
  {
    ...enrollment,
    what: "a factor that is not allowed",
    one: factors({ okta_otp: otp }),
    other: factors({ okta_otp: otp, okta_sms: { enroll: { self: "NOT_ALLOWED" } } }),
    not: factors({ okta_otp: otp, okta_sms: { enroll: { self: "OPTIONAL" } } }),
  },
  {
    ...enrollment,
    what: "a consent to nothing",
    one: factors({ okta_otp: otp }),
    other: factors({ okta_otp: { ...otp, consent: { type: "NONE" } } }),
    not: factors({ okta_otp: { ...otp, consent: { type: "TERMS_OF_USE" } } }),
  },
];
