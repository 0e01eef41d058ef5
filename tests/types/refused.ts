import * as pulumi from "@pulumi/pulumi";
import {
  Policy,
  PolicyOrder,
  PolicyRule,
  PolicyRuleSet,
  PolicyWithRules,
  unlistedType,
  unlistedValue,
} from "pulumi-okta-native";

// Programs that must not compile. The comment above each is a part of what the compiler says about it.

const policyId = "00p1";

// OKTA_SIGN_ON and SIGN_ON

// and 'settings' does not exist in type 'OktaSignOnPolicyArgs'
new Policy("session-settings", { type: "OKTA_SIGN_ON", settings: {} });

// and 'network' does not exist in type 'Input<Inputs<OktaSignOnPolicyConditions>>'
new Policy("session-network", { type: "OKTA_SIGN_ON", conditions: { network: { connection: "ANYWHERE" } } });

// Type '"OKTA_SIGN_ON"' is not assignable to type
new PolicyRule("session-rule-type", { policyId, type: "OKTA_SIGN_ON" });

// Types of property 'include' are incompatible
new PolicyRule("anywhere-with-zones", {
  policyId,
  type: "SIGN_ON",
  conditions: { network: { connection: "ANYWHERE", include: ["nzo1"] } },
});

// Property 'exclude' is missing in type '{ connection: "ZONE"; }' but required in type 'Inputs<ExcludedZones>'
new PolicyRule("zone-without-zones", {
  policyId,
  type: "SIGN_ON",
  conditions: { network: { connection: "ZONE" } },
});

// Type 'Output<"ZONE">' is not assignable to type '"ANYWHERE" | "ZONE" | UnlistedValue | undefined'
new PolicyRule("zone-from-elsewhere", {
  policyId,
  type: "SIGN_ON",
  conditions: { network: { connection: pulumi.output("ZONE" as const), include: ["nzo1"] } },
});

// Types of property 'idpIds' are incompatible
new PolicyRule("any-provider-with-ids", {
  policyId,
  type: "SIGN_ON",
  conditions: { identityProvider: { provider: "ANY", idpIds: ["0oa1"] } },
});

// Types of property 'factorLifetime' are incompatible
new PolicyRule("lifetime-of-no-factor", {
  policyId,
  type: "SIGN_ON",
  actions: { signon: { access: "ALLOW", requireFactor: false, factorLifetime: 15 } },
});

// is missing the following properties from type 'Inputs<MultiFactorPerSession>': requireFactor, factorPromptMode
new PolicyRule("lifetime-alone", { policyId, type: "SIGN_ON", actions: { signon: { factorLifetime: 15 } } });

// Property 'factorLifetime' is missing in type
new PolicyRule("session-without-lifetime", {
  policyId,
  type: "SIGN_ON",
  actions: { signon: { requireFactor: true, factorPromptMode: "SESSION" } },
});

// and 'acess' does not exist in type
new PolicyRule("misspelled", { policyId, type: "SIGN_ON", actions: { signon: { acess: "ALLOW" } } });

// PASSWORD

// and 'system' does not exist in type 'PasswordPolicyArgs'
new Policy("system", { type: "PASSWORD", system: true });

// and 'minLenght' does not exist in type 'Input<Inputs<PasswordComplexity>>'
new Policy("misspelled-deep", {
  type: "PASSWORD",
  settings: { password: { complexity: { minLenght: 14 } } },
});

// Type 'string' is not assignable to type 'Input<number> | undefined'
new Policy("text-for-number", {
  type: "PASSWORD",
  settings: { password: { complexity: { minLength: "14" } } },
});

// Type '"SMS"' is not assignable to type 'Input<Open<"EMAIL">>'
new Policy("channel", {
  type: "PASSWORD",
  settings: { password: { lockout: { userLockoutNotificationChannels: ["SMS"] } } },
});

// Types of property 'methods' are incompatible
new PolicyRule("no-step-up", {
  policyId,
  type: "PASSWORD",
  actions: {
    selfServicePasswordReset: {
      access: "ALLOW",
      requirement: { stepUp: { required: false, methods: ["security_question"] } },
    },
  },
});

// and 'riskScore' does not exist in type 'Input<Inputs<PasswordRuleConditions>>'
new PolicyRule("password-risk", {
  policyId,
  type: "PASSWORD",
  conditions: { riskScore: { level: "LOW" } },
});

// MFA_ENROLL

// Types of property 'factors' are incompatible
new Policy("authenticators-and-factors", {
  type: "MFA_ENROLL",
  settings: { type: "AUTHENTICATORS", authenticators: [], factors: {} },
});

