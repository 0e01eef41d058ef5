import type { Defect } from "./defects";
import type { Json, JsonObject } from "./open-api";
import type { Sent } from "./sent-bodies";

const put = (value: Json) => (): Json => value;
const plus =
  (...values: string[]) =>
  (said: Json | undefined): Json => [...(Array.isArray(said) ? said : []), ...values];
const alsoInLowerCase = (said: Json | undefined): Json =>
  Array.isArray(said) ? [...said, ...said.map((value) => String(value).toLowerCase())] : [];

const policy = (type: string, more: JsonObject): Sent => ({
  method: "POST",
  path: "/api/v1/policies",
  body: JSON.stringify({ type, name: "One", ...more }),
});
const rule = (type: string, more: JsonObject): Sent => ({
  method: "POST",
  path: "/api/v1/policies/00p1/rules",
  body: JSON.stringify({ type, name: "One", ...more }),
});
const constrained = (constraint: JsonObject): Sent =>
  rule("ACCESS_POLICY", {
    actions: { appSignOn: { verificationMethod: { type: "ASSURANCE", constraints: [constraint] } } },
  });

const conditionsOfSort = (sort: string, sent: typeof policy, types: readonly (readonly [string, string])[]) =>
  types.map(
    ([schema, type]): Defect => ({
      wrong: `conditions of a ${type} ${sort} are a nullable string; there are none, so only null`,
      at: [schema, "allOf", 1, "properties", "conditions"],
      correction: put({ nullable: true, type: "string", enum: [null] }),
      evidence: "facts §3.9, §2.0",
      shown: sent(type, { conditions: "everybody" }),
      wrongly: "taken",
    }),
  );

