import * as pulumi from "@pulumi/pulumi";
import {
  type AccessPolicyRuleArgs,
  Policy,
  type PolicyArgs,
  PolicyOrder,
  PolicyResourceMapping,
  PolicyRule,
  type PolicyRuleArgs,
  PolicyRuleSet,
  type PolicyRuleSetArgs,
  PolicyWithRules,
  type PolicyWithRulesArgs,
  type RuleInSet,
  unlistedType,
  unlistedValue,
} from "pulumi-okta-native";

// One program per type of policy and rule, and the places where outputs, adoption and unlisted types may stand.

const groupId = pulumi.output("00g1");
const zoneIds = pulumi.output(["nzo1"]);

const session = new Policy("session", {
  type: "OKTA_SIGN_ON",
  name: "Session",
  priority: 1,
  conditions: { people: { groups: { include: [groupId] } } },
});
new PolicyRule("session-rule", {
  policyId: session.id,
  type: "SIGN_ON",
  conditions: {
    people: { users: { exclude: ["00u1"] }, groups: { include: [groupId] } },
    network: { connection: "ZONE", exclude: zoneIds },
    authContext: { authType: "RADIUS" },
    identityProvider: { provider: "SPECIFIC_IDP", idpIds: ["0oa1"] },
    riskScore: { level: "LOW" },
    risk: { behaviors: [] },
  },
  actions: {
    signon: {
      access: "ALLOW",
      requireFactor: true,
      factorPromptMode: "SESSION",
      factorLifetime: pulumi.output(15),
      primaryFactor: "PASSWORD_IDP",
      session: { usePersistentCookie: false },
    },
  },
});
new PolicyRule("no-factor", {
  policyId: session.id,
  type: "SIGN_ON",
  conditions: { network: { connection: "ANYWHERE" }, identityProvider: { provider: "ANY" } },
  actions: { signon: { access: "DENY" } },
});

// Lists without members, wherever they say nothing.
new PolicyRule("nothing-named", {
  policyId: session.id,
  type: "SIGN_ON",
  conditions: {
    people: { users: { include: [], exclude: [] }, groups: { include: [], exclude: [] } },
    network: { connection: "ANYWHERE", include: [], exclude: [] },
    identityProvider: { provider: "ANY", idpIds: [] },
  },
});
new PolicyRule("no-zone-excluded", {
  policyId: session.id,
  type: "SIGN_ON",
  conditions: { network: { connection: "ZONE", include: zoneIds, exclude: [] } },
});
new PolicyRule("no-detection-excluded", {
  policyId: "rst1",
  type: "ENTITY_RISK",
  conditions: { riskDetectionTypes: { include: ["BRUTE_FORCE_ATTACK"], exclude: [] } },
});
new PolicyRule("no-criteria", {
  policyId: "0oa1",
  type: "IDP_DISCOVERY",
  actions: { idp: { providers: [{ type: "OKTA" }], matchCriteria: [] } },
});

new Policy("passwords", {
  type: "PASSWORD",
  conditions: { authProvider: { provider: "ACTIVE_DIRECTORY", include: ["0oa1"] } },
  settings: {
    password: {
      complexity: {
        minLength: 14,
        dictionary: { common: { exclude: true } },
        excludeAttributes: ["firstName"],
      },
      lockout: { userLockoutNotificationChannels: ["EMAIL"] },
      breachedProtection: { expireAfterDays: null, logoutEnabled: false },
    },
    recovery: {
      factors: {
        okta_email: { status: "ACTIVE", properties: { recoveryToken: { tokenLifetimeMinutes: 60 } } },
      },
    },
    delegation: { options: { skipUnlock: false } },
  },
});
new PolicyRule("reset", {
  policyId: "00p1",
  type: "PASSWORD",
  actions: {
    passwordChange: { access: "ALLOW" },
    selfServicePasswordReset: {
      access: "ALLOW",
      requirement: {
        accessControl: "LEGACY",
        primary: {
          methods: ["otp", "email"],
          methodConstraints: [{ method: "otp", allowedAuthenticators: [{ key: "google_otp" }] }],
        },
        stepUp: { required: true, methods: ["security_question"] },
      },
    },
    selfServiceUnlock: { access: "DENY" },
  },
});