// Property 'skipCount' is missing in type
new Policy("grace", {
  type: "MFA_ENROLL",
  settings: {
    type: "AUTHENTICATORS",
    authenticators: [{ key: "webauthn", enroll: { gracePeriod: { type: "BY_SKIP_COUNT" } } }],
  },
});

// and 'groups' does not exist in type 'Input<Inputs<ExcludedPeopleCondition>>'
new PolicyRule("enroll-groups", {
  policyId,
  type: "MFA_ENROLL",
  conditions: { people: { groups: { include: ["00g1"] } } },
});

// Type '"ALWAYS"' is not assignable to type
new PolicyRule("enroll-always", { policyId, type: "MFA_ENROLL", actions: { enroll: { self: "ALWAYS" } } });

// IDP_DISCOVERY

// Property 'adopt' is missing in type '{ type: "IDP_DISCOVERY"; }' but required in type 'IdpDiscoveryPolicyArgs'
new Policy("routing", { type: "IDP_DISCOVERY" });

// Types of property 'providers' are incompatible
new PolicyRule("dynamic-with-providers", {
  policyId,
  type: "IDP_DISCOVERY",
  actions: {
    idp: {
      idpSelectionType: "DYNAMIC",
      matchCriteria: [{ providerExpression: "login.identifier" }],
      providers: [{ type: "OKTA" }],
    },
  },
});

// Property 'matchCriteria' is missing in type '{ idpSelectionType: "DYNAMIC"; }'
new PolicyRule("dynamic-alone", {
  policyId,
  type: "IDP_DISCOVERY",
  actions: { idp: { idpSelectionType: "DYNAMIC" } },
});

// Types of property 'id' are incompatible
new PolicyRule("okta-with-id", {
  policyId,
  type: "IDP_DISCOVERY",
  actions: { idp: { providers: [{ type: "OKTA", id: "0oa1" }] } },
});

// Property 'id' is missing in type '{ type: "SAML2"; }' but required in type 'Inputs<ExternalProvider>'
new PolicyRule("saml-without-id", {
  policyId,
  type: "IDP_DISCOVERY",
  actions: { idp: { providers: [{ type: "SAML2" }] } },
});

// Type '"MACOS"' is not assignable to type 'Input<Open<RoutingOperatingSystemName>> | undefined'
new PolicyRule("routing-macos", {
  policyId,
  type: "IDP_DISCOVERY",
  conditions: { platform: { include: [{ os: { type: "MACOS" } }] } },
});

// Types of property 'attribute' are incompatible
new PolicyRule("identifier-attribute", {
  policyId,
  type: "IDP_DISCOVERY",
  conditions: { userIdentifier: { type: "IDENTIFIER", attribute: "email", patterns: [] } },
});

// ACCESS_POLICY

// and 'settings' does not exist in type 'AccessPolicyArgs'
new Policy("app-settings", { type: "ACCESS_POLICY", settings: {} });

// and 'priority' does not exist in type 'AccessPolicyArgs'
new Policy("app-priority", { type: "ACCESS_POLICY", priority: 1 });

// Property 'registered' is missing in type '{ managed: true; }' but required in type 'Inputs<RegisteredDevice>'
new PolicyRule("managed-alone", {
  policyId,
  type: "ACCESS_POLICY",
  conditions: { device: { managed: true } },
});

// Type '"OSX"' is not assignable to type 'Input<Open<OperatingSystemName>> | undefined'
new PolicyRule("app-osx", {
  policyId,
  type: "ACCESS_POLICY",
  conditions: { platform: { include: [{ os: { type: "OSX" } }] } },
});

// and 'signon' does not exist in type 'Input<Inputs<AccessPolicyRuleActions>>'
new PolicyRule("session-action", { policyId, type: "ACCESS_POLICY", actions: { signon: {} } });

// and 'chains' does not exist in type 'Inputs<AssuranceMethod>
new PolicyRule("assurance-chains", {
  policyId,
  type: "ACCESS_POLICY",
  actions: { appSignOn: { verificationMethod: { type: "ASSURANCE", chains: [] } } },
});

// and 'factorMode' does not exist in type 'Inputs<AuthenticationMethodChainMethod>
new PolicyRule("chain-mode", {
  policyId,
  type: "ACCESS_POLICY",
  actions: {
    appSignOn: { verificationMethod: { type: "AUTH_METHOD_CHAIN", chains: [], factorMode: "2FA" } },
  },
});

