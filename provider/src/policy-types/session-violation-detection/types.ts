import type { NetworkCondition } from "../conditions/network";
import type { Open } from "../unlisted";

/** How risky a session must look. */
export interface SessionRiskCondition {
  /**
   * The lowest level of risk that matches.
   * @source spec SessionViolationDetectionRiskScoreCondition
   */
  readonly minRiskLevel: Open<"LOW" | "MEDIUM" | "HIGH">;
}

/** When a rule of session violation detection applies. */
export interface SessionViolationDetectionRuleConditions {
  /**
   * From where the session is used.
   * @defaultValue from anywhere
   * @source spec SessionViolationDetectionPolicyRule; recorded answers
   */
  readonly network?: NetworkCondition;
  /**
   * How risky the session must look.
   * @needs Identity Threat Protection
   * @source spec SessionViolationDetectionPolicyRule
   */
  readonly riskScore?: SessionRiskCondition;
}

/** Whether policies are evaluated again. */
export interface PolicyEvaluation {
  /**
   * Whether the session's sign-in policies are evaluated again.
   * @source spec SessionViolationDetectionPolicyEvaluation
   */
  readonly enabled: boolean;
}

/** What is done about a session that looks stolen. */
export interface SessionViolationDetection {
  /**
   * Whether the session's sign-in policies are evaluated again.
   * @source spec SessionViolationDetectionPolicyRule
   */
  readonly policyEvaluation?: PolicyEvaluation;
}

/** What a rule of session violation detection does. */
export interface SessionViolationDetectionRuleActions {
  /**
   * What is done about a session that looks stolen.
   * @source spec SessionViolationDetectionPolicyRule
   */
  readonly sessionViolationDetection?: SessionViolationDetection;
}
