import type { JsonObject } from "../../provider/src/comparison/json";
import { REGISTRY } from "../../provider/src/policy-types/registry";
import { type CheckFailure, schemaFailures } from "../../provider/src/pulumi/check";
import { UNKNOWN } from "../../provider/src/pulumi/unknown";
import { policySchema } from "../../provider/src/resources/policy/schema";
import { policyRuleSchema } from "../../provider/src/resources/policy-rule/schema";
import { replacements, SAMPLES, type Sample } from "./policy-types-samples";

const check = ({ kind, inputs }: Sample): CheckFailure[] =>
  schemaFailures(kind === "policy" ? policySchema : policyRuleSchema, inputs);

const policy = (inputs: JsonObject): Sample => ({ kind: "policy", inputs });
const rule = (type: string, inputs: JsonObject): Sample => ({
  kind: "rule",
  inputs: { policyId: "p", type, ...inputs },
});
const passwordSettings = (password: JsonObject) => policy({ type: "PASSWORD", settings: { password } });
const authenticator = (fields: JsonObject) =>
  policy({ type: "MFA_ENROLL", settings: { authenticators: [{ key: "webauthn", ...fields }] } });
const SMS = { factorType: "sms", provider: "OKTA" };
const signon = (fields: JsonObject) => rule("SIGN_ON", { actions: { signon: fields } });
const reset = (requirement: JsonObject) =>
  rule("PASSWORD", { actions: { selfServicePasswordReset: { requirement } } });
const routing = (idp: JsonObject) => rule("IDP_DISCOVERY", { actions: { idp } });
const identifier = (userIdentifier: JsonObject) => rule("IDP_DISCOVERY", { conditions: { userIdentifier } });
const method = (verificationMethod: JsonObject) =>
  rule("ACCESS_POLICY", { actions: { appSignOn: { verificationMethod } } });
const profile = (profileEnrollment: JsonObject) =>
  rule("PROFILE_ENROLLMENT", { adopt: { catchAll: true }, actions: { profileEnrollment } });
const chain = (more: JsonObject = {}) => ({
  authenticationMethods: [{ key: "okta_password", method: "password" }],
  ...more,
});
const FACTORS = { okta_otp: { enroll: { self: "REQUIRED" } } };
const METHOD = "actions.appSignOn.verificationMethod";