// and 'next' does not exist in type 'Input<Inputs<AssuranceConstraint>>'
new PolicyRule("misplaced-chain", {
  policyId,
  type: "ACCESS_POLICY",
  actions: { appSignOn: { verificationMethod: { type: "ASSURANCE", constraints: [{ next: [] }] } } },
});

// Type '"3FA"' is not assignable to type 'Input<Open<"1FA" | "2FA">> | undefined'
new PolicyRule("three-factors", {
  policyId,
  type: "ACCESS_POLICY",
  actions: { appSignOn: { verificationMethod: { type: "ASSURANCE", factorMode: "3FA" } } },
});

// Types of property 'userVerificationMethods' are incompatible
new PolicyRule("unverified-pin", {
  policyId,
  type: "ACCESS_POLICY",
  actions: {
    appSignOn: {
      verificationMethod: {
        type: "ASSURANCE",
        constraints: [{ possession: { userVerification: "OPTIONAL", userVerificationMethods: ["PIN"] } }],
      },
    },
  },
});

// Property 'id' is missing in type '{ type: "ID_PROOFING"; }' but required in type 'Inputs<IdProofingMethod>'
new PolicyRule("proofing-by-nobody", {
  policyId,
  type: "ACCESS_POLICY",
  actions: { appSignOn: { verificationMethod: { type: "ID_PROOFING" } } },
});

// PROFILE_ENROLLMENT

// and 'conditions' does not exist in type 'ProfileEnrollmentPolicyArgs'
new Policy("profile-conditions", { type: "PROFILE_ENROLLMENT", conditions: {} });

// and 'conditions' does not exist in type 'ProfileEnrollmentRuleArgs'
new PolicyRule("profile-rule-conditions", {
  policyId,
  type: "PROFILE_ENROLLMENT",
  adopt: { catchAll: true },
  conditions: {},
});

// but required in type 'ProfileEnrollmentRuleArgs'
new PolicyRule("second-profile-rule", { policyId, type: "PROFILE_ENROLLMENT", actions: {} });

// DEVICE_SIGNAL_COLLECTION

// Type '"LINUX"' is not assignable to type 'Input<Open<SignalOperatingSystemName>> | undefined'
new PolicyRule("signal-linux", {
  policyId,
  type: "DEVICE_SIGNAL_COLLECTION",
  conditions: { platform: { include: [{ os: { type: "LINUX" } }] } },
});

// Property 'key' is missing in type '{ id: string; }' but required in type 'Inputs<DeviceContextProvider>'
new PolicyRule("signal-without-key", {
  policyId,
  type: "DEVICE_SIGNAL_COLLECTION",
  actions: { deviceSignalCollection: { deviceContextProviders: [{ id: "dcp1" }] } },
});

// ENTITY_RISK

// Property 'adopt' is missing in type '{ type: "ENTITY_RISK"; }' but required in type 'EntityRiskPolicyArgs'
new Policy("risk", { type: "ENTITY_RISK" });

// Type 'string' is not assignable to type 'never'
new PolicyRule("risk-both", {
  policyId,
  type: "ENTITY_RISK",
  conditions: { riskDetectionTypes: { include: ["BRUTE_FORCE_ATTACK"], exclude: ["SUSPICIOUS_APP_ACCESS"] } },
});

// Type '"TERMINATE_SESSION"' is not assignable to type
new PolicyRule("risk-one-session", {
  policyId,
  type: "ENTITY_RISK",
  actions: { entityRisk: { actions: [{ action: "TERMINATE_SESSION" }] } },
});

// POST_AUTH_SESSION

// Property 'workflow' is missing in type '{ action: "RUN_WORKFLOW"; }' but required in type 'Inputs<RunWorkflow>'
new PolicyRule("workflow-unnamed", {
  policyId,
  type: "POST_AUTH_SESSION",
  adopt: { id: "rul1" },
  actions: { postAuthSession: { failureActions: [{ action: "RUN_WORKFLOW" }] } },
});

// and 'priority' does not exist in type 'PostAuthSessionRuleArgs'
new PolicyRule("protection-rank", {
  policyId,
  type: "POST_AUTH_SESSION",
  adopt: { id: "rul1" },
  priority: 1,
});

// SESSION_VIOLATION_DETECTION

// and 'description' does not exist in type 'SessionViolationDetectionPolicyArgs'
new Policy("violation", {
  type: "SESSION_VIOLATION_DETECTION",
  adopt: { default: true },
  description: "ours",
});

