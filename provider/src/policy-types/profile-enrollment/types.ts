import type { Open } from "../unlisted";

/** What a new user must do before the account is active. */
export interface ActivationRequirements {
  /**
   * Whether the email address must be verified.
   * @defaultValue false
   * @source spec ProfileEnrollmentPolicyRuleActivationRequirement
   */
  readonly emailVerification?: boolean;
}

/** A hook that runs before registration. */
export interface RegistrationHook {
  /**
   * The hook.
   * @allowed id of a registration inline hook
   * @source spec PreRegistrationInlineHook
   */
  readonly inlineHookId: string;
}

/** A field that the user fills in. */
export interface ProfileAttribute {
  /**
   * The attribute's name; one that the profile does not have is passed to the hook only.
   * @source spec ProfileEnrollmentPolicyRuleProfileAttribute
   */
  readonly name: string;
  /**
   * What the user reads beside the field.
   * @source spec ProfileEnrollmentPolicyRuleProfileAttribute
   */
  readonly label: string;
  /**
   * Whether it must be filled in.
   * @defaultValue false
   * @source spec ProfileEnrollmentPolicyRuleProfileAttribute
   */
  readonly required?: boolean;
}

/** How users register and complete their profiles. */
export interface ProfileEnrollment {
  /**
   * Whether users may come in.
   * @allowed `DENY` cannot be set on a rule that exists
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly access?: Open<"ALLOW" | "DENY">;
  /**
   * What happens with somebody Okta does not know.
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly unknownUserAction?: Open<"DENY" | "REGISTER">;
  /**
   * What a new user must do before the account is active.
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly activationRequirements?: ActivationRequirements;
  /**
   * Attributes by which users may identify themselves.
   * @allowed names of attributes of the user profile, at least one
   * @defaultValue `["login"]`
   * @source spec ProfileEnrollmentPolicyRuleAction; recorded answers
   */
  readonly allowedIdentifiers?: readonly string[];
  /**
   * Authenticators that are enrolled on the first page.
   * @allowed `password`
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly enrollAuthenticatorTypes?: readonly Open<"password">[];
  /**
   * Hooks that run before registration.
   * @allowed one at most
   * @defaultValue null
   * @source spec ProfileEnrollmentPolicyRuleAction; recorded answers
   */
  readonly preRegistrationInlineHooks?: readonly RegistrationHook[] | null;
  /**
   * Fields that the user fills in, in order.
   * @allowed 10 at most; `email`, `firstName` and `lastName` of the default policy cannot be taken away
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly profileAttributes?: readonly ProfileAttribute[];
  /**
   * Whether users who are known are asked for what is missing.
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly progressiveProfilingAction?: Open<"ENABLED" | "DISABLED">;
  /**
   * The group that new users join.
   * @allowed one id of a group at most
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly targetGroupIds?: readonly string[] | null;
  /**
   * The form that the user fills in; made by Okta, and kept by updates that do not mention it.
   * @allowed id of a UI schema
   * @source spec ProfileEnrollmentPolicyRuleAction
   */
  readonly uiSchemaId?: string;
}

/** What the rule of a user profile policy does. */
export interface ProfileEnrollmentRuleActions {
  /**
   * How users register and complete their profiles.
   * @source spec ProfileEnrollmentPolicyRuleActions
   */
  readonly profileEnrollment?: ProfileEnrollment;
}
