import type { PeopleCondition } from "../conditions/people";
import type { Open, UnlistedValue } from "../unlisted";
import type { RunWorkflow, UnlistedAction } from "../workflow-action/types";

/** How risky a user looks to Okta. */
export interface EntityRiskCondition {
  /**
   * The level of risk that matches.
   * @source spec EntityRiskScorePolicyRuleCondition
   */
  readonly level: Open<"ANY" | "LOW" | "MEDIUM" | "HIGH">;
}

/** What made Okta think that a user is at risk. */
export type DetectedRiskEvent =
  | "ADMIN_REPORTED_USER_RISK"
  | "BRUTE_FORCE_ATTACK"
  | "ENTITY_CRITICAL_ACTION_FROM_HIGH_THREAT_IP"
  | "OKTA_THREAT_INTELLIGENCE"
  | "SECURITY_EVENTS_PROVIDER_REPORTED_RISK"
  | "SESSION_INFLUENCED_USER_RISK"
  | "SUSPICIOUS_APP_ACCESS"
  | "USER_REPORTED_SUSPICIOUS_ACTIVITY"
  | UnlistedValue;

/** Only certain detections. */
export interface IncludedDetections {
  /**
   * Detections that match.
   * @source spec RiskDetectionTypesPolicyRuleCondition
   */
  readonly include: readonly DetectedRiskEvent[];
  /**
   * Nothing beside `include`.
   * @allowed an empty list
   * @source spec RiskDetectionTypesPolicyRuleCondition
   */
  readonly exclude?: readonly never[];
}

/** All but certain detections. */
export interface ExcludedDetections {
  /**
   * Detections that do not match.
   * @source spec RiskDetectionTypesPolicyRuleCondition
   */
  readonly exclude: readonly DetectedRiskEvent[];
  /**
   * Nothing beside `exclude`.
   * @allowed an empty list
   * @source spec RiskDetectionTypesPolicyRuleCondition
   */
  readonly include?: readonly never[];
}

/** When an entity risk rule applies. */
export interface EntityRiskRuleConditions {
  /**
   * Whom the rule is for.
   * @defaultValue everybody
   * @source spec EntityRiskPolicyRuleConditions
   */
  readonly people?: PeopleCondition;
  /**
   * How risky the user looks.
   * @needs Identity Threat Protection
   * @source spec EntityRiskPolicyRuleConditions
   */
  readonly entityRisk?: EntityRiskCondition;
  /**
   * What made Okta think so: `include` or `exclude`, not both.
   * @defaultValue any detection
   * @needs Identity Threat Protection
   * @source spec EntityRiskPolicyRuleConditions
   */
  readonly riskDetectionTypes?: IncludedDetections | ExcludedDetections;
}

/** Ending all sessions of the user. */
export interface TerminateAllSessions {
  /**
   * All sessions of the user end.
   * @source spec EntityRiskPolicyRuleActionTerminateAllSessions
   */
  readonly action: "TERMINATE_ALL_SESSIONS";
}

/** What is done about a user at risk. */
export interface EntityRiskResponse {
  /**
   * What is done; the list may be empty.
   * @allowed one member at most
   * @source spec EntityRiskPolicyRule
   */
  readonly actions?: readonly (UnlistedAction | TerminateAllSessions | RunWorkflow)[];
}

/** What an entity risk rule does. */
export interface EntityRiskRuleActions {
  /**
   * What is done about a user at risk.
   * @source spec EntityRiskPolicyRule
   */
  readonly entityRisk?: EntityRiskResponse;
}