// and 'level' does not exist in type 'Input<Inputs<SessionRiskCondition>>'
new PolicyRule("violation-level", {
  policyId,
  type: "SESSION_VIOLATION_DETECTION",
  conditions: { riskScore: { level: "HIGH" } },
});

// CLIENT_UPDATE

// Type '"delete"' is not assignable to type '"release" | "restore" | undefined'
new PolicyRule("update-delete", {
  policyId,
  type: "CLIENT_UPDATE",
  adopt: { catchAll: true },
  onDestroy: "delete",
});

// Type '"LATER"' is not assignable to type 'Input<Open<"ALLOW" | "DENY" | "HOTFIX_ONLY">>'
new PolicyRule("update-later", {
  policyId,
  type: "CLIENT_UPDATE",
  adopt: { catchAll: true },
  actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "LATER" }] } },
});

// IDENTITY_CLAIM_SOURCING

// Type '"delete"' is not assignable to type '"release"'
new Policy("claims-delete", {
  type: "IDENTITY_CLAIM_SOURCING",
  adopt: { default: true },
  onDestroy: "delete",
});

// Type '"SOMETIMES"' is not assignable to type 'Input<Open<"NONE" | "FIXED">>'
new PolicyRule("claims-sometimes", {
  policyId,
  type: "IDENTITY_CLAIM_SOURCING",
  adopt: { default: true },
  actions: { claimSourcing: { redirectType: "IDP_DISCOVERY", refresh: { redirectType: "SOMETIMES" } } },
});

// Types by name

// Did you mean '"PASSWORD"'?
new Policy("misspelled-type", { type: "PASWORD" });

// Type '"TOMORROWS_TYPE"' is not assignable to type
new Policy("unmarked-type", { type: "TOMORROWS_TYPE" });

// is not assignable to parameter of type '"a type this package lists: write its name as it is"'
new Policy("marked-type", { type: unlistedType("PASSWORD") });

// Type 'Output<"PASSWORD">' is not assignable to type
new Policy("type-from-elsewhere", { type: pulumi.output("PASSWORD" as const) });

// Adoption

// Type 'string' is not assignable to type 'undefined'
new Policy("two-ways", { type: "PASSWORD", adopt: { id: "00p1", name: "Staff" } });

// and 'catchAll' does not exist in type
new Policy("policy-catch-all", { type: "PASSWORD", adopt: { catchAll: true } });

// Values that are newer than this package

// Type '"passkey"' is not assignable to type 'Input<RecoveryMethod>'
new PolicyRule("unmarked-method", {
  policyId,
  type: "PASSWORD",
  actions: {
    selfServicePasswordReset: { access: "ALLOW", requirement: { primary: { methods: ["passkey"] } } },
  },
});

// Type '"MAYBE"' is not assignable to type 'Input<Open<"ALLOW" | "DENY">> | undefined'
new PolicyRule("unmarked-mode", {
  policyId,
  type: "ACCESS_POLICY",
  actions: { appSignOn: { access: "MAYBE" } },
});

// Type 'UnlistedValue' is not assignable to type 'Input<boolean>
new PolicyRule("marked-flag", {
  policyId,
  type: "SIGN_ON",
  actions: { signon: { rememberDeviceByDefault: unlistedValue("SOMETIMES") } },
});

// Property 'provider' is missing in type '{ factorType: "sms"; }'
new PolicyRule("factor-of-nobody", {
  policyId,
  type: "SIGN_ON",
  actions: { signon: { access: "CHALLENGE", challenge: { chain: [{ criteria: [{ factorType: "sms" }] }] } } },
});

// Type '{ type: "OKTA"; id: string; }' is not assignable to type
new PolicyRule("okta-with-id", {
  policyId,
  type: "IDP_DISCOVERY",
  actions: { idp: { providers: [{ type: "OKTA", id: "0oa1" }] } },
});

// Types of property 'duration' are incompatible
new Policy("pause-with-two-ends", {
  type: "MFA_ENROLL",
  settings: {
    type: "AUTHENTICATORS",
    authenticators: [
      {
        key: "webauthn",
        enroll: { promotion: { cooldown: { type: "BY_SIGN_IN", duration: "P1M" } } },
      },
    ],
  },
});

// Type '{ type: "APP"; id: string; name: string; }' is not assignable to type
new PolicyRule("app-with-both-names", {
  policyId,
  type: "IDP_DISCOVERY",
  conditions: { app: { include: [{ type: "APP", id: "0oa1", name: "yahoo_mail" }] } },
});

