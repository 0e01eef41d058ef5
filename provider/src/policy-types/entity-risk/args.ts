import type { OnlyAdoptedPolicyArgs, PolicyOf } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type { EntityRiskRuleActions, EntityRiskRuleConditions } from "./types";

/**
 * Arguments of the entity risk policy.
 * @needs Identity Engine, Identity Threat Protection
 * @source spec EntityRiskPolicy
 */
export interface EntityRiskPolicyArgs extends OnlyAdoptedPolicyArgs, PolicyOf<"ENTITY_RISK"> {}

/**
 * Arguments of a rule of the entity risk policy.
 * @needs Identity Engine, Identity Threat Protection
 * @source spec EntityRiskPolicyRule
 */
export interface EntityRiskRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<EntityRiskRuleConditions>,
    RuleOf<"ENTITY_RISK", EntityRiskRuleActions> {}
