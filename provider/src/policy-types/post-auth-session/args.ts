import type { OnlyAdoptedPolicyArgs, PolicyOf } from "../policy-args";
import type { OnlyAdoptedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { PostAuthSessionRuleActions, PostAuthSessionRuleConditions } from "./types";

/**
 * Arguments of the session protection policy.
 * @needs Identity Engine, Identity Threat Protection
 * @source spec PostAuthSessionPolicy
 */
export interface PostAuthSessionPolicyArgs extends OnlyAdoptedPolicyArgs, PolicyOf<"POST_AUTH_SESSION"> {}

/**
 * Arguments of the rule of the session protection policy.
 * @needs Identity Engine, Identity Threat Protection
 * @source spec PostAuthSessionPolicyRule
 */
export interface PostAuthSessionRuleArgs
  extends OnlyAdoptedRuleArgs,
    WithRuleConditions<PostAuthSessionRuleConditions>,
    RuleOf<"POST_AUTH_SESSION", PostAuthSessionRuleActions> {}
