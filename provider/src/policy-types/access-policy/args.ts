import type * as pulumi from "@pulumi/pulumi";
import type { AppHoldingPolicyArgs, PolicyOf } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { AccessPolicyRuleActions, AccessPolicyRuleConditions } from "./types";

/**
 * Arguments of an app sign-in policy; its rules hold the conditions.
 * @allowed 5000 policies at most
 * @needs Identity Engine
 * @source spec AccessPolicy
 */
export interface AccessPolicyArgs extends AppHoldingPolicyArgs, PolicyOf<"ACCESS_POLICY"> {
  /**
   * Id of a policy of which this one begins as a copy, its rules and what is not declared here included. It counts when the
   * policy is created: a later change copies nothing.
   * @allowed not together with `adopt`
   * @source spec clonePolicy
   */
  readonly cloneFrom?: pulumi.Input<string>;
}

/**
 * Arguments of an app sign-in rule.
 * @needs Identity Engine
 * @source spec AccessPolicyRule
 */
export interface AccessPolicyRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<AccessPolicyRuleConditions>,
    RuleOf<"ACCESS_POLICY", AccessPolicyRuleActions> {}
