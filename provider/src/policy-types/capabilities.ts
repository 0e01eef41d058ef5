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

// The older framework, on both engines; the system rule stands in the default policy only.
const v1Framework = {
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

// The newer framework; every policy has a system rule.
const v2Framework = {
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

// One policy per org, made by Okta.
const singleton = { ...v2Framework, createPolicy: false, defaultPolicy: [] } as const;

export const CAPABILITIES: Readonly<Record<PolicyType, Capabilities>> = {
  OKTA_SIGN_ON: {
    ...v1Framework,
    defaultPolicy: ["description"],
    ruleType: "SIGN_ON",
    source: "facts §2.0, §2.1; default rule editable on the Identity Engine",
  },
  PASSWORD: {
    ...v1Framework,
    defaultPolicy: ["description", "settings"],
    settings: true,
    ruleType: "PASSWORD",
    source: "facts §2.0, §2.2",
  },
  MFA_ENROLL: {
    ...v1Framework,
    defaultPolicy: ["description", "settings"],
    settings: true,
    ruleType: "MFA_ENROLL",
    systemRule: false,
    source: "facts §2.0, §2.3; default rule read-only",
  },
  IDP_DISCOVERY: {
    ...v1Framework,
    createPolicy: false,
    defaultPolicy: [],
    policyConditions: false,
    policiesOrdered: false,
    ruleType: "IDP_DISCOVERY",
    systemRule: false,
    source: "facts §2.0, §2.4; one system policy, one immutable default rule",
  },
  ACCESS_POLICY: {
    ...v2Framework,
    ruleType: "ACCESS_POLICY",
    source: "facts §2.0, §2.5; of the default policy only the description may be written",
  },
  PROFILE_ENROLLMENT: {
    ...v2Framework,
    ruleType: "PROFILE_ENROLLMENT",
    extraRules: false,
    ruleConditions: false,
    source: "facts §2.0, §2.6; exactly one rule, the catch-all",
  },
  DEVICE_SIGNAL_COLLECTION: {
    ...v2Framework,
    needs: "the Early Access feature device signal collection",
    ruleType: "DEVICE_SIGNAL_COLLECTION",
    source: "facts §2.0, §2.7",
  },
  ENTITY_RISK: {
    ...singleton,
    needs: "the licence for Identity Threat Protection",
    ruleType: "ENTITY_RISK",
    systemRule: false,
    source: "facts §2.0, §2.8; rules may be created, the catch-all is not editable",
  },
  POST_AUTH_SESSION: {
    ...singleton,
    needs: "the licence for Identity Threat Protection",
    ruleType: "POST_AUTH_SESSION",
    extraRules: false,
    source: "facts §2.0, §2.9; one editable rule and the catch-all, both made by Okta",
  },
  SESSION_VIOLATION_DETECTION: {
    ...singleton,
    needs: "the licence for Identity Threat Protection",
    ruleType: "SESSION_VIOLATION_DETECTION",
    source: "facts §2.0, §2.10; the specification shows a rule being created, other clients only adopt",
  },
  CLIENT_UPDATE: {
    ...singleton,
    ruleType: "CLIENT_UPDATE",
    extraRules: false,
    ruleConditions: false,
    source: "facts §2.0, §2.11",
  },
  IDENTITY_CLAIM_SOURCING: {
    ...singleton,
    needs: "the Early Access feature identity claim sourcing",
    ruleType: "IDENTITY_CLAIM_SOURCING",
    extraRules: false,
    ruleConditions: false,
    source: "facts §2.0, §2.12; the default rule only",
  },
};

/** What is known of a type, named as a policy's or as a rule's; nothing of types Okta does not document. */
export function capabilitiesOf(type: string): Capabilities | undefined {
  const policyType = POLICY_TYPES.find((known) => known === policyTypeOf(type));
  return policyType === undefined ? undefined : CAPABILITIES[policyType];
}

/** The type of the policy that holds rules of this type. */
export function policyTypeOf(ruleType: string): string {
  return ruleType === "SIGN_ON" ? "OKTA_SIGN_ON" : ruleType;
}

const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  v1: "Classic Engine",
  idx: "Identity Engine",
};

/** Why an org of this pipeline has no policies of the type; undefined where it has, or where nothing is known. */
export function lackingEngine(policyType: string, pipeline: string): string | undefined {
  const known = capabilitiesOf(policyType);
  if (known === undefined || (pipeline !== "v1" && pipeline !== "idx") || known.engines.includes(pipeline)) {
    return undefined;
  }
  const wanted = known.engines.map((engine) => ENGINE_NAMES[engine]).join(" or ");
  return (
    `${policyTypeOf(policyType)} policies exist on Okta's ${wanted} only, and this org runs the ${ENGINE_NAMES[pipeline]} ` +
    `(its /.well-known/okta-organization says pipeline ${pipeline}). Remove the resource, or point the stack at an org that has the ${wanted}.`
  );
}
