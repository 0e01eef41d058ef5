/** What each policy type is and refuses (facts §2.0), as data. */
export interface PolicyType {
  ruleType: string;
  /** v1: dense priorities from 1, default last. v2: base 0, gaps, catch-all at 99 (facts §3.3). */
  framework: "v1" | "v2";
  engines: readonly ("idx" | "v1")[];
  /** Whether clients may create and delete policies. */
  creatable: boolean;
  /** What PUT on the policy does: everything, or refused. */
  editable: boolean;
  /** Whether clients may create rules beside the ones Okta made. */
  extraRules: boolean;
  /** Names of Okta's own policies of the type, in order. */
  systemPolicies: readonly string[];
  /** "each": every policy has a system rule; "default": only the system policy has; "none". */
  systemRule: "each" | "default" | "none";
  systemRuleName: string;
  /** Whether PUT on the system rule is accepted. */
  systemRuleEditable: boolean;
  policyPrefix: "00p" | "rst";
  rulePrefix: "0pr" | "rul";
}

const v1 = {
  framework: "v1",
  engines: ["idx", "v1"],
  creatable: true,
  editable: true,
  extraRules: true,
  systemPolicies: ["Default Policy"],
  systemRule: "default",
  systemRuleName: "Default Rule",
  systemRuleEditable: true,
  policyPrefix: "00p",
  rulePrefix: "0pr",
} as const;

const v2 = {
  framework: "v2",
  engines: ["idx"],
  creatable: true,
  editable: true,
  extraRules: true,
  systemPolicies: ["Default Policy"],
  systemRule: "each",
  systemRuleName: "Catch-all Rule",
  systemRuleEditable: true,
  policyPrefix: "rst",
  rulePrefix: "rul",
} as const;

/** One per org, made by Okta, the policy itself read-only. */
const oktaOwned = { ...v2, creatable: false, editable: false } as const;

export const policyTypes: Readonly<Record<string, PolicyType>> = {
  OKTA_SIGN_ON: { ...v1, ruleType: "SIGN_ON" },
  PASSWORD: { ...v1, ruleType: "PASSWORD" },
  MFA_ENROLL: { ...v1, ruleType: "MFA_ENROLL", systemRuleEditable: false },
  IDP_DISCOVERY: {
    ...v1,
    ruleType: "IDP_DISCOVERY",
    creatable: false,
    editable: false,
    systemPolicies: ["Idp Discovery Policy"],
    systemRuleEditable: false,
  },
  ACCESS_POLICY: { ...v2, ruleType: "ACCESS_POLICY", systemPolicies: ["Any two factors"] },
  PROFILE_ENROLLMENT: { ...v2, ruleType: "PROFILE_ENROLLMENT", extraRules: false },
  DEVICE_SIGNAL_COLLECTION: { ...v2, ruleType: "DEVICE_SIGNAL_COLLECTION" },
  ENTITY_RISK: {
    ...oktaOwned,
    ruleType: "ENTITY_RISK",
    systemPolicies: ["Entity Risk Policy"],
    systemRuleEditable: false,
  },
  POST_AUTH_SESSION: {
    ...oktaOwned,
    ruleType: "POST_AUTH_SESSION",
    extraRules: false,
    systemPolicies: ["Post Auth Policy"],
  },
  SESSION_VIOLATION_DETECTION: {
    ...oktaOwned,
    ruleType: "SESSION_VIOLATION_DETECTION",
    extraRules: false,
    systemPolicies: ["Session Violation Detection Policy"],
  },
  CLIENT_UPDATE: {
    ...oktaOwned,
    ruleType: "CLIENT_UPDATE",
    extraRules: false,
    systemPolicies: ["Client Update Policy"],
  },
  IDENTITY_CLAIM_SOURCING: {
    ...oktaOwned,
    ruleType: "IDENTITY_CLAIM_SOURCING",
    extraRules: false,
    systemPolicies: ["Identity Claim Sourcing Policy"],
  },
};

/** Types that need something the org may not have. */
export const gatedTypes: Readonly<
  Record<string, "identityThreatProtection" | "deviceSignalCollection" | "identityClaimSourcing">
> = {
  ENTITY_RISK: "identityThreatProtection",
  POST_AUTH_SESSION: "identityThreatProtection",
  SESSION_VIOLATION_DETECTION: "identityThreatProtection",
  DEVICE_SIGNAL_COLLECTION: "deviceSignalCollection",
  IDENTITY_CLAIM_SOURCING: "identityClaimSourcing",
};