new Policy("enrollment", {
  type: "MFA_ENROLL",
  settings: {
    type: "AUTHENTICATORS",
    authenticators: [
      { key: "okta_password", enroll: { self: "REQUIRED" } },
      { key: "smart_card_idp", enroll: { self: "OPTIONAL" } },
      {
        key: "custom_app",
        id: pulumi.output("aut1"),
        enroll: { gracePeriod: { type: "BY_SKIP_COUNT", skipCount: 3 } },
      },
      { key: "tomorrows_authenticator" },
      {
        key: "webauthn",
        enroll: {
          self: "OPTIONAL",
          promotion: { skipCount: 0, cooldown: { type: "BY_DURATION", duration: "P1M" } },
        },
      },
    ],
  },
});
new Policy("factors", {
  type: "MFA_ENROLL",
  settings: {
    type: "FACTORS",
    factors: { okta_otp: { enroll: { self: "OPTIONAL" }, consent: { type: "NONE" } } },
  },
});
new PolicyRule("enroll", {
  policyId: "00p1",
  type: "MFA_ENROLL",
  conditions: {
    people: { users: { exclude: [] } },
    app: {
      include: [
        { type: "APP", id: "0oa1" },
        { type: "APP_TYPE", name: "yahoo_mail" },
      ],
    },
  },
  actions: { enroll: { self: "CHALLENGE" } },
});

new Policy("routing", { type: "IDP_DISCOVERY", adopt: { default: true } });
new PolicyRule("route", {
  policyId: "00p1",
  type: "IDP_DISCOVERY",
  conditions: {
    app: { include: null },
    platform: { include: [{ type: "MOBILE", os: { type: "OSX" } }] },
    userIdentifier: {
      type: "ATTRIBUTE",
      attribute: "firstName",
      patterns: [{ matchType: "EQUALS", value: "A" }],
    },
  },
  actions: {
    idp: { providers: [{ type: "SAML2", id: pulumi.output("0oa1") }, { type: "OKTA" }, { type: "IWA" }] },
  },
});
new PolicyRule("route-by-expression", {
  policyId: "00p1",
  type: "IDP_DISCOVERY",
  actions: {
    idp: {
      idpSelectionType: "DYNAMIC",
      providers: [],
      matchCriteria: [{ providerExpression: "login.identifier.substringAfter('@')" }],
      shouldFallBackToOkta: false,
    },
  },
});

const payroll = new Policy("payroll", { type: "ACCESS_POLICY", description: "Payroll", status: "ACTIVE" });
new PolicyRule("assurance", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  conditions: {
    device: { registered: true, managed: false, assurance: { include: ["dae1"] } },
    platform: { include: [{ type: "DESKTOP", os: { type: "OTHER", expression: null } }] },
    userType: { include: ["oty1"], exclude: [] },
    elCondition: { condition: "true" },
    riskScore: { level: "ANY" },
  },
  actions: {
    appSignOn: {
      access: "ALLOW",
      verificationMethod: {
        type: "ASSURANCE",
        factorMode: "2FA",
        reauthenticateIn: "PT2H",
        constraints: [
          {
            knowledge: { types: ["password"], reauthenticateIn: "PT2H" },
            possession: { deviceBound: "REQUIRED" },
          },
          {
            possession: {
              userVerification: "REQUIRED",
              userVerificationMethods: ["BIOMETRICS"],
              methods: ["WEBAUTHN"],
            },
          },
        ],
      },
      keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "P30D" },
    },
  },
});
new PolicyRule("chain", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  actions: {
    appSignOn: {
      verificationMethod: {
        type: "AUTH_METHOD_CHAIN",
        chains: [
          {
            authenticationMethods: [{ key: "okta_password", method: "password" }],
            next: [
              {
                authenticationMethods: [
                  { key: "okta_verify", method: "signed_nonce", userVerification: "REQUIRED" },
                ],
                reauthenticateIn: "PT1H",
              },
            ],
          },
        ],
      },
    },
  },
});
new PolicyRule("proofing", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  actions: { appSignOn: { verificationMethod: { type: "ID_PROOFING", id: "0oa1" } } },
});
new PolicyRule("catch-all", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  adopt: { catchAll: true },
  converge: true,
  onDestroy: "restore",
  actions: { appSignOn: { access: "DENY" } },
});

