import type { OrderedPolicyArgs, PolicyOf, WithPolicyConditions, WithSettings } from "../policy-args";
import type { OrderedRuleArgs, RuleOf, WithRuleConditions } from "../rule-args";
import type {
  MfaEnrollPolicyConditions,
  MfaEnrollPolicySettings,
  MfaEnrollRuleActions,
  MfaEnrollRuleConditions,
} from "./types";

/**
 * Arguments of an authenticator enrollment policy.
 * @source spec AuthenticatorEnrollmentPolicy
 */
export interface MfaEnrollPolicyArgs
  extends OrderedPolicyArgs,
    WithPolicyConditions<MfaEnrollPolicyConditions>,
    PolicyOf<"MFA_ENROLL">,
    WithSettings<MfaEnrollPolicySettings> {}

/**
 * Arguments of a rule of an authenticator enrollment policy.
 * @source spec AuthenticatorEnrollmentPolicyRule
 */
export interface MfaEnrollRuleArgs
  extends OrderedRuleArgs,
    WithRuleConditions<MfaEnrollRuleConditions>,
    RuleOf<"MFA_ENROLL", MfaEnrollRuleActions> {}
