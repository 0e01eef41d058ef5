import type { Json } from "./json";
import type { Kind } from "./shape";

// What is written and what is read back may differ and mean the same. Each row says where and why we
// believe it: VCR is recorded traffic of a live org (../shared/recordings), "facts" the sheet
// okta-policy-api.md. Without a row, comparison is exact: lists of scalars are sets, lists of objects
// keep their order, null is absence, an object without content says nothing.

export type FieldRule =
  /** A list of objects whose order means nothing. (Lists of scalars never have one.) */
  | { readonly is: "set" }
  /** Members are told apart by `key` and `id`. One that only says so much is as good as none. */
  | {
      readonly is: "keyed";
      readonly idle: { readonly path: readonly [string, string]; readonly value: Json };
    }
  /** What the server means or fills in where nothing is written; `when` looks at a sibling (null: absent). */
  | {
      readonly is: "default";
      readonly value: Json;
      readonly when?: { readonly key: string; readonly is: Json };
    }
  | { readonly is: "duration" }
  | { readonly is: "caseless" }
  /** Two names of one thing, as long as the sibling `unless` says nothing more. */
  | { readonly is: "alias"; readonly names: readonly [string, string]; readonly unless: string }
  /** An object whose `key` decides what else may stand in it. */
  | { readonly is: "variant"; readonly key: string };

export interface FieldRow {
  readonly of: Kind;
  readonly types: readonly string[] | "any";
  /** `[]` is every element, `*` any one name, `**` any number of steps. */
  readonly path: string;
  readonly rule: FieldRule;
  readonly source: string;
}

const METHOD = "actions.appSignOn.verificationMethod";

const rulesOf = (...types: string[]) => ({ of: "rule", types }) as const;
const policiesOf = (...types: string[]) => ({ of: "policy", types }) as const;
const anyRule = { of: "rule", types: "any" } as const;