// Property 'type' is missing in type '{ patterns: { matchType: "SUFFIX"; value: string; }[]; }'
new PolicyRule("patterns-of-no-type", {
  policyId,
  type: "IDP_DISCOVERY",
  conditions: { userIdentifier: { patterns: [{ matchType: "SUFFIX", value: "a.example" }] } },
});

// Whole lists

// Object literal may only specify known properties, and 'appSignOn' does not exist in type 'Input<Inputs<PasswordRuleActions>>'
new PolicyRuleSet("set-action-of-another-type", {
  policyId,
  type: "PASSWORD",
  rules: [{ name: "A", actions: { appSignOn: { access: "ALLOW" } } }],
});

// Property 'name' is missing in type
new PolicyRuleSet("set-rule-without-name", {
  policyId,
  type: "ACCESS_POLICY",
  rules: [{ actions: { appSignOn: { access: "ALLOW" } } }],
});

// Type 'Output<string>' is not assignable to type 'string'
new PolicyRuleSet("set-rule-with-output-name", {
  policyId,
  type: "PASSWORD",
  rules: [{ name: pulumi.output("A") }],
});

// and 'priority' does not exist in type
new PolicyRuleSet("set-rule-with-rank", { policyId, type: "PASSWORD", rules: [{ name: "A", priority: 1 }] });

// and 'acess' does not exist in type 'Input<Inputs<ApplicationSignOn>>'
new PolicyRuleSet("set-rule-misspelled", {
  policyId,
  type: "ACCESS_POLICY",
  rules: [{ name: "A", actions: { appSignOn: { acess: "ALLOW" } } }],
});

// and 'allowSameName' does not exist in type
new PolicyRuleSet("set-unknown-argument", { policyId, type: "PASSWORD", rules: [], allowSameName: true });

// and 'conditions' does not exist in type 'Pick<AccessPolicyRuleArgs, "actions">'
new PolicyRuleSet("set-catch-all-with-conditions", {
  policyId,
  type: "ACCESS_POLICY",
  rules: [],
  catchAll: { conditions: {}, actions: {} },
});

// is not assignable to type '"report" | "keep" | "remove" | KeptRules'
new PolicyRuleSet("set-foreign", { policyId, type: "PASSWORD", rules: [], foreignRules: "delete" });

// Type '"fast"' is not assignable to type
new PolicyRuleSet("set-transition", { policyId, type: "PASSWORD", rules: [], transition: "fast" });

// Property 'rules' is missing in type '{ policyId: string; type: "PASSWORD"; }'
new PolicyRuleSet("set-without-rules", { policyId, type: "PASSWORD" });

// and 'apps' does not exist in type 'PasswordPolicyArgs &
new PolicyWithRules("apps-of-passwords", { type: "PASSWORD", rules: [{ name: "A" }], apps: ["0oa1"] });

// Type 'Output<string>[]' is not assignable to type
new PolicyWithRules("nameless-app", {
  type: "ACCESS_POLICY",
  rules: [{ name: "A" }],
  apps: [pulumi.output("0oa1")],
});

// Type '"SIGN_ON"' is not assignable to type '"OKTA_SIGN_ON"
new PolicyWithRules("type-of-rules", { type: "SIGN_ON", rules: [{ name: "A" }] });

// and 'appSignOn' does not exist in type 'Input<Inputs<SignOnRuleActions>>'
new PolicyWithRules("action-of-another-type", {
  type: "OKTA_SIGN_ON",
  rules: [{ name: "A", actions: { appSignOn: { access: "ALLOW" } } }],
});

// and 'settings' does not exist in type 'AccessPolicyArgs &
new PolicyWithRules("settings-of-another-type", { type: "ACCESS_POLICY", rules: [], settings: {} });

// Property 'adopt' is missing in type '{ type: "IDP_DISCOVERY"; rules: { name: string; }[]; }'
new PolicyWithRules("not-taken-over", { type: "IDP_DISCOVERY", rules: [{ name: "A" }] });

// Property 'rules' is missing in type '{ type: "PASSWORD"; name: string; }'
new PolicyWithRules("rules-forgotten", { type: "PASSWORD", name: "A" });

// Type '"ACCESS_POLICY"' is not assignable to type '"OKTA_SIGN_ON" | "PASSWORD" | "MFA_ENROLL" | UnlistedType'
new PolicyOrder("order-of-apps", { type: "ACCESS_POLICY", policies: [] });

// is not assignable to type '"report" | "keep" | KeptPolicies'
new PolicyOrder("order-with-removal", { type: "PASSWORD", policies: [policyId], foreignPolicies: "remove" });