/** What is declared, the property at fault, and a part of what is said of it. */
const REFUSED: readonly (readonly [Sample, string, string])[] = [
  // Conditions of several types.
  [
    rule("SIGN_ON", { conditions: { network: { connection: "ZONE" } } }),
    "conditions.network",
    "include or exclude",
  ],
  [
    rule("SESSION_VIOLATION_DETECTION", { conditions: { network: { connection: "ZONE", include: null } } }),
    "conditions.network",
    "include or exclude",
  ],
  [
    rule("SIGN_ON", { conditions: { network: { connection: "ZONE", include: [], exclude: [] } } }),
    "conditions.network",
    "include or exclude",
  ],
  ...["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL"].map(
    (type) =>
      [
        policy({ type, conditions: { people: { groups: { include: [] } } } }),
        "conditions.people.groups.include",
        "Everyone",
      ] as const,
  ),
  [
    rule("ACCESS_POLICY", { conditions: { network: { connection: "SOMEWHERE" } } }),
    "conditions.network.connection",
    '"ANYWHERE"',
  ],
  [
    rule("MFA_ENROLL", { conditions: { app: { include: [{ type: "GROUP" }] } } }),
    "conditions.app.include[0].type",
    '"APP_TYPE"',
  ],
  [rule("SIGN_ON", { conditions: { riskScore: { level: "SOME" } } }), "conditions.riskScore.level", '"LOW"'],
  [
    rule("PASSWORD", { conditions: { people: { users: { exclude: "u" } } } }),
    "conditions.people.users.exclude",
    "array",
  ],

  // SIGN_ON
  [signon({ factorLifetime: 15 }), "actions.signon.factorLifetime", "requireFactor: true only"],
  [
    signon({ requireFactor: false, factorPromptMode: "ALWAYS" }),
    "actions.signon.factorPromptMode",
    "requireFactor: true only",
  ],
  [signon({ requireFactor: true }), "actions.signon.factorPromptMode", "needs factorPromptMode"],
  [
    signon({ requireFactor: true, factorPromptMode: "SESSION" }),
    "actions.signon.factorLifetime",
    "needs factorLifetime",
  ],
  [signon({ access: "MAYBE" }), "actions.signon.access", '"DENY"'],
  [
    signon({ access: "ALLOW", challenge: { chain: [{ criteria: [SMS] }] } }),
    "actions.signon.challenge",
    'access "CHALLENGE" only',
  ],
  [
    signon({ access: "CHALLENGE", challenge: { chain: [] } }),
    "actions.signon.challenge.chain",
    "without a sequence",
  ],
  [
    signon({ access: "CHALLENGE", challenge: { chain: [{ criteria: [SMS], next: [{ criteria: [] }] }] } }),
    "actions.signon.challenge.chain[0].next[0].criteria",
    "without a factor",
  ],
  [signon({ session: { maxSessionIdleMinutes: -1 } }), "actions.signon.session.maxSessionIdleMinutes", ">=0"],

  // PASSWORD
  [
    passwordSettings({ breachedProtection: { logoutEnabled: true } }),
    "settings.password.breachedProtection.logoutEnabled",
    "needs expireAfterDays",
  ],
  [
    passwordSettings({ breachedProtection: { expireAfterDays: 11 } }),
    "settings.password.breachedProtection.expireAfterDays",
    "<=10",
  ],
  [
    passwordSettings({ complexity: { maxConsecutiveCharacters: 73 } }),
    "settings.password.complexity.maxConsecutiveCharacters",
    "<=72",
  ],
  [passwordSettings({ complexity: { minSymbol: 2 } }), "settings.password.complexity.minSymbol", "<=1"],
  [
    passwordSettings({ lockout: { userLockoutNotificationChannels: ["SMS"] } }),
    "settings.password.lockout.userLockoutNotificationChannels[0]",
    '"EMAIL"',
  ],
  [
    passwordSettings({ lockout: { userLockoutNotificationChannels: ["EMAIL", "EMAIL"] } }),
    "settings.password.lockout.userLockoutNotificationChannels",
    '["EMAIL"]',
  ],
  [
    reset({ primary: { methods: ["email", "otp"] } }),
    "actions.selfServicePasswordReset.requirement.primary.methods[1]",
    "google_otp",
  ],
  [
    reset({
      primary: { methods: ["OTP"], methodConstraints: [{ method: "otp", allowedAuthenticators: [] }] },
    }),
    "actions.selfServicePasswordReset.requirement.primary.methods[0]",
    "google_otp",
  ],
  [
    reset({ primary: { methods: [7] } }),
    "actions.selfServicePasswordReset.requirement.primary.methods[0]",
    "string",
  ],
  [
    reset({ stepUp: { required: false, methods: ["security_question"] } }),
    "actions.selfServicePasswordReset.requirement.stepUp.methods",
    "required: true only",
  ],
  [
    reset({ stepUp: { required: true, methods: ["email"] } }),
    "actions.selfServicePasswordReset.requirement.stepUp.methods[0]",
    '"security_question"',
  ],

  // MFA_ENROLL
  [
    policy({
      type: "MFA_ENROLL",
      settings: { type: "AUTHENTICATORS", authenticators: [], factors: FACTORS },
    }),
    "settings.factors",
    "never both",
  ],
  [
    policy({ type: "MFA_ENROLL", settings: { type: "FACTORS", authenticators: [{ key: "duo" }] } }),
    "settings.authenticators",
    "never both",
  ],
  [
    policy({ type: "MFA_ENROLL", settings: { authenticators: [{ key: "duo" }], factors: FACTORS } }),
    "settings.factors",
    "never both",
  ],
  [
    policy({ type: "MFA_ENROLL", settings: { authenticators: [{ key: "duo" }, { key: "duo", id: null }] } }),
    "settings.authenticators[1]",
    "once more",
  ],
  [
    authenticator({ enroll: { autoEnroll: true } }),
    "settings.authenticators[0].enroll.autoEnroll",
    "only okta_email",
  ],
  [
    authenticator({ key: "okta_email", enroll: { self: "REQUIRED", autoEnroll: false } }),
    "settings.authenticators[0].enroll.autoEnroll",
    "OPTIONAL or NOT_ALLOWED",
  ],
  [
    authenticator({ enroll: { gracePeriod: { type: "BY_DATE_TIME" } } }),
    "settings.authenticators[0].enroll.gracePeriod.expiry",
    "needs expiry",
  ],
  [
    authenticator({ enroll: { gracePeriod: { type: "BY_SKIP_COUNT" } } }),
    "settings.authenticators[0].enroll.gracePeriod.skipCount",
    "needs skipCount",
  ],
  [
    authenticator({ enroll: { gracePeriod: { type: "BY_SKIP_COUNT", skipCount: 11 } } }),
    "settings.authenticators[0].enroll.gracePeriod.skipCount",
    "<=10",
  ],
  [
    authenticator({ enroll: { gracePeriod: { type: "BY_DATE_TIME", expiry: "2027-01-01" } } }),
    "settings.authenticators[0].enroll.gracePeriod.expiry",
    "milliseconds",
  ],
  [
    authenticator({
      enroll: { gracePeriod: { type: "BY_SKIP_COUNT", skipCount: 1, expiry: "2027-01-01T00:00:00.000Z" } },
    }),
    "settings.authenticators[0].enroll.gracePeriod.expiry",
    "remove the other",
  ],
  [
    authenticator({ enroll: { promotion: { cooldown: { type: "NEVER" } } } }),
    "settings.authenticators[0].enroll.promotion.cooldown.type",
    '"BY_SIGN_IN"',
  ],
  [
    authenticator({ enroll: { promotion: { cooldown: { type: "BY_DURATION", duration: "30" } } } }),
    "settings.authenticators[0].enroll.promotion.cooldown.duration",
    "PT2H",
  ],
  [rule("MFA_ENROLL", { actions: { enroll: {} } }), "actions.enroll.self", '"CHALLENGE"'],

  // Lists that would ask for nothing, or for nobody.
  [
    rule("SIGN_ON", { conditions: { identityProvider: { provider: "SPECIFIC_IDP", idpIds: [] } } }),
    "conditions.identityProvider.idpIds",
    "name them under idpIds",
  ],
  [profile({ allowedIdentifiers: [] }), "actions.profileEnrollment.allowedIdentifiers", "name an attribute"],
  [
    method({ type: "AUTH_METHOD_CHAIN", chains: [{ authenticationMethods: [] }] }),
    "actions.appSignOn.verificationMethod.chains[0].authenticationMethods",
    "remove the step",
  ],

  // IDP_DISCOVERY
  [
    routing({
      idpSelectionType: "DYNAMIC",
      matchCriteria: [{ providerExpression: "x" }],
      providers: [{ type: "OKTA" }],
    }),
    "actions.idp.providers",
    "leave providers empty",
  ],
  [
    routing({ idpSelectionType: "DYNAMIC", providers: [] }),
    "actions.idp.matchCriteria",
    "needs matchCriteria",
  ],
  [
    routing({ idpSelectionType: "SPECIFIC", matchCriteria: [{ providerExpression: "x" }] }),
    "actions.idp.matchCriteria[0].providerExpression",
    "remove the expression",
  ],
  [
    routing({ providers: Array.from({ length: 11 }, (_, at) => ({ type: "SAML2", id: `${at}` })) }),
    "actions.idp.providers",
    "at most 10",
  ],
  [
    routing({ providers: [{ type: "OKTA" }, { type: "X509", id: "i" }] }),
    "actions.idp.providers[1]",
    "stand alone",
  ],
  [routing({ providers: [{ type: "IWA", id: "i" }] }), "actions.idp.providers[0].id", "have no id"],
  [
    identifier({
      type: "ATTRIBUTE",
      attribute: "a",
      patterns: [
        { matchType: "EQUALS", value: "a" },
        { matchType: "EQUALS", value: "b" },
      ],
    }),
    "conditions.userIdentifier.patterns",
    "one pattern only",
  ],
  [
    identifier({
      type: "IDENTIFIER",
      patterns: [
        { matchType: "EQUALS", value: "a" },
        { matchType: "EXPRESSION", value: "b" },
      ],
    }),
    "conditions.userIdentifier.patterns",
    "one pattern only",
  ],
  [identifier({ type: "ATTRIBUTE", patterns: [] }), "conditions.userIdentifier.attribute", "needs attribute"],
  [
    rule("IDP_DISCOVERY", { conditions: { platform: { include: [{ os: { type: "MACOS" } }] } } }),
    "conditions.platform.include[0].os.type",
    '"OSX"',
  ],
  [
    rule("IDP_DISCOVERY", {
      conditions: { app: { include: [{ type: "APP", id: "a" }], exclude: [{ id: "a", type: "APP" }] } },
    }),
    "conditions.app.include[0]",
    "under include and exclude",
  ],

  // ACCESS_POLICY
  [
    rule("ACCESS_POLICY", { conditions: { device: { managed: true } } }),
    "conditions.device.managed",
    "registered: true",
  ],
  [
    rule("ACCESS_POLICY", { conditions: { platform: { exclude: [{ os: { type: "OSX" } }] } } }),
    "conditions.platform.exclude[0].os.type",
    '"MACOS"',
  ],
  [
    method({ type: "ASSURANCE", factorMode: "1FA", constraints: [{}, { knowledge: {}, possession: {} }] }),
    `${METHOD}.constraints[1]`,
    '"2FA"',
  ],
  [method({ type: "ASSURANCE", reauthenticateIn: "2h" }), `${METHOD}.reauthenticateIn`, "PT2H"],
  [
    method({ type: "ASSURANCE", constraints: [{ knowledge: { reauthenticateIn: "P" } }] }),
    `${METHOD}.constraints[0].knowledge.reauthenticateIn`,
    "PT2H",
  ],
  [
    method({ type: "ASSURANCE", constraints: [{ knowledge: { types: [""] } }] }),
    `${METHOD}.constraints[0].knowledge.types[0]`,
    ">=1",
  ],
  [method({ type: "ASSURANCE", constraints: { knowledge: {} } }), `${METHOD}.constraints`, "array"],
  [
    method({ type: "ASSURANCE", constraints: [{ possession: { userVerificationMethods: ["PIN"] } }] }),
    `${METHOD}.constraints[0].possession.userVerificationMethods`,
    'userVerification: "REQUIRED" only',
  ],
  [method({ type: "ID_PROOFING" }), `${METHOD}.id`, "needs id"],
  [method({ type: "AUTH_METHOD_CHAIN" }), `${METHOD}.chains`, "1 to 5 chains"],
  [
    method({ type: "AUTH_METHOD_CHAIN", chains: Array.from({ length: 6 }, () => chain()) }),
    `${METHOD}.chains`,
    "1 to 5 chains",
  ],
  [
    method({
      type: "AUTH_METHOD_CHAIN",
      chains: [chain({ next: [chain({ next: [chain({ next: [chain()] })] })] })],
    }),
    `${METHOD}.chains[0].next[0].next[0].next`,
    "3 steps",
  ],
  [
    method({ type: "AUTH_METHOD_CHAIN", chains: [chain({ next: [chain(), chain()] })] }),
    `${METHOD}.chains[0].next`,
    "one next step",
  ],
  [
    method({
      type: "AUTH_METHOD_CHAIN",
      reauthenticateIn: "PT1H",
      chains: [chain({ reauthenticateIn: "PT1H" })],
    }),
    `${METHOD}.chains[0].reauthenticateIn`,
    "never on both",
  ],
  [
    method({
      type: "AUTH_METHOD_CHAIN",
      reauthenticateIn: "PT1H",
      chains: [chain({ next: [chain({ reauthenticateIn: "PT1H" })] })],
    }),
    `${METHOD}.chains[0].next[0].reauthenticateIn`,
    "never on both",
  ],
  ...[0, 1, 2].map((depth): readonly [Sample, string, string] => {
    const last: JsonObject = {
      authenticationMethods: [{ key: "okta_verify", method: "push", userVerificationMethods: ["PIN"] }],
    };
    const first = Array.from({ length: depth }).reduce<JsonObject>((next) => chain({ next: [next] }), last);
    return [
      method({ type: "AUTH_METHOD_CHAIN", chains: [first] }),
      `${METHOD}.chains[0]${".next[0]".repeat(depth)}.authenticationMethods[0].userVerificationMethods`,
      'userVerification: "REQUIRED" only',
    ];
  }),
  [
    method({ type: "AUTH_METHOD_CHAIN", chains: [{ authenticationMethods: [{ key: "okta_verify" }] }] }),
    `${METHOD}.chains[0].authenticationMethods[0].method`,
    "string",
  ],

  // PROFILE_ENROLLMENT
  [profile({ access: "DENY" }), "actions.profileEnrollment.access", "cannot be set"],
  [
    profile({ profileAttributes: Array.from({ length: 11 }, (_, at) => ({ name: `${at}`, label: "l" })) }),
    "actions.profileEnrollment.profileAttributes",
    "at most 10",
  ],
  [
    profile({ preRegistrationInlineHooks: [{ inlineHookId: "a" }, { inlineHookId: "b" }] }),
    "actions.profileEnrollment.preRegistrationInlineHooks",
    "at most one",
  ],
  [profile({ targetGroupIds: ["a", "b"] }), "actions.profileEnrollment.targetGroupIds", "at most one group"],
  [
    profile({ enrollAuthenticatorTypes: ["webauthn"] }),
    "actions.profileEnrollment.enrollAuthenticatorTypes[0]",
    '"password"',
  ],

  // The types of Okta's own policies.
  [
    rule("DEVICE_SIGNAL_COLLECTION", {
      actions: { deviceSignalCollection: { deviceContextProviders: [{ key: "okta_verify" }] } },
    }),
    "actions.deviceSignalCollection.deviceContextProviders[0].key",
    'is spelled "OKTA_VERIFY"',
  ],
  [
    rule("DEVICE_SIGNAL_COLLECTION", { conditions: { platform: { include: [{ type: "ANY" }] } } }),
    "conditions.platform.include[0].type",
    '"DESKTOP"',
  ],
  [
    rule("ENTITY_RISK", { conditions: { riskDetectionTypes: { exclude: ["Suspicious_App_Access"] } } }),
    "conditions.riskDetectionTypes.exclude[0]",
    'is spelled "SUSPICIOUS_APP_ACCESS"',
  ],
  [
    rule("ENTITY_RISK", {
      conditions: {
        riskDetectionTypes: { include: ["BRUTE_FORCE_ATTACK"], exclude: ["SUSPICIOUS_APP_ACCESS"] },
      },
    }),
    "conditions.riskDetectionTypes",
    "not both",
  ],
  [
    rule("ENTITY_RISK", { actions: { entityRisk: { actions: [{ action: "RUN_WORKFLOW" }] } } }),
    "actions.entityRisk.actions[0].workflow.id",
    "number of the workflow",
  ],
  [
    rule("ENTITY_RISK", {
      actions: {
        entityRisk: {
          actions: [{ action: "TERMINATE_ALL_SESSIONS" }, { action: "RUN_WORKFLOW", workflow: { id: 7 } }],
        },
      },
    }),
    "actions.entityRisk.actions",
    "one thing",
  ],
  [
    rule("POST_AUTH_SESSION", {
      adopt: { id: "r" },
      actions: { postAuthSession: { failureActions: [{ action: "RUN_WORKFLOW", workflow: {} }] } },
    }),
    "actions.postAuthSession.failureActions[0].workflow.id",
    "number of the workflow",
  ],
  [
    rule("SESSION_VIOLATION_DETECTION", { conditions: { riskScore: { minRiskLevel: "ANY" } } }),
    "conditions.riskScore.minRiskLevel",
    '"HIGH"',
  ],
  [
    rule("CLIENT_UPDATE", {
      adopt: { catchAll: true },
      actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "LATER" }] } },
    }),
    "actions.updateControls.actions[0].value",
    '"HOTFIX_ONLY"',
  ],
  [
    rule("IDENTITY_CLAIM_SOURCING", {
      adopt: { default: true },
      actions: { claimSourcing: { redirectType: "SAML" } },
    }),
    "actions.claimSourcing.redirectType",
    '"IDP_DISCOVERY"',
  ],
];

