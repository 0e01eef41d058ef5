/** The twelve types of policy that Okta documents. */
export const POLICY_TYPES = [
  "OKTA_SIGN_ON",
  "PASSWORD",
  "MFA_ENROLL",
  "IDP_DISCOVERY",
  "ACCESS_POLICY",
  "PROFILE_ENROLLMENT",
  "DEVICE_SIGNAL_COLLECTION",
  "ENTITY_RISK",
  "POST_AUTH_SESSION",
  "SESSION_VIOLATION_DETECTION",
  "CLIENT_UPDATE",
  "IDENTITY_CLAIM_SOURCING",
] as const;

/** A type of policy that Okta documents. */
export type PolicyType = (typeof POLICY_TYPES)[number];

/** A rule has its policy's type, except that rules of OKTA_SIGN_ON policies are called SIGN_ON. */
export type PolicyRuleType = "SIGN_ON" | Exclude<PolicyType, "OKTA_SIGN_ON">;

/** What an org's `pipeline` says about its engine: Classic is v1, the Identity Engine idx. */
export type Engine = "v1" | "idx";

/** What Okta allows for one type of policy. */
export interface Capabilities {
  readonly engines: readonly Engine[];
  /** Feature or licence without which an org lacks the type. */
  readonly needs?: string;
  /** Whether clients may create policies, and so delete them. */
  readonly createPolicy: boolean;
  /** Whether apps stand on policies of the type. */
  readonly holdsApps?: boolean;
  /** Whether Okta copies policies of the type. */
  readonly clonePolicy?: boolean;
  /** What may be written to the default policy besides its name, which must stay what it is. */
  readonly defaultPolicy: readonly ("description" | "settings")[];
  readonly policyConditions: boolean;
  readonly settings: boolean;
  /** Policies have an order among themselves, or all carry the same number. */
  readonly policiesOrdered: boolean;
  readonly ruleType: PolicyRuleType;
  /** Whether clients may create rules beside those Okta made, and delete them. */
  readonly extraRules: boolean;
  /** Whether the actions of the rule Okta made may be written. */
  readonly systemRule: boolean;
  readonly ruleConditions: boolean;
  /** Numbering of rules: without gaps from 1, or with gaps from 0 and the catch-all at 99. */
  readonly order: "dense" | "gapped";
  readonly source: string;
}

/** What the types of the older framework share: on both engines; the system rule stands in the default policy only. */
export const v1Framework = {
  engines: ["v1", "idx"],
  createPolicy: true,
  policyConditions: true,
  settings: false,
  policiesOrdered: true,
  extraRules: true,
  systemRule: true,
  ruleConditions: true,
  order: "dense",
} as const;

/** What the types of the newer framework share: every policy has a system rule. */
export const v2Framework = {
  engines: ["idx"],
  createPolicy: true,
  defaultPolicy: ["description"],
  policyConditions: false,
  settings: false,
  policiesOrdered: false,
  extraRules: true,
  systemRule: true,
  ruleConditions: true,
  order: "gapped",
} as const;

/** What the types share of which Okta makes the one policy of the org. */
export const singleton = { ...v2Framework, createPolicy: false, defaultPolicy: [] } as const;

/** The type of the policy that holds rules of this type. */
export function policyTypeOf(ruleType: string): string {
  return ruleType === "SIGN_ON" ? "OKTA_SIGN_ON" : ruleType;
}
