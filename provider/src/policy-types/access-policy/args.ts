import type { CreatablePolicyArgs, PolicyOf } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { AccessPolicyRuleActions, AccessPolicyRuleConditions } from "./types";

/**
 * Arguments of an app sign-in policy; its rules hold the conditions.
 * @allowed 5000 policies at most
 * @needs Identity Engine
 * @source spec AccessPolicy
 */
export interface AccessPolicyArgs extends CreatablePolicyArgs, PolicyOf<"ACCESS_POLICY"> {}

/**
 * Arguments of an app sign-in rule.
 * @needs Identity Engine
 * @source spec AccessPolicyRule
 */
export interface AccessPolicyRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<AccessPolicyRuleConditions>,
    RuleOf<"ACCESS_POLICY", AccessPolicyRuleActions> {}