const named = (cases: typeof REFUSED) =>
  cases.map(
    ([sample, property, part]) =>
      [`${sample.inputs.type} ${property}: ${part}`, sample, property, part] as const,
  );

test.each(SAMPLES.map((sample) => [`${sample.kind} ${sample.inputs.type}`, sample] as const))(
  "%s as Okta takes it has no failures",
  (_name, sample) => {
    expect(check(sample)).toEqual([]);
  },
);

test.each(named(REFUSED))("%s", (_name, sample, property, part) => {
  const failures = check(sample);
  expect(failures.map((failure) => failure.property)).toEqual([property]);
  expect(failures[0]?.reason).toContain(part);
});

test("every refusal is seen at work", () => {
  const said = new Set(REFUSED.flatMap(([sample]) => check(sample).map(({ reason }) => reason)));
  const silent = Object.entries(REGISTRY).flatMap(
    ([
      type,
      {
        validation: { policy: ofPolicy, rule: ofRule },
      },
    ]) =>
      [...ofPolicy.rules, ...ofRule.rules]
        .filter(({ message: says }) => !said.has(says))
        .map(({ message: says }) => `${type}: ${says}`),
  );
  expect(silent).toEqual([]);
});

test("what is not known yet never fails, wherever it stands", () => {
  const failing = SAMPLES.flatMap(({ kind, inputs }) =>
    replacements(inputs, UNKNOWN)
      .filter((changed) => check({ kind, inputs: changed }).length > 0)
      .map((changed) => JSON.stringify(changed)),
  );
  expect(failing).toEqual([]);
});