new Policy("profile", { type: "PROFILE_ENROLLMENT", name: "Customers" });
new PolicyRule("registration", {
  policyId: "rst1",
  type: "PROFILE_ENROLLMENT",
  adopt: { catchAll: true },
  actions: {
    profileEnrollment: {
      access: "ALLOW",
      unknownUserAction: "REGISTER",
      activationRequirements: { emailVerification: true },
      profileAttributes: [{ name: "email", label: "Email", required: true }],
      preRegistrationInlineHooks: null,
      targetGroupIds: [groupId],
      progressiveProfilingAction: "DISABLED",
      enrollAuthenticatorTypes: ["password"],
    },
  },
});

new Policy("signals", { type: "DEVICE_SIGNAL_COLLECTION", status: "INACTIVE" });
new PolicyRule("signal", {
  policyId: "rst1",
  type: "DEVICE_SIGNAL_COLLECTION",
  conditions: { platform: { include: [{ type: "DESKTOP", os: { type: "MACOS" } }] } },
  actions: {
    deviceSignalCollection: {
      deviceContextProviders: [{ key: "OKTA_VERIFY", userIdentification: "IGNORE" }],
    },
  },
});

const risk = new Policy("risk", { type: "ENTITY_RISK", adopt: { default: true }, onDestroy: "release" });
new PolicyRule("high-risk", {
  policyId: risk.id,
  type: "ENTITY_RISK",
  conditions: { entityRisk: { level: "HIGH" }, riskDetectionTypes: { exclude: ["SUSPICIOUS_APP_ACCESS"] } },
  actions: { entityRisk: { actions: [{ action: "RUN_WORKFLOW", workflow: { id: 7 } }] } },
});

new Policy("protection", { type: "POST_AUTH_SESSION", adopt: { default: true } });
new PolicyRule("protect", {
  policyId: "rst1",
  type: "POST_AUTH_SESSION",
  adopt: { name: "Post Session Protection Rule" },
  conditions: { people: { groups: { exclude: [groupId] } } },
  actions: { postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION" }] } },
});

new Policy("violation", { type: "SESSION_VIOLATION_DETECTION", adopt: { default: true } });
new PolicyRule("violation-rule", {
  policyId: "rst1",
  type: "SESSION_VIOLATION_DETECTION",
  conditions: { network: { connection: "ANYWHERE" }, riskScore: { minRiskLevel: "HIGH" } },
  actions: { sessionViolationDetection: { policyEvaluation: { enabled: true } } },
});

new Policy("updates", { type: "CLIENT_UPDATE", adopt: { default: true } });
new PolicyRule("update", {
  policyId: "rst1",
  type: "CLIENT_UPDATE",
  adopt: { catchAll: true },
  actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "HOTFIX_ONLY" }] } },
});

new Policy("claims", { type: "IDENTITY_CLAIM_SOURCING", adopt: { default: true } });
new PolicyRule("claim", {
  policyId: "rst1",
  type: "IDENTITY_CLAIM_SOURCING",
  adopt: { default: true },
  actions: {
    claimSourcing: {
      redirectType: "IDP_DISCOVERY",
      refresh: { redirectType: "FIXED", filter: { include: [{ id: "0oa1" }] } },
    },
  },
});