export const FIELD_ROWS: readonly FieldRow[] = [
  // Conditions that many types share.
  {
    ...anyRule,
    path: "conditions.people.users.exclude",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for ACCESS_POLICY (322 writes), SIGN_ON (42), PASSWORD (22), MFA_ENROLL (4)",
  },
  {
    ...rulesOf("POST_AUTH_SESSION"),
    path: "conditions.people.users.include",
    rule: { is: "default", value: [] },
    source: "VCR TestAccResourceOktaPostAuthSessionPolicyRule_crud#18: sent empty, not returned",
  },
  {
    ...rulesOf("POST_AUTH_SESSION"),
    path: "conditions.people.groups.include",
    rule: { is: "default", value: [] },
    source: "VCR TestAccResourceOktaPostAuthSessionPolicyRule_crud#18: sent empty, not returned",
  },
  {
    ...rulesOf("POST_AUTH_SESSION"),
    path: "conditions.people.groups.exclude",
    rule: { is: "default", value: [] },
    source: "VCR TestAccResourceOktaPostAuthSessionPolicyRule_crud#18: sent empty, not returned",
  },
  {
    ...rulesOf("ACCESS_POLICY", "SESSION_VIOLATION_DETECTION"),
    path: "conditions.network.connection",
    rule: { is: "default", value: "ANYWHERE" },
    source: "facts §3.2; VCR TestAccResourceOktaSessionViolationPolicyRule_crud#18",
  },
  {
    ...anyRule,
    path: "conditions.network",
    rule: { is: "variant", key: "connection" },
    source: "facts §2.1: only ZONE has include or exclude, and needs one of them",
  },
  {
    ...rulesOf("ACCESS_POLICY", "IDP_DISCOVERY"),
    path: "conditions.platform.exclude",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for ACCESS_POLICY (35 writes), IDP_DISCOVERY (3)",
  },
  {
    ...rulesOf("ACCESS_POLICY", "IDP_DISCOVERY"),
    path: "conditions.platform.include",
    rule: { is: "set" },
    source: "facts §2.5: a device matches any member; the Terraform provider sends it as a set",
  },
  {
    ...rulesOf("ACCESS_POLICY", "IDP_DISCOVERY"),
    path: "conditions.platform.exclude",
    rule: { is: "set" },
    source: "facts §2.5: a device matches any member; the Terraform provider sends it as a set",
  },
  {
    ...rulesOf("MFA_ENROLL", "IDP_DISCOVERY"),
    path: "conditions.app.include",
    rule: { is: "set" },
    source: "facts §2.3: an app matches any member; the Terraform provider sends it as a set",
  },
  {
    ...rulesOf("MFA_ENROLL", "IDP_DISCOVERY"),
    path: "conditions.app.exclude",
    rule: { is: "set" },
    source: "facts §2.3: an app matches any member; the Terraform provider sends it as a set",
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "conditions.app.include",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for IDP_DISCOVERY (3 writes), null returned as [] (12)",
  },
  {
    ...rulesOf("MFA_ENROLL", "IDP_DISCOVERY"),
    path: "conditions.app.exclude",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for MFA_ENROLL (4 writes), IDP_DISCOVERY (3), null returned as [] (12)",
  },

  // ACCESS_POLICY
  {
    ...rulesOf("ACCESS_POLICY"),
    path: "conditions.userType.include",
    rule: { is: "default", value: [] },
    source: "VCR: filled in (322 writes)",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: "conditions.userType.exclude",
    rule: { is: "default", value: [] },
    source: "VCR: filled in (322 writes)",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: "conditions.riskScore.level",
    rule: { is: "default", value: "ANY" },
    source: "VCR: filled in where the org scores risk (129 writes)",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: "conditions.platform.include[].os.type",
    rule: { is: "alias", names: ["ANY", "OTHER"], unless: "expression" },
    source: "facts §3.2: os ANY is read back as OTHER",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: "actions.appSignOn.keepMeSignedIn.postAuth",
    rule: { is: "default", value: "NOT_ALLOWED" },
    source: "VCR: filled in (286 writes)",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: "actions.appSignOn.keepMeSignedIn.postAuthPromptFrequency",
    rule: { is: "duration" },
    source: "facts §3.2: P30D is answered as PT720H",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: METHOD,
    rule: { is: "variant", key: "type" },
    source: "facts §2.5; VCR TestAccResourceOktaAppSignOnPolicyRule_AUTH_METHOD_CHAIN#3",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.reauthenticateIn`,
    rule: { is: "default", value: "PT12H", when: { key: "type", is: "ASSURANCE" } },
    source: "VCR: filled in for ASSURANCE (150 writes), never for AUTH_METHOD_CHAIN",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.**.reauthenticateIn`,
    rule: { is: "duration" },
    source: "facts §3.2: durations are compared by length, at each level that has one",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.inactivityPeriod`,
    rule: { is: "duration" },
    source: "facts §3.2: durations are compared by length",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.constraints[].*.required`,
    rule: { is: "default", value: true, when: { key: "excludedAuthenticationMethods", is: null } },
    source: "facts §2.5 and §3.2: always returned, true unless exclusions are given",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.constraints[].*.types[]`,
    rule: { is: "caseless" },
    source: "facts §2.5: upper case in the documentation, lower case in answers",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.constraints[].*.methods[]`,
    rule: { is: "caseless" },
    source: "facts §2.5: upper case in the documentation, lower case in answers",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.**.authenticationMethods`,
    rule: { is: "set" },
    source: "facts §2.5: alternatives of one step; only steps (chains, next) come one after another",
  },
  {
    ...rulesOf("ACCESS_POLICY"),
    path: `${METHOD}.constraints[].*.excludedAuthenticationMethods`,
    rule: { is: "set" },
    source: "facts §2.5: each member is excluded, whatever stands before it",
  },

  // SIGN_ON
  {
    ...rulesOf("OKTA_SIGN_ON"),
    path: "conditions.risk.behaviors",
    rule: { is: "default", value: [] },
    source: "VCR: filled in where the org has behaviours (43 writes)",
  },
  {
    ...rulesOf("OKTA_SIGN_ON"),
    path: "conditions.identityProvider",
    rule: { is: "variant", key: "provider" },
    source: "facts §2.1: idpIds go with SPECIFIC_IDP only; VCR TestAccOktaPolicyRuleSignon_crud#83",
  },

  // PASSWORD
  {
    ...policiesOf("PASSWORD"),
    path: "conditions.authProvider",
    rule: { is: "variant", key: "provider" },
    source: "facts §2.2: include goes with a directory",
  },
  {
    ...policiesOf("PASSWORD"),
    path: "settings.password.complexity.excludeAttributes",
    rule: { is: "default", value: [] },
    source: "VCR: filled in (12 writes)",
  },
  {
    ...policiesOf("PASSWORD"),
    path: "settings.password.lockout.userLockoutNotificationChannels",
    rule: { is: "default", value: [] },
    source: "VCR: filled in (7 writes)",
  },
  {
    ...policiesOf("PASSWORD"),
    path: "settings.password.breachedProtection.logoutEnabled",
    rule: { is: "default", value: false },
    source: "VCR: filled in (5 writes)",
  },
  {
    ...rulesOf("PASSWORD"),
    path: "actions.selfServicePasswordReset.requirement.**.methods[]",
    rule: { is: "caseless" },
    source: "facts §2.2: lower case in the specification and live, upper case in older documentation",
  },

  // MFA_ENROLL
  {
    ...policiesOf("MFA_ENROLL"),
    path: "settings",
    rule: { is: "variant", key: "type" },
    source: "facts §2.3: authenticators and factors exclude each other",
  },
  {
    ...policiesOf("MFA_ENROLL"),
    path: "settings.type",
    rule: { is: "default", value: "FACTORS" },
    source: "VCR: sent and not returned by Classic orgs (10 writes)",
  },
  {
    ...policiesOf("MFA_ENROLL"),
    path: "settings.authenticators",
    rule: { is: "keyed", idle: { path: ["enroll", "self"], value: "NOT_ALLOWED" } },
    source: "VCR TestAccResourceOktaMfaPolicy_custom_app#3: expanded with what the org has, and reordered",
  },
  {
    ...policiesOf("MFA_ENROLL"),
    path: "settings.factors.*.enroll.self",
    rule: { is: "default", value: "NOT_ALLOWED" },
    source: "VCR TestAccResourceOktaDefaultMFAPolicy#14: hotp sent as NOT_ALLOWED, not returned",
  },
  {
    ...policiesOf("MFA_ENROLL"),
    path: "settings.factors.*.consent.type",
    rule: { is: "default", value: "NONE" },
    source: "VCR: filled in (28 writes)",
  },

  // IDP_DISCOVERY
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "conditions.userIdentifier",
    rule: { is: "variant", key: "type" },
    source: "facts §2.4: attribute goes with ATTRIBUTE only",
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "conditions.userIdentifier.patterns",
    rule: { is: "set" },
    source: "facts §2.4: an identifier matches any pattern; the Terraform provider sends it as a set",
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "conditions.userIdentifier.patterns",
    rule: { is: "default", value: [] },
    source: "VCR: filled in (9 writes)",
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "actions.idp",
    rule: { is: "variant", key: "idpSelectionType" },
    source: "facts §2.4: DYNAMIC has matchCriteria, SPECIFIC has providers",
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "actions.idp.idpSelectionType",
    rule: { is: "default", value: "SPECIFIC" },
    source: "VCR: filled in (15 writes)",
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "actions.idp.matchCriteria[].propertyName",
    rule: { is: "default", value: "name" },
    source: "facts §3.2; VCR TestAccResourceOktaPolicyRuleIdpDiscovery_dynamic",
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "actions.idp.shouldFallBackToOkta",
    rule: { is: "default", value: false },
    source: "VCR: false is never echoed (3 writes)",
  },

  // PROFILE_ENROLLMENT
  {
    ...rulesOf("PROFILE_ENROLLMENT"),
    path: "actions.profileEnrollment.allowedIdentifiers",
    rule: { is: "default", value: ["login"] },
    source: "facts §3.2; VCR TestAccResourceOktaPolicyRuleProfileEnrollment_Issue1213",
  },
];