test("something unknown beside what is wrong adds no failure", () => {
  const added = REFUSED.flatMap(([{ kind, inputs }, property]) =>
    replacements(inputs, UNKNOWN).flatMap((changed) =>
      check({ kind, inputs: changed }).filter((failure) => failure.property !== property),
    ),
  );
  expect(added).toEqual([]);
});

test("what is wrong in one place is found while another is unknown", () => {
  const failures = check(
    rule("SIGN_ON", {
      name: UNKNOWN,
      priority: UNKNOWN,
      conditions: { people: UNKNOWN, network: { connection: "ZONE" } },
      actions: { signon: { factorLifetime: 15, session: { maxSessionIdleMinutes: UNKNOWN } } },
    }),
  );
  expect(failures.map(({ property }) => property)).toEqual([
    "conditions.network",
    "actions.signon.factorLifetime",
  ]);
});

test("fields that nobody knows pass inside, and are refused at the top with a pointer to extra", () => {
  expect(check(signon({ tomorrow: { deep: [1] } }))).toEqual([]);
  const [failure, ...others] = check(rule("SIGN_ON", { tomorrow: 1 }));
  expect(others).toEqual([]);
  expect(failure?.property).toBe("tomorrow");
  expect(failure?.reason).toContain("extra: { tomorrow: … }");
  expect(check(rule("SIGN_ON", { system: false }))[0]?.reason).toContain("written by Okta");
});

