import type { AppHoldingPolicyArgs, PolicyOf } from "../policy-args";
import type { OnlyAdoptedRuleArgs, RuleOf } from "../rule-args";
import type { ProfileEnrollmentRuleActions } from "./types";

/**
 * Arguments of a user profile policy; its one rule says everything.
 * @allowed 500 policies at most
 * @needs Identity Engine
 * @source spec ProfileEnrollmentPolicy
 */
export interface ProfileEnrollmentPolicyArgs extends AppHoldingPolicyArgs, PolicyOf<"PROFILE_ENROLLMENT"> {}

/**
 * Arguments of the rule of a user profile policy.
 * @needs Identity Engine
 * @source spec ProfileEnrollmentPolicyRule
 */
export interface ProfileEnrollmentRuleArgs
  extends OnlyAdoptedRuleArgs,
    RuleOf<"PROFILE_ENROLLMENT", ProfileEnrollmentRuleActions> {}