// A type that is newer than this package.
new Policy("unlisted", {
  type: unlistedType("TOMORROWS_TYPE"),
  conditions: { any: ["thing"] },
  settings: { deep: { er: 1 } },
});
new PolicyRule("unlisted-rule", {
  policyId: "rst1",
  type: unlistedType("TOMORROWS_TYPE"),
  actions: { tomorrow: { settings: { fastpass: pulumi.output(true) } } },
});

// Every way to name what is taken over.
new Policy("by-id", { type: "PASSWORD", adopt: { id: session.id } });
new Policy("by-name", { type: "PASSWORD", adopt: { name: "Staff" }, onDestroy: "restore" });
new Policy("built-in", { type: "ACCESS_POLICY", adopt: { builtIn: "Okta Dashboard" } });
new PolicyRule("rule-by-id", { policyId: "00p1", type: "SIGN_ON", adopt: { id: "0pr1" } });

// Outputs at every depth: the whole, a branch, a leaf.
new PolicyRule("outputs", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  priority: pulumi.output(3),
  conditions: pulumi.output({ people: { groups: { include: ["00g1"] } } }),
  actions: {
    appSignOn: pulumi.output({
      access: "ALLOW" as const,
      verificationMethod: { type: "ASSURANCE" as const, factorMode: "2FA" as const },
    }),
  },
});
new PolicyRule("output-branches", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  conditions: { network: zoneIds.apply((include) => ({ connection: "ZONE" as const, include })) },
  actions: {
    appSignOn: {
      access: pulumi.output("DENY" as const),
      verificationMethod: Promise.resolve({ type: "ASSURANCE" as const }),
    },
  },
});

// Fields newer than this package, and arguments built elsewhere.
const shared: PolicyArgs = { type: "PASSWORD", extra: { tomorrow: { nested: [groupId] } } };
new Policy("shared", shared);
const rules: PolicyRuleArgs[] = [
  { policyId: "00p1", type: "PASSWORD", actions: { passwordChange: { access: "DENY" } } },
];
for (const args of rules) {
  new PolicyRule("listed", args);
}

// Values newer than this package, in every catalogue that Okta makes longer.
new PolicyRule("newer-methods", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  actions: {
    appSignOn: {
      verificationMethod: {
        type: "ASSURANCE",
        constraints: [
          {
            knowledge: { types: ["password", unlistedValue("memory")] },
            possession: { methods: [pulumi.output(unlistedValue("passkey"))] },
          },
        ],
      },
    },
  },
});
new PolicyRule("newer-recovery", {
  policyId: "00p1",
  type: "PASSWORD",
  actions: {
    selfServicePasswordReset: {
      access: "ALLOW",
      requirement: { primary: { methods: ["email", unlistedValue("passkey")] } },
    },
  },
});
new PolicyRule("newer-provider", {
  policyId: "00p1",
  type: "IDP_DISCOVERY",
  actions: { idp: { providers: [{ type: unlistedValue("TOMORROWS_PROVIDER"), id: "0oa1" }] } },
});
new PolicyRule("newer-agent", {
  policyId: "rst1",
  type: "DEVICE_SIGNAL_COLLECTION",
  actions: {
    deviceSignalCollection: { deviceContextProviders: [{ key: unlistedValue("TOMORROWS_AGENT") }] },
  },
});
new PolicyRule("newer-detection", {
  policyId: "rst1",
  type: "ENTITY_RISK",
  conditions: { riskDetectionTypes: { include: [unlistedValue("TOMORROWS_DETECTION")] } },
});

// A field newer than this package, deep inside: members that are spread in are not held against the types.
new PolicyRule("newer-field", {
  policyId: payroll.id,
  type: "ACCESS_POLICY",
  actions: { appSignOn: { access: "ALLOW", ...{ tomorrow: { nested: true } } } },
});

// A component that wraps rules of any type, and the arguments of one type picked from the union.
type RestOf<Type extends PolicyRuleArgs["type"]> = Omit<Extract<PolicyRuleArgs, { type: Type }>, "policyId">;
class GuardedRule<Args extends PolicyRuleArgs> extends pulumi.ComponentResource {
  readonly rule: PolicyRule;