test("an argument of the other resource is refused with the place where it belongs", () => {
  const said = (sample: Sample) => check(sample).map(({ property, reason }) => [property, reason]);
  expect(said(policy({ type: "ACCESS_POLICY", actions: {} }))).toEqual([
    ["actions", expect.stringContaining("PolicyRule")],
  ]);
  expect(said(policy({ type: "ACCESS_POLICY", policyId: "p" }))).toEqual([
    ["policyId", expect.stringContaining("remove policyId")],
  ]);
  expect(said(rule("PASSWORD", { settings: {} }))).toEqual([
    ["settings", expect.stringContaining("belong to the policy")],
  ]);
  expect(said(rule("PASSWORD", { allowSameName: true }))).toEqual([
    ["allowSameName", expect.stringContaining("unique")],
  ]);
});

test("an argument is unknown, whatever objects in JavaScript know", () => {
  expect(check(rule("PASSWORD", { constructor: {} }))[0]?.reason).toContain("extra: { constructor: … }");
});

test("extra cannot contradict or go round the arguments", () => {
  const under = (extra: JsonObject) =>
    check(rule("SIGN_ON", { actions: { signon: { access: "DENY" } }, extra }));
  expect(under({ tomorrow: 1, conditions: null })).toEqual([]);
  expect(under({ actions: { signon: { access: "ALLOW" } } })).toEqual([
    { property: "extra.actions", reason: expect.stringContaining("remove one of them") },
  ]);
  expect(under({ type: UNKNOWN, onDestroy: "delete" })).toEqual([
    { property: "extra.type", reason: expect.stringContaining("beside extra") },
    { property: "extra.onDestroy", reason: expect.stringContaining("beside extra") },
  ]);
  expect(under({ id: "0pr" })).toEqual([
    { property: "extra.id", reason: expect.stringContaining("written by Okta") },
  ]);
});

