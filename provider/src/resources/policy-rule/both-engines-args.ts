import type * as pulumi from "@pulumi/pulumi";
import type {
  IdpDiscoveryRuleActions,
  IdpDiscoveryRuleConditions,
  Inputs,
  MfaEnrollRuleActions,
  MfaEnrollRuleConditions,
  PasswordRuleActions,
  PasswordRuleConditions,
  SignOnRuleActions,
  SignOnRuleConditions,
} from "../../policy-types";
import type { OrderedRuleArgs } from "./common-args";

/** Arguments of a rule of a global session policy (`OKTA_SIGN_ON`). */
export interface SignOnRuleArgs extends OrderedRuleArgs {
  /**
   * A rule of a global session policy (`OKTA_SIGN_ON`). A change of type replaces the rule.
   * @source spec OktaSignOnPolicyRule
   */
  readonly type: "SIGN_ON";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec OktaSignOnPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<SignOnRuleConditions>>;
  /**
   * What the rule does.
   * @source spec OktaSignOnPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<SignOnRuleActions>>;
}

/** Arguments of a rule of a password policy. */
export interface PasswordRuleArgs extends OrderedRuleArgs {
  /**
   * A rule of a password policy. A change of type replaces the rule.
   * @source spec PasswordPolicyRule
   */
  readonly type: "PASSWORD";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec PasswordPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<PasswordRuleConditions>>;
  /**
   * What the rule does.
   * @source spec PasswordPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<PasswordRuleActions>>;
}

/** Arguments of a rule of an authenticator enrollment policy. */
export interface MfaEnrollRuleArgs extends OrderedRuleArgs {
  /**
   * A rule of an authenticator enrollment policy. A change of type replaces the rule.
   * @source spec AuthenticatorEnrollmentPolicyRule
   */
  readonly type: "MFA_ENROLL";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec AuthenticatorEnrollmentPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<MfaEnrollRuleConditions>>;
  /**
   * What the rule does.
   * @source spec AuthenticatorEnrollmentPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<MfaEnrollRuleActions>>;
}

/** Arguments of a routing rule. */
export interface IdpDiscoveryRuleArgs extends OrderedRuleArgs {
  /**
   * A routing rule. A change of type replaces the rule.
   * @source spec IdpDiscoveryPolicyRule
   */
  readonly type: "IDP_DISCOVERY";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec IdpDiscoveryPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<IdpDiscoveryRuleConditions>>;
  /**
   * What the rule does.
   * @source spec IdpDiscoveryPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<IdpDiscoveryRuleActions>>;
}