  constructor(name: string, args: Args) {
    super("acme:okta:GuardedRule", name);
    this.rule = new PolicyRule(name, args, { parent: this, protect: true });
  }
}
const deny: RestOf<"ACCESS_POLICY"> = { type: "ACCESS_POLICY", actions: { appSignOn: { access: "DENY" } } };
new GuardedRule("guarded", { ...deny, policyId: payroll.id });
const typeOfRule = (args: PolicyRuleArgs): string => args.type;
new pulumi.Config().get(typeOfRule({ policyId: "p", type: "SIGN_ON" }));

// Conditions as Okta answers them, copied into a program.
new PolicyRule("copied", {
  policyId: "00p1",
  type: "IDP_DISCOVERY",
  conditions: {
    network: { connection: "ANYWHERE" },
    userIdentifier: { patterns: [] },
    app: {
      include: [
        { type: "APP", name: null, id: "0oa1" },
        { type: "APP_TYPE", name: "yahoo_mail", id: null },
      ],
      exclude: [],
    },
  },
});

// Values that are newer than this package, wherever values are listed.
const newer = unlistedValue("NEWER");
new PolicyRule("newest-sign-in", {
  policyId: "rst1",
  type: "ACCESS_POLICY",
  conditions: {
    network: { connection: newer, include: zoneIds },
    platform: {
      include: [
        { type: newer, os: { type: unlistedValue("VISIONOS"), version: { matchType: newer, value: "1" } } },
      ],
    },
    riskScore: { level: unlistedValue("CRITICAL") },
  },
  actions: {
    appSignOn: {
      access: newer,
      keepMeSignedIn: { postAuth: newer },
      verificationMethod: {
        type: "ASSURANCE",
        factorMode: unlistedValue("3FA"),
        constraints: [
          {
            possession: {
              deviceBound: newer,
              userVerification: "REQUIRED",
              userVerificationMethods: [newer],
            },
          },
          { possession: { userVerification: newer, userVerificationMethods: ["PIN"] } },
        ],
      },
    },
  },
});
new PolicyRule("newest-method", {
  policyId: "rst1",
  type: "ACCESS_POLICY",
  actions: {
    appSignOn: { verificationMethod: { type: newer, factorMode: "2FA", reauthenticateIn: "PT1H" } },
  },
});
new PolicyRule("newest-session", {
  policyId: session.id,
  type: "SIGN_ON",
  conditions: {
    authContext: { authType: newer },
    identityProvider: { provider: newer, idpIds: ["0oa1"] },
  },
  actions: {
    signon: {
      access: newer,
      primaryFactor: newer,
      requireFactor: true,
      factorPromptMode: newer,
    },
  },
});
new PolicyRule("factor-sequence", {
  policyId: session.id,
  type: "SIGN_ON",
  actions: {
    signon: {
      access: "CHALLENGE",
      challenge: {
        chain: [
          {
            criteria: [{ factorType: "password", provider: "OKTA" }],
            next: [{ criteria: [{ factorType: newer, provider: pulumi.output("DUO" as const) }] }],
          },
        ],
      },
    },
  },
});
new Policy("newest-passwords", {
  type: "PASSWORD",
  conditions: { authProvider: { provider: newer } },
  settings: {
    password: {
      complexity: { excludeAttributes: [newer, "lastName"] },
      lockout: { userLockoutNotificationChannels: [newer] },
    },
    recovery: { factors: { okta_email: { status: newer } } },
  },
});
new PolicyRule("newest-reset", {
  policyId: "00p1",
  type: "PASSWORD",
  actions: {
    passwordChange: { access: newer },
    selfServicePasswordReset: {
      access: "ALLOW",
      type: newer,
      requirement: {
        accessControl: newer,
        primary: { methodConstraints: [{ method: newer, allowedAuthenticators: [{ key: newer }] }] },
        stepUp: { required: true, methods: [newer] },
      },
    },
  },
});
new Policy("newest-enrollment", {
  type: "MFA_ENROLL",
  settings: {
    type: "AUTHENTICATORS",
    authenticators: [
      { key: "okta_verify", enroll: { self: newer, gracePeriod: { type: newer, skipCount: 2 } } },
      { key: "webauthn", enroll: { promotion: { cooldown: { type: newer, duration: "P1M" } } } },
    ],
  },
});
new Policy("newest-kind-of-enrollment", {
  type: "MFA_ENROLL",
  settings: { type: newer, factors: { okta_push: { enroll: { self: newer }, consent: { type: newer } } } },
});
new PolicyRule("newest-enroll", {
  policyId: "00p1",
  type: "MFA_ENROLL",
  conditions: { app: { include: [{ type: newer, id: "0oa1" }] } },
  actions: { enroll: { self: unlistedValue("SOMETIMES") } },
});
new PolicyRule("newest-routing", {
  policyId: "0oa1",
  type: "IDP_DISCOVERY",
  conditions: { userIdentifier: { type: newer, patterns: [{ matchType: newer, value: "a" }] } },
  actions: { idp: { idpSelectionType: newer, providers: [{ type: "OKTA" }] } },
});
new PolicyRule("newest-profile", {
  policyId: "rst1",
  type: "PROFILE_ENROLLMENT",
  adopt: { catchAll: true },
  actions: {
    profileEnrollment: {
      access: newer,
      unknownUserAction: newer,
      enrollAuthenticatorTypes: [newer],
      progressiveProfilingAction: newer,
    },
  },
});
new PolicyRule("newest-signals", {
  policyId: "rst1",
  type: "DEVICE_SIGNAL_COLLECTION",
  actions: {
    deviceSignalCollection: {
      deviceContextProviders: [{ key: newer, userIdentification: newer }],
    },
  },
});
new PolicyRule("newest-risk", {
  policyId: "rst1",
  type: "ENTITY_RISK",
  conditions: { entityRisk: { level: newer } },
  actions: { entityRisk: { actions: [{ action: newer, workflow: { id: 1 } }] } },
});
new PolicyRule("newest-failure", {
  policyId: "rst1",
  type: "POST_AUTH_SESSION",
  adopt: { catchAll: true },
  actions: { postAuthSession: { failureActions: [{ action: newer }] } },
});
new PolicyRule("newest-violation", {
  policyId: "rst1",
  type: "SESSION_VIOLATION_DETECTION",
  adopt: { catchAll: true },
  conditions: { riskScore: { minRiskLevel: newer } },
});
new PolicyRule("newest-updates", {
  policyId: "rst1",
  type: "CLIENT_UPDATE",
  adopt: { catchAll: true },
  actions: { updateControls: { actions: [{ action: newer, value: newer }] } },
});
new PolicyRule("newest-claims", {
  policyId: "rst1",
  type: "IDENTITY_CLAIM_SOURCING",
  adopt: { catchAll: true },
  actions: { claimSourcing: { redirectType: newer, refresh: { redirectType: newer } } },
});