test("a name that is newer than this package passes where Okta makes its lists longer", () => {
  const newer = [
    method({
      type: "ASSURANCE",
      constraints: [
        { knowledge: { types: ["MEMORY"], methods: ["passphrase"] }, possession: { methods: ["PASSKEY"] } },
      ],
    }),
    reset({ primary: { methods: ["passkey"] } }),
    routing({ providers: [{ type: "TOMORROWS_PROVIDER", id: "i" }] }),
    authenticator({ key: "tomorrows_authenticator" }),
    rule("DEVICE_SIGNAL_COLLECTION", {
      actions: { deviceSignalCollection: { deviceContextProviders: [{ key: "TOMORROWS_AGENT" }] } },
    }),
    rule("ENTITY_RISK", { conditions: { riskDetectionTypes: { include: ["TOMORROWS_DETECTION"] } } }),
  ];
  expect(newer.flatMap(check)).toEqual([]);
});

test("an empty list says nothing where its members would be refused", () => {
  const nothing = [
    policy({ type: "MFA_ENROLL", settings: { type: "FACTORS", authenticators: [], factors: FACTORS } }),
    reset({ stepUp: { required: false, methods: [] } }),
    rule("ENTITY_RISK", {
      conditions: { riskDetectionTypes: { include: ["BRUTE_FORCE_ATTACK"], exclude: [] } },
    }),
    method({ type: "ASSURANCE", constraints: [{ possession: { userVerificationMethods: [] } }] }),
    rule("SIGN_ON", {
      conditions: {
        network: { connection: "ANYWHERE", include: [], exclude: [] },
        identityProvider: { provider: "ANY", idpIds: [] },
      },
    }),
    rule("SIGN_ON", { conditions: { network: { connection: "ZONE", include: ["nzo1"], exclude: [] } } }),
    rule("ACCESS_POLICY", {
      conditions: {
        people: { users: { include: [], exclude: [] }, groups: { include: [], exclude: [] } },
        platform: { include: [], exclude: [] },
        userType: { include: [], exclude: [] },
        device: { assurance: { include: [] } },
      },
    }),
    routing({ idpSelectionType: "SPECIFIC", providers: [{ type: "OKTA" }], matchCriteria: [] }),
  ];
  expect(nothing.flatMap(check)).toEqual([]);
});

test("a factor that is not wanted is not counted", () => {
  const constraint = { knowledge: { required: false }, possession: {} };
  expect(check(method({ type: "ASSURANCE", factorMode: "1FA", constraints: [constraint] }))).toEqual([]);
});

test("null says nothing, wherever it stands", () => {
  expect(check(policy({ type: "ACCESS_POLICY", description: null, priority: null }))).toEqual([]);
  expect(check(signon({ requireFactor: null, factorLifetime: null, session: null }))).toEqual([]);
  expect(check(rule("SIGN_ON", { conditions: null, actions: null }))).toEqual([]);
});
