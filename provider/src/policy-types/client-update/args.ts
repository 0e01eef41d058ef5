import type { OnlyAdoptedPolicyArgs, PolicyOf } from "../policy-args";
import type { OnlyAdoptedRuleArgs, RuleOf } from "../rule-args";
import type { ClientUpdateRuleActions } from "./types";

/**
 * Arguments of the client update policy.
 * @needs Identity Engine
 * @source spec ClientUpdatePolicy
 */
export interface ClientUpdatePolicyArgs extends OnlyAdoptedPolicyArgs, PolicyOf<"CLIENT_UPDATE"> {}

/**
 * Arguments of the rule of the client update policy.
 * @needs Identity Engine
 * @source spec ClientUpdatePolicyRule
 */
export interface ClientUpdateRuleArgs
  extends OnlyAdoptedRuleArgs,
    RuleOf<"CLIENT_UPDATE", ClientUpdateRuleActions> {}
