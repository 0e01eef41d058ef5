/** What the emulator knows of the server, rule by rule, and where that is known from. */
export interface ServerRule {
  readonly says: string;
  /** R: recorded from real tenants (the test of terraform-provider-okta); D: documentation or code; A: assumed. */
  readonly evidence: string;
}

const recorded = (says: string, test: string): ServerRule => ({ says, evidence: `R ${test}` });
const documented = (says: string, where: string): ServerRule => ({ says, evidence: `D ${where}` });
const assumed = (says: string): ServerRule => ({ says, evidence: "A" });

const contents = {
  "nulls-vanish": recorded(
    "a property sent as null is as if it was not sent",
    "AppSignOnPolicyRule_os_expression_crud",
  ),
  "unknown-properties-vanish": recorded(
    "a property that the type does not know vanishes",
    "AppSignOnPolicyRule_AUTH_METHOD_CHAIN",
  ),
  "empty-lists-vanish": recorded("empty id lists vanish", "PostAuthSessionPolicyRule_crud"),
  "people-filled": recorded("conditions always have people.users.exclude", "AppSignOnPolicyRules_crud"),
  "network-filled": recorded("conditions always have a network, ANYWHERE", "SessionViolationPolicyRule_crud"),
  "empty-platform-vanishes": recorded(
    "a platform without members vanishes",
    "AppSignOnPolicyRule_default_crud",
  ),
  "platform-exclude-filled": recorded(
    "a platform always has both lists",
    "AppSignOnPolicyRule_os_expression_crud",
  ),
  "os-any-becomes-other": documented(
    "an ACCESS_POLICY rule's os ANY is read back as OTHER",
    "terraform-provider-okta, okta_app_signon_policy_rules",
  ),
  "user-type-filled": recorded(
    "conditions of ACCESS_POLICY always have both lists of userType",
    "AppSignOnPolicyRules_crud",
  ),
  "risk-score-filled": recorded(
    "with risk scoring, conditions of ACCESS_POLICY always have a riskScore",
    "AppSignOnPolicyRule_read",
  ),
  "risk-score-refused": documented(
    "without risk scoring the condition is refused",
    "terraform-provider-okta #759, #1802",
  ),
  "unknown-conditions-refused": documented(
    "a condition that the type does not know is refused",
    "terraform-provider-okta #1802",
  ),
  "risk-behaviors-filled": recorded(
    "next to a riskScore, conditions of SIGN_ON have risk.behaviors",
    "PolicyRuleSignon_GH2419",
  ),
  "auth-context-filled": assumed("conditions of SIGN_ON always have an authContext"),
  "no-conditions-stay-null": documented(
    "an ACCESS_POLICY rule without conditions has null, not defaults",
    "the OpenAPI file's examples",
  ),
  "zones-outlive-put": recorded(
    "zones of a SIGN_ON rule outlive a PUT that names none",
    "PolicyRuleSignon_crud",
  ),
  "keep-me-signed-in-filled": recorded(
    "appSignOn always has keepMeSignedIn",
    "AppSignOnPolicyRules_keep_me_signed_in",
  ),
  "durations-in-hours": documented(
    "days are answered in hours",
    "the OpenAPI file's examples of keepMeSignedIn",
  ),
  "reauthenticate-in-filled": recorded(
    "ASSURANCE always has reauthenticateIn, PT12H",
    "AppSignOnPolicyRules_dynamicValues",
  ),
  "constraint-required-filled": documented(
    "a constraint always says whether it is required",
    "the OpenAPI file, defaults of access policy constraints",
  ),
  "primary-factor-filled": recorded(
    "a SIGN_ON rule that allows has the org's primaryFactor",
    "PolicyRuleSignon_GH2419",
  ),
  "primary-factor-of-deny": recorded(
    "a SIGN_ON rule that denies has PASSWORD_IDP",
    "PolicyRuleSignon_GH2419",
  ),
  "sign-on-filled": documented("what signon leaves out is filled in", "the defaults of the OpenAPI file"),
  "password-settings-filled": recorded(
    "what password settings leave out is filled in",
    "PolicyPassword_crud",
  ),
  "breached-protection-filled": recorded("password settings have breachedProtection", "PolicyPassword_crud"),
  "recovery-methods-ordered": documented(
    "recovery methods come in Okta's order",
    "facts §3.2; not among the recordings that are played",
  ),
  "app-lists-filled": recorded(
    "conditions of IDP_DISCOVERY always have both app lists",
    "PolicyRuleIdpDiscovery_dynamic",
  ),
  "app-members-named": recorded("an app in a condition has a name, null", "PolicyRuleIdpDiscovery_crud"),
  "user-identifier-filled": recorded(
    "conditions of IDP_DISCOVERY always have a userIdentifier",
    "PolicyRuleIdpDiscovery_dynamic",
  ),
  "fall-back-told-if-true": recorded(
    "that nobody falls back to Okta is not answered",
    "PolicyRuleIdpDiscovery_dynamic",
  ),
  "match-property-filled": recorded("match criteria are about the name", "PolicyRuleIdpDiscovery_dynamic"),
  "identity-providers-named": recorded(
    "an identity provider that the org knows is answered with its name",
    "PolicyRuleIdpDiscovery_crud",
  ),
  "allowed-identifiers-filled": recorded(
    "profile enrollment allows the login",
    "PolicyRuleProfileEnrollment_Issue1213",
  ),
  "enrollment-nulls-shown": recorded(
    "no hook and no target group are answered as null",
    "PolicyRuleProfileEnrollment_Issue1213",
  ),
  "slo-shown": recorded("an action on a failed session has slo, null", "PostAuthSessionPolicyRule_crud"),
  "everyone-filled-in": recorded("a policy for no group is for Everyone", "PolicyPassword_crud"),
  "auth-provider-filled": assumed("a PASSWORD policy always has an authProvider"),
  "authenticators-expanded": recorded(
    "the answer lists every authenticator of the org",
    "MfaPolicy_custom_app",
  ),
  "authenticators-in-org-order": recorded("authenticators come in the org's order", "MfaPolicy_custom_app"),
  "factors-expanded": recorded("the answer lists every factor of the org", "MfaPolicy_crud"),
} as const;

