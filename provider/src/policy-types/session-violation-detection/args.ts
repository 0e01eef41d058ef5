import type { OnlyAdoptedPolicyArgs, PolicyOf } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { SessionViolationDetectionRuleActions, SessionViolationDetectionRuleConditions } from "./types";

/**
 * Arguments of the session violation detection policy.
 * @needs Identity Engine, Identity Threat Protection, limited availability
 * @source spec SessionViolationDetectionPolicy
 */
export interface SessionViolationDetectionPolicyArgs
  extends OnlyAdoptedPolicyArgs,
    PolicyOf<"SESSION_VIOLATION_DETECTION"> {}

/**
 * Arguments of a rule of the session violation detection policy.
 * @needs Identity Engine, Identity Threat Protection, limited availability
 * @source spec SessionViolationDetectionPolicyRule
 */
export interface SessionViolationDetectionRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<SessionViolationDetectionRuleConditions>,
    RuleOf<"SESSION_VIOLATION_DETECTION", SessionViolationDetectionRuleActions> {}
