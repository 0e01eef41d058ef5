import type { OnlyAdoptedPolicyArgs, PolicyOf } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { IdpDiscoveryRuleActions, IdpDiscoveryRuleConditions } from "./types";

/**
 * Arguments of the policy that holds the routing rules.
 * @source spec IdpDiscoveryPolicy
 */
export interface IdpDiscoveryPolicyArgs extends OnlyAdoptedPolicyArgs, PolicyOf<"IDP_DISCOVERY"> {}

/**
 * Arguments of a routing rule.
 * @source spec IdpDiscoveryPolicyRule
 */
export interface IdpDiscoveryRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<IdpDiscoveryRuleConditions>,
    RuleOf<"IDP_DISCOVERY", IdpDiscoveryRuleActions> {}
