import type { OnlyAdoptedPolicyArgs, PolicyOf } from "../policy-args";
import type { OnlyAdoptedRuleArgs, RuleOf } from "../rule-args";
import type { IdentityClaimSourcingRuleActions } from "./types";

/**
 * Arguments of the identity claim sourcing policy.
 * @needs Identity Engine, Early Access
 * @source spec IdentityClaimSourcingPolicy
 */
export interface IdentityClaimSourcingPolicyArgs
  extends OnlyAdoptedPolicyArgs,
    PolicyOf<"IDENTITY_CLAIM_SOURCING"> {}

/**
 * Arguments of the rule of the identity claim sourcing policy.
 * @needs Identity Engine, Early Access
 * @source spec IdentityClaimSourcingPolicyRule
 */
export interface IdentityClaimSourcingRuleArgs
  extends OnlyAdoptedRuleArgs,
    RuleOf<"IDENTITY_CLAIM_SOURCING", IdentityClaimSourcingRuleActions> {}
