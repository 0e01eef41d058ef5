import type { OrderedPolicyArgs, PolicyOf, WithPolicyConditions, WithSettings } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type {
  PasswordPolicyConditions,
  PasswordPolicySettings,
  PasswordRuleActions,
  PasswordRuleConditions,
} from "./types";

/**
 * Arguments of a password policy.
 * @source spec PasswordPolicy
 */
export interface PasswordPolicyArgs
  extends OrderedPolicyArgs,
    WithPolicyConditions<PasswordPolicyConditions>,
    PolicyOf<"PASSWORD">,
    WithSettings<PasswordPolicySettings> {}

/**
 * Arguments of a rule of a password policy.
 * @source spec PasswordPolicyRule
 */
export interface PasswordRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<PasswordRuleConditions>,
    RuleOf<"PASSWORD", PasswordRuleActions> {}