const order = {
  "dense-last-without-number": recorded("v1: whoever names no number comes last", "PolicyRuleSignon_GH2419"),
  "dense-clamped": recorded("v1: a number too large is the last place", "PolicyRulePassword_priorityError"),
  "dense-others-shift": documented(
    "v1: whoever stands there and behind moves down",
    "guides/policy-rule-prioritization",
  ),
  "dense-gap-closes": recorded("v1: a deleted object leaves no gap", "PolicyRuleSignon_GH2494"),
  "dense-system-last": recorded("v1: Okta's own object stays last", "PolicyPassword_crud"),
  "own-slot-counts": recorded(
    "v2: the mover's own place counts as taken",
    "AppSignOnPolicyRules_keep_me_signed_in",
  ),
  "pushed-down": recorded("v2: whoever stands in the way goes down by one", "AppSignOnPolicyRules_crud"),
  "push-stops-at-gap": recorded("v2: the first gap stops the push", "AppSignOnPolicyRules_crud"),
  "behind-all-without-number": recorded(
    "v2: whoever names no number comes behind all others",
    "PostAuthSessionPolicyRule_crud",
  ),
  "gap-stays": documented("v2: a deleted rule leaves its gap", "guides/policy-rule-prioritization"),
  "moved-are-stamped": recorded("whoever moves is last updated then", "AppSignOnPolicyRules_crud"),
  "v2-policies-carry-1": recorded("all v2 policies have priority 1", "AppSignOnPolicyRule_AUTH_METHOD_CHAIN"),
  "default-priority-read-only": documented(
    "the priority of Okta's own policies cannot be changed",
    "terraform-provider-okta #2804",
  ),
  "rules-listed-in-order": recorded("rules are listed by priority", "AppSignOnPolicyRule_os_expression_crud"),
  "policies-listed-in-order": recorded(
    "v1 policies are listed by priority, v2 policies by id",
    "PolicyRulePassword_priorityError",
  ),
} as const;

const life = {
  "catch-all-made": recorded(
    "a v2 policy comes with its catch-all rule",
    "AppSignOnPolicyRule_AUTH_METHOD_CHAIN",
  ),
  "catch-all-at-99": recorded("the catch-all stands at 99", "AppSignOnPolicyRule_AUTH_METHOD_CHAIN"),
  "catch-all-keeps-conditions": documented(
    "PUT changes only the actions of a system rule",
    "facts on immutability, terraform-provider-okta #1788",
  ),
  "status-ignored-on-put": recorded("PUT ignores the status", "PolicyPassword_crud"),
  "status-ignored-on-post": recorded("POST ignores the status", "PolicyRuleSignon_GH2419"),
  "put-stamps": recorded("PUT moves lastUpdated", "AppSignOnPolicyRules_keep_me_signed_in"),
  "created-stays": recorded("PUT leaves created", "AppSignOnPolicyRules_keep_me_signed_in"),
  "lifecycle-stamps": recorded(
    "activating and deactivating move lastUpdated, changed or not",
    "PolicyRuleSignon_GH2419",
  ),
  "links-by-status": recorded(
    "an active object offers to deactivate, an inactive one to activate",
    "AppSignOnPolicyRules_Issue2797",
  ),
  "links-of-system": recorded(
    "Okta's own objects offer GET and PUT only",
    "AppSignOnPolicyRule_AUTH_METHOD_CHAIN",
  ),
  "links-of-account-management": recorded(
    "the account management policy offers GET only",
    "AppSignOnPolicyRule_read",
  ),
  "resource-type-in-lists-only": recorded(
    "what an ACCESS_POLICY is for is told in lists only",
    "AppSignOnPolicyRule_read",
  ),
  "gone-is-404": recorded("what was deleted answers 404 E0000007", "OktaPolicyPassword_crud"),
  "missing-v2-policy-named": recorded(
    "a missing v2 policy is a RuleSetEntity, a v1 policy a Policy",
    "OktaAppSignOnPolicy_crud",
  ),
  "missing-v2-rule-named": recorded(
    "a missing v2 rule is a RuleEntity, a v1 rule a PolicyRule",
    "OktaAppSignOnPolicyRule",
  ),
  "app-mapping-refused": recorded(
    "apps are not mapped through a policy",
    "test_policy_resource_mapping_operations",
  ),
  "stamps-of-2023": recorded(
    "servers of 2023 showed no stamps of v1 rules that are read",
    "OktaPolicyRulePassword_crud",
  ),
} as const;

export const serverRules = { ...contents, ...order, ...life } as const;

export type RuleName = keyof typeof serverRules;

/** Whether a rule is in force. All are, but for the one that a test breaks to see that the tests notice. */
export type IsEnforced = (rule: RuleName) => boolean;

export const allEnforced: IsEnforced = () => true;
export const allBut =
  (broken: RuleName): IsEnforced =>
  (rule) =>
    rule !== broken;