// Whole lists of rules: by the policy's type, and by that of its rules.
const sessionRules = new PolicyRuleSet("session-rules", {
  policyId: session.id,
  type: "OKTA_SIGN_ON",
  rules: [
    { name: "Blocked", conditions: { network: { connection: "ZONE", include: zoneIds } } },
    { name: "Staff", key: "staff", status: "INACTIVE", actions: { signon: { access: "ALLOW" } } },
  ],
  catchAll: { actions: { signon: { access: "DENY" } } },
  foreignRules: { keep: ["Break glass"] },
  transition: "inPlace",
});
new PolicyRuleSet("session-rules-by-their-type", {
  policyId: session.id,
  type: "SIGN_ON",
  rules: [],
  catchAll: { actions: { signon: { access: "DENY" } } },
  adopt: true,
  drift: "declared",
  onConflict: "overwrite",
  onDestroy: "release",
});
new PolicyResourceMapping("session-app", {
  appId: sessionRules.ids.apply((ids) => ids.staff ?? ""),
  policyId: "00p1",
});
const appRules: RuleInSet<AccessPolicyRuleArgs>[] = ["00g1", "00g2"].map((group) => ({
  name: `Group ${group}`,
  conditions: { people: { groups: { include: [group] } } },
  actions: { appSignOn: { access: "ALLOW" } },
}));
new PolicyRuleSet("app-rules", { policyId: payroll.id, type: "ACCESS_POLICY", rules: appRules });
const anySet: PolicyRuleSetArgs = { policyId: "00p1", type: "PASSWORD", rules: [{ name: "All" }] };
new PolicyRuleSet("any-set", anySet);
new PolicyRuleSet("unlisted-set", {
  policyId: "rst1",
  type: unlistedType("TOMORROWS_TYPE"),
  rules: [{ name: "First", actions: { tomorrow: { any: ["thing"] } }, extra: { newer: true } }],
});

