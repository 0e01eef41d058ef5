import type * as pulumi from "@pulumi/pulumi";
import type {
  Inputs,
  MfaEnrollPolicyConditions,
  MfaEnrollPolicySettings,
  OktaSignOnPolicyConditions,
  PasswordPolicyConditions,
  PasswordPolicySettings,
} from "../../policy-types";
import type { OnlyAdoptedPolicyArgs, OrderedPolicyArgs } from "./common-args";

/** Arguments of a global session policy. */
export interface OktaSignOnPolicyArgs extends OrderedPolicyArgs {
  /**
   * A global session policy. A change of type replaces the policy.
   * @source spec OktaSignOnPolicy
   */
  readonly type: "OKTA_SIGN_ON";
  /**
   * To whom the policy applies.
   * @source spec OktaSignOnPolicyConditions
   */
  readonly conditions?: pulumi.Input<Inputs<OktaSignOnPolicyConditions>>;
}

/** Arguments of a password policy. */
export interface PasswordPolicyArgs extends OrderedPolicyArgs {
  /**
   * A password policy. A change of type replaces the policy.
   * @source spec PasswordPolicy
   */
  readonly type: "PASSWORD";
  /**
   * To whom the policy applies.
   * @source spec PasswordPolicyConditions
   */
  readonly conditions?: pulumi.Input<Inputs<PasswordPolicyConditions>>;
  /**
   * What passwords must be, how long they last, and how accounts are recovered.
   * @source spec PasswordPolicySettings
   */
  readonly settings?: pulumi.Input<Inputs<PasswordPolicySettings>>;
}

/** Arguments of an authenticator enrollment policy. */
export interface MfaEnrollPolicyArgs extends OrderedPolicyArgs {
  /**
   * An authenticator enrollment policy. A change of type replaces the policy.
   * @source spec AuthenticatorEnrollmentPolicy
   */
  readonly type: "MFA_ENROLL";
  /**
   * To whom the policy applies.
   * @source spec AuthenticatorEnrollmentPolicyConditions
   */
  readonly conditions?: pulumi.Input<Inputs<MfaEnrollPolicyConditions>>;
  /**
   * What users may, must or may not enroll.
   * @source spec AuthenticatorEnrollmentPolicySettings
   */
  readonly settings?: pulumi.Input<Inputs<MfaEnrollPolicySettings>>;
}

/** Arguments of the policy that holds the routing rules. */
export interface IdpDiscoveryPolicyArgs extends OnlyAdoptedPolicyArgs {
  /**
   * The policy that holds the routing rules.
   * @source spec IdpDiscoveryPolicy
   */
  readonly type: "IDP_DISCOVERY";
}
