import type { Open } from "../unlisted";

/** Whether a factor may be used to recover an account. */
export interface RecoveryFactor {
  /**
   * Whether the factor may be used.
   * @source spec PasswordPolicyRecoveryFactorSettings
   */
  readonly status?: Open<"ACTIVE" | "INACTIVE">;
}

/** How long the answer to a recovery question must be. */
export interface RecoveryAnswerComplexity {
  /**
   * How long the answer must be.
   * @unit characters
   * @defaultValue 4
   * @source spec PasswordPolicyRecoveryQuestionComplexity, which calls it read-only; a recorded write set it
   */
  readonly minLength?: number;
}

/** Properties of the recovery question. */
export interface RecoveryQuestionProperties {
  /**
   * How long the answer must be.
   * @source spec PasswordPolicyRecoveryQuestionProperties
   */
  readonly complexity?: RecoveryAnswerComplexity;
}

/** The recovery question. */
export interface RecoveryQuestion extends RecoveryFactor {
  /**
   * What the answer must be.
   * @source spec PasswordPolicyRecoveryQuestion
   */
  readonly properties?: RecoveryQuestionProperties;
}

/** The token in a recovery email. */
export interface RecoveryToken {
  /**
   * How long the token is good for.
   * @unit minutes
   * @defaultValue 10080
   * @source spec PasswordPolicyRecoveryEmailRecoveryToken
   */
  readonly tokenLifetimeMinutes?: number;
}

/** Properties of the recovery email. */
export interface RecoveryEmailProperties {
  /**
   * The token in the email.
   * @source spec PasswordPolicyRecoveryEmailProperties
   */
  readonly recoveryToken?: RecoveryToken;
}

/** The recovery email. */
export interface RecoveryEmail extends RecoveryFactor {
  /**
   * What the email holds.
   * @source spec PasswordPolicyRecoveryEmail
   */
  readonly properties?: RecoveryEmailProperties;
}

/** The factors by which an account may be recovered. */
export interface RecoveryFactors {
  /**
   * A question that the user answers.
   * @source spec PasswordPolicyRecoveryFactors
   */
  readonly recovery_question?: RecoveryQuestion;
  /**
   * An email to the user.
   * @source spec PasswordPolicyRecoveryFactors
   */
  readonly okta_email?: RecoveryEmail;
  /**
   * A text message.
   * @source spec PasswordPolicyRecoveryFactors
   */
  readonly okta_sms?: RecoveryFactor;
  /**
   * A voice call.
   * @source spec PasswordPolicyRecoveryFactors
   */
  readonly okta_call?: RecoveryFactor;
}

/** How an account is recovered where no rule of the policy says so. */
export interface PasswordRecovery {
  /**
   * The factors that may be used. On the Identity Engine a rule's `selfServicePasswordReset.requirement` goes first.
   * @source spec PasswordPolicyRecoverySettings
   */
  readonly factors?: RecoveryFactors;
}