// Policies with their rules, one of each kind.
const portal = new PolicyWithRules("portal", {
  type: "ACCESS_POLICY",
  name: "Portal",
  rules: appRules,
  catchAll: { actions: { appSignOn: { access: "DENY" } } },
  apps: ["0oa1"],
});
new PolicyResourceMapping("another-app", { appId: "0oa2", policyId: portal.id });
new PolicyWithRules(
  "customers",
  {
    type: "PROFILE_ENROLLMENT",
    rules: [],
    catchAll: { actions: { profileEnrollment: { access: "ALLOW" } } },
    apps: { shop: pulumi.output("0oa3") },
  },
  { protect: true },
);
new PolicyWithRules("workforce", {
  type: "OKTA_SIGN_ON",
  priority: 1,
  conditions: { people: { groups: { include: [groupId] } } },
  rules: [{ name: "Everybody", actions: { signon: { access: "ALLOW" } } }],
});
new PolicyWithRules("long-passwords", {
  type: "PASSWORD",
  settings: { password: { complexity: { minLength: 14 } } },
  rules: [{ name: "Everybody", actions: { passwordChange: { access: "ALLOW" } } }],
  onDestroy: "restore",
});
new PolicyWithRules("enrollment-with-rules", {
  type: "MFA_ENROLL",
  rules: [{ name: "Everybody", actions: { enroll: { self: "CHALLENGE" } } }],
});
new PolicyWithRules("routing-with-rules", {
  type: "IDP_DISCOVERY",
  adopt: { default: true },
  rules: [{ name: "Okta", actions: { idp: { providers: [{ type: "OKTA" }] } } }],
});
new PolicyWithRules("signals-with-rules", {
  type: "DEVICE_SIGNAL_COLLECTION",
  rules: [
    {
      name: "All",
      actions: { deviceSignalCollection: { deviceContextProviders: [{ key: "OKTA_VERIFY" }] } },
    },
  ],
});
new PolicyWithRules("risk-with-rules", {
  type: "ENTITY_RISK",
  adopt: { default: true },
  rules: [{ name: "High", conditions: { entityRisk: { level: "HIGH" } } }],
});
new PolicyWithRules("unlisted-with-rules", {
  type: unlistedType("TOMORROWS_TYPE"),
  rules: [{ name: "First", actions: { tomorrow: 1 } }],
});
const elsewhere: PolicyWithRulesArgs = { type: "PASSWORD", rules: [{ name: "All" }] };
new PolicyWithRules("elsewhere", elsewhere);

new PolicyOrder("sessions", {
  type: "OKTA_SIGN_ON",
  policies: [session.id, portal.policy.id, "00p1"],
  foreignPolicies: { keep: ["Break glass"] },
});
new PolicyOrder("passwords-in-order", { type: "PASSWORD", policies: pulumi.output(["00p1"]) });