export const DEFECTS: readonly Defect[] = [
  {
    wrong: "conditions of global session rules lack riskScore",
    at: ["OktaSignOnPolicyRuleConditions", "allOf", 1, "properties", "riskScore"],
    correction: put({ $ref: "#/components/schemas/RiskScorePolicyRuleCondition" }),
    evidence: "facts §3.9, §2.1; recorded TestAccOktaPolicySignOn_crud#7",
    shown: rule("SIGN_ON", { conditions: { riskScore: { level: "HIGH" } } }),
    wrongly: "refused",
  },
  {
    wrong: "conditions of global session rules lack risk",
    at: ["OktaSignOnPolicyRuleConditions", "allOf", 1, "properties", "risk"],
    correction: put({
      type: "object",
      properties: { behaviors: { type: "array", items: { type: "string" } } },
      required: ["behaviors"],
    }),
    evidence: "facts §3.9, §2.1; recorded answer to TestAccOktaPolicySignOn_crud#7",
    shown: rule("SIGN_ON", { conditions: { risk: { behaviors: ["bhv1"] } } }),
    wrongly: "refused",
  },
  {
    wrong: "types of authenticators are in upper case only; the API's own spelling is lower case",
    at: ["AccessPolicyConstraint", "properties", "types", "items", "enum"],
    correction: alsoInLowerCase,
    evidence: "facts §3.9, §2.5; recorded TestAccOktaAppSignOnPolicyRule#70",
    shown: constrained({ knowledge: { types: ["password"] } }),
    wrongly: "refused",
  },
  {
    wrong: "methods of authenticators are in upper case only; the API's own spelling is lower case",
    at: ["AccessPolicyConstraint", "properties", "methods", "items", "enum"],
    correction: alsoInLowerCase,
    evidence: "facts §3.9, §2.5 (okta-sdk-python#553)",
    shown: constrained({ knowledge: { methods: ["password"] } }),
    wrongly: "refused",
  },
  {
    wrong: "excluded methods are not said to be a list",
    at: ["AccessPolicyConstraint", "properties", "excludedAuthenticationMethods", "type"],
    correction: put("array"),
    evidence: "facts §2.5; recorded TestAccResourceOktaAppSignOnPolicyRule_os_expression_crud#3",
    shown: constrained({ possession: { excludedAuthenticationMethods: { key: "okta_email" } } }),
    wrongly: "taken",
  },
  {
    wrong:
      "durations match a pattern that only the letter P matches: (?:$) stands for (?!$), (?:\\d) for (?=\\d)",
    at: ["TimeDuration", "pattern"],
    correction: put("^P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?$"),
    evidence: "recorded TestAccResourceOktaAppSignOnPolicyRules_keep_me_signed_in#11",
    shown: rule("ACCESS_POLICY", {
      actions: { appSignOn: { keepMeSignedIn: { postAuth: "ALLOWED", postAuthPromptFrequency: "P30D" } } },
    }),
    wrongly: "refused",
  },
  {
    wrong: "the next step of a chain may be any object",
    at: ["AuthenticationMethodChain", "properties", "next", "items"],
    correction: put({ $ref: "#/components/schemas/AuthenticationMethodChain" }),
    evidence: "facts §2.5; recorded TestAccResourceOktaAppSignOnPolicyRule_AUTH_METHOD_CHAIN#3",
    shown: rule("ACCESS_POLICY", {
      actions: {
        appSignOn: {
          verificationMethod: { type: "AUTH_METHOD_CHAIN", chains: [{ next: [{ methods: ["push"] }] }] },
        },
      },
    }),
    wrongly: "taken",
  },
  {
    wrong: "kinds of identity providers lack Okta itself and the two that need no id",
    at: ["IdentityProviderType", "enum"],
    correction: plus("OKTA", "AgentlessDSSO", "IWA"),
    evidence: "facts §3.9, §2.4; recorded TestAccOktaPolicyRuleIdpDiscovery_crud#37",
    shown: rule("IDP_DISCOVERY", {
      actions: { idp: { idpSelectionType: "SPECIFIC", providers: [{ type: "OKTA" }] } },
    }),
    wrongly: "refused",
  },
  {
    wrong: "settings of enrollment lack the factors of Classic orgs",
    at: ["AuthenticatorEnrollmentPolicySettings", "properties", "factors"],
    correction: put({
      type: "object",
      additionalProperties: {
        type: "object",
        properties: {
          enroll: {
            type: "object",
            properties: {
              self: { $ref: "#/components/schemas/AuthenticatorEnrollmentPolicyAuthenticatorStatus" },
            },
          },
          consent: { type: "object", properties: { type: { type: "string", enum: ["NONE"] } } },
        },
      },
    }),
    evidence: "facts §3.9, §2.3; recorded TestAccOktaDefaultMFAPolicy#4",
    shown: policy("MFA_ENROLL", {
      settings: { type: "FACTORS", factors: { okta_otp: { enroll: { self: "REQUIRED" } } } },
    }),
    wrongly: "refused",
  },
  {
    wrong: "keys of authenticators lack the smart card and the parts of Okta Verify",
    at: ["AuthenticatorEnrollmentPolicyAuthenticatorType", "enum"],
    correction: plus("smart_card_idp", "okta_verify_totp", "okta_verify_push", "okta_verify_fastpass"),
    evidence: "facts §2.3 (terraform-provider-okta#2294), §1.4",
    shown: policy("MFA_ENROLL", {
      settings: {
        type: "AUTHENTICATORS",
        authenticators: [{ key: "smart_card_idp", enroll: { self: "OPTIONAL" } }],
      },
    }),
    wrongly: "refused",
  },
  ...(["preRegistrationInlineHooks", "targetGroupIds"] as const).map(
    (field): Defect => ({
      wrong: `${field} of a PROFILE_ENROLLMENT rule cannot be null, which is Okta's own value for none`,
      at: ["ProfileEnrollmentPolicyRuleAction", "properties", field, "nullable"],
      correction: put(true),
      evidence: "facts §2.6; recorded answer to TestAccOktaPolicyRuleProfileEnrollment#4",
      shown: rule("PROFILE_ENROLLMENT", { actions: { profileEnrollment: { [field]: null } } }),
      wrongly: "refused",
    }),
  ),
  {
    wrong: "conditions of an ACCESS_POLICY rule cannot be null, which is Okta's own value for none",
    at: ["AccessPolicyRuleConditions", "allOf", 0, "nullable"],
    correction: put(true),
    evidence: "facts §2.5; recorded answer to TestAccResourceOktaAppSignOnPolicyRule_AUTH_METHOD_CHAIN#2",
    shown: rule("ACCESS_POLICY", { conditions: null }),
    wrongly: "refused",
  },
  ...(
    [
      ["PostAuthSessionPolicyRuleRunWorkflow", "RUN_WORKFLOW"],
      ["PostAuthSessionPolicyRuleTerminateSession", "TERMINATE_SESSION"],
    ] as const
  ).map(
    ([schema, action]): Defect => ({
      wrong: `the action ${action} lacks slo, which Okta answers as null and gets back with the rest of the rule`,
      at: [schema, "properties", "slo"],
      correction: put({ nullable: true, type: "string", enum: [null] }),
      evidence: "facts §2.9; recorded answer to TestAccResourceOktaPostAuthSessionPolicyRule_crud#1",
      shown: rule("POST_AUTH_SESSION", {
        actions: { postAuthSession: { failureActions: [{ action, slo: null }] } },
      }),
      wrongly: "refused",
    }),
  ),
  ...(
    [
      ["name", { type: "APP", id: "0oa1", name: null }],
      ["id", { type: "APP_TYPE", name: "yahoo_mail", id: null }],
    ] as const
  ).map(
    ([key, app]): Defect => ({
      wrong: `${key} of an app in a condition cannot be null, which Okta answers and gets back with the rest`,
      at: ["AppAndInstanceConditionEvaluatorAppOrInstance", "properties", key, "nullable"],
      correction: put(true),
      evidence: "recorded answer to TestAccOktaMfaPolicyRule_crud",
      shown: rule("MFA_ENROLL", { conditions: { app: { include: [app] } } }),
      wrongly: "refused",
    }),
  ),
  {
    wrong: "a simulated sign-in needs both a user and groups, although they exclude each other",
    at: ["PolicyContext", "required"],
    correction: put([]),
    evidence: "facts §3.9",
    shown: {
      method: "POST",
      path: "/api/v1/policies/simulate",
      body: JSON.stringify([{ appInstance: "0oa1", policyContext: { user: { id: "00u1" } } }]),
    },
    wrongly: "refused",
  },
  ...conditionsOfSort("policy", policy, [
    ["AccessPolicy", "ACCESS_POLICY"],
    ["ProfileEnrollmentPolicy", "PROFILE_ENROLLMENT"],
    ["DeviceSignalCollectionPolicy", "DEVICE_SIGNAL_COLLECTION"],
  ]),
  ...conditionsOfSort("rule", rule, [
    ["ProfileEnrollmentPolicyRule", "PROFILE_ENROLLMENT"],
    ["ClientUpdatePolicyRule", "CLIENT_UPDATE"],
    ["IdentityClaimSourcingPolicyRule", "IDENTITY_CLAIM_SOURCING"],
  ]),
];
