import type { OrderedPolicyArgs, PolicyOf, WithPolicyConditions } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { OktaSignOnPolicyConditions, SignOnRuleActions, SignOnRuleConditions } from "./types";

/**
 * Arguments of a global session policy.
 * @source spec OktaSignOnPolicy
 */
export interface OktaSignOnPolicyArgs
  extends OrderedPolicyArgs,
    WithPolicyConditions<OktaSignOnPolicyConditions>,
    PolicyOf<"OKTA_SIGN_ON"> {}

/**
 * Arguments of a rule of a global session policy (`OKTA_SIGN_ON`).
 * @source spec OktaSignOnPolicyRule
 */
export interface SignOnRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<SignOnRuleConditions>,
    RuleOf<"SIGN_ON", SignOnRuleActions> {}
