import type { NetworkCondition } from "../conditions/network";
import type { PeopleCondition, PolicyPeopleCondition } from "../conditions/people";
import type { Open, UnlistedValue } from "../unlisted";
import type { PasswordRecovery } from "./recovery";
import type { PasswordRequirements } from "./settings";

/** Where users come from. */
export interface AuthProviderCondition {
  /**
   * The source of the users.
   * @source spec PasswordPolicyAuthenticationProviderCondition
   */
  readonly provider: Open<"ACTIVE_DIRECTORY" | "ANY" | "LDAP" | "OKTA">;
  /**
   * The directories that match.
   * @allowed ids of directories, with `provider: "ACTIVE_DIRECTORY"` or `"LDAP"`
   * @source spec PasswordPolicyAuthenticationProviderCondition
   */
  readonly include?: readonly string[];
}

/** To whom a password policy applies. */
export interface PasswordPolicyConditions {
  /**
   * Whom the policy is for.
   * @source spec PasswordPolicyConditions
   */
  readonly people?: PolicyPeopleCondition;
  /**
   * Where these users come from.
   * @source spec PasswordPolicyConditions
   */
  readonly authProvider?: AuthProviderCondition;
}

/** Options of delegated authentication. */
export interface DelegationOptions {
  /**
   * What unlocking an Active Directory user in Okta does to the Windows account. The specification reads true as unlocking it as well, the name as leaving it alone.
   * @defaultValue false
   * @source spec PasswordPolicyDelegationSettingsOptions
   */
  readonly skipUnlock?: boolean;
}

/** How passwords of a directory are handled. */
export interface PasswordDelegation {
  /**
   * Options of delegated authentication.
   * @source spec PasswordPolicyDelegationSettings
   */
  readonly options?: DelegationOptions;
}

/** What a password policy asks for. */
export interface PasswordPolicySettings {
  /**
   * What passwords must be and how long they last.
   * @source spec PasswordPolicySettings
   */
  readonly password?: PasswordRequirements;
  /**
   * How an account is recovered.
   * @source spec PasswordPolicySettings
   */
  readonly recovery?: PasswordRecovery;
  /**
   * How passwords of a directory are handled.
   * @source spec PasswordPolicySettings
   */
  readonly delegation?: PasswordDelegation;
}

/** When a rule of a password policy applies. */
export interface PasswordRuleConditions {
  /**
   * Whom the rule is for.
   * @defaultValue everybody the policy is for
   * @source spec PasswordPolicyRuleConditions
   */
  readonly people?: PeopleCondition;
  /**
   * From where the user comes.
   * @defaultValue from anywhere
   * @source spec PasswordPolicyRuleConditions
   */
  readonly network?: NetworkCondition;
}

/** Whether something may be done. */
export interface PasswordRuleAction {
  /**
   * Whether it may be done.
   * @source spec PasswordPolicyRuleAction
   */
  readonly access: Open<"ALLOW" | "DENY">;
}

/** An authenticator, by its key. */
export interface AllowedAuthenticator {
  /**
   * The authenticator's key.
   * @source spec AuthenticatorMethodConstraint
   */
  readonly key: Open<"google_otp">;
}

/** Which authenticators a method may use. */
export interface RecoveryMethodConstraint {
  /**
   * The method.
   * @source spec AuthenticatorMethodConstraint
   */
  readonly method: Open<"otp">;
  /**
   * The authenticators it may use.
   * @source spec AuthenticatorMethodConstraint
   */
  readonly allowedAuthenticators: readonly AllowedAuthenticator[];
}

/** The first step of recovery. */
export interface RecoveryPrimary {
  /**
   * Methods of which the user chooses one; the order means nothing.
   * @allowed `otp` needs a member of `methodConstraints`
   * @source spec SsprPrimaryRequirement
   */
  readonly methods?: readonly RecoveryMethod[];
  /**
   * Which authenticators a method may use; `otp` is for Google Authenticator alone.
   * @source spec SsprPrimaryRequirement
   */
  readonly methodConstraints?: readonly RecoveryMethodConstraint[];
}

/** Methods of the first step of recovery; older documentation spells them in upper case. */
export type RecoveryMethod = "push" | "sms" | "voice" | "email" | "otp" | UnlistedValue;

/** No second step of recovery. */
export interface NoStepUp {
  /**
   * No second step is wanted.
   * @source spec SsprStepUpRequirement
   */
  readonly required: false;
  /**
   * None without `required: true`.
   * @allowed an empty list
   * @source spec SsprStepUpRequirement
   */
  readonly methods?: readonly never[];
}

/** A second step of recovery. */
export interface StepUp {
  /**
   * A second step is wanted.
   * @source spec SsprStepUpRequirement
   */
  readonly required: true;
  /**
   * The methods of the second step.
   * @allowed `security_question` alone
   * @defaultValue any authenticator that signs the user in
   * @source spec SsprStepUpRequirement
   */
  readonly methods?: readonly Open<"security_question">[];
}

/** What a user must show to reset the password. */
export interface RecoveryRequirement {
  /**
   * Who decides: this rule (`LEGACY`), or the Okta account management policy (`AUTH_POLICY`).
   * @source spec SsprRequirement
   */
  readonly accessControl?: Open<"AUTH_POLICY" | "LEGACY">;
  /**
   * The first step.
   * @source spec SsprRequirement
   */
  readonly primary?: RecoveryPrimary;
  /**
   * The second step.
   * @source spec SsprRequirement
   */
  readonly stepUp?: NoStepUp | StepUp;
}

/** Further settings of resetting a password. */
export interface RecoverySettings {
  /**
   * Whether a recovery email also goes to users who have not enrolled email.
   * @defaultValue false; true in orgs that moved from Classic Engine
   * @needs Identity Engine, the Early Access feature email auto-enrollment and recovery control
   * @source spec SsprSettings
   */
  readonly allowRecoveryEmailWithoutEnrollment?: boolean | null;
}

/** Whether and how users reset their own passwords. */
export interface SelfServicePasswordReset extends PasswordRuleAction {
  /**
   * The name of the action, which Okta writes.
   * @needs Identity Engine
   * @source spec SelfServicePasswordResetAction
   */
  readonly type?: Open<"selfServicePasswordReset">;
  /**
   * What the user must show.
   * @defaultValue the policy's `settings.recovery.factors` decide
   * @needs Identity Engine
   * @source spec SelfServicePasswordResetAction
   */
  readonly requirement?: RecoveryRequirement;
  /**
   * Further settings.
   * @needs Identity Engine, the Early Access feature email auto-enrollment and recovery control
   * @source spec SelfServicePasswordResetAction
   */
  readonly settings?: RecoverySettings;
}

/** What a rule of a password policy allows. */
export interface PasswordRuleActions {
  /**
   * Whether users may change their own passwords.
   * @source spec PasswordPolicyRuleActions
   */
  readonly passwordChange?: PasswordRuleAction;
  /**
   * Whether and how users may reset their own passwords.
   * @source spec PasswordPolicyRuleActions
   */
  readonly selfServicePasswordReset?: SelfServicePasswordReset;
  /**
   * Whether users may unlock their own accounts.
   * @source spec PasswordPolicyRuleActions
   */
  readonly selfServiceUnlock?: PasswordRuleAction;
}
