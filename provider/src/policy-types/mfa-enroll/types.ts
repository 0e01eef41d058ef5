import type { AppCondition } from "../conditions/app";
import type { NetworkCondition } from "../conditions/network";
import type { ExcludedPeopleCondition, PolicyPeopleCondition } from "../conditions/people";
import type { Open, UnlistedValue } from "../unlisted";
import type {
  EnrollmentPromotion,
  GracePeriodByDate,
  GracePeriodBySkips,
  UnlistedGracePeriod,
} from "./enrollment-delay";

/** To whom an authenticator enrollment policy applies. */
export interface MfaEnrollPolicyConditions {
  /**
   * Whom the policy is for.
   * @defaultValue the group Everyone
   * @source spec AuthenticatorEnrollmentPolicyConditions
   */
  readonly people?: PolicyPeopleCondition;
}

/** Whether users may, must or may not enroll an authenticator. */
export type EnrollmentRequirement = Open<"NOT_ALLOWED" | "OPTIONAL" | "REQUIRED">;

/** How an authenticator is enrolled. */
export interface AuthenticatorEnrollment {
  /**
   * Whether users may, must or may not enroll it.
   * @defaultValue `NOT_ALLOWED`
   * @source spec AuthenticatorEnrollmentPolicyAuthenticatorStatus
   */
  readonly self?: EnrollmentRequirement;
  /**
   * Whether email is enrolled without asking the user.
   * @allowed for `okta_email`; false only with `self` `OPTIONAL` or `NOT_ALLOWED`
   * @defaultValue true
   * @needs Identity Engine, the Early Access feature email auto-enrollment and recovery control
   * @source spec AuthenticatorEnrollmentPolicyAuthenticatorSettings
   */
  readonly autoEnroll?: boolean | null;
  /**
   * How long the user may put off a required enrollment.
   * @source spec EnrollmentPolicyAuthenticatorGracePeriod
   */
  readonly gracePeriod?: GracePeriodByDate | GracePeriodBySkips | UnlistedGracePeriod;
  /**
   * How users are nudged to enroll it.
   * @needs Identity Engine, 2026.08 or newer
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly promotion?: EnrollmentPromotion;
}

/** Which authenticators of a kind may be enrolled. */
export interface AuthenticatorConstraints {
  /**
   * Groups of passkeys that may be enrolled.
   * @allowed names of AAGUID groups
   * @source spec AuthenticatorEnrollmentPolicyAuthenticatorSettings
   */
  readonly aaguidGroups?: readonly string[];
}

/** Keys of authenticators; orgs have newer ones as well. */
export type AuthenticatorKey =
  | "custom_app"
  | "custom_otp"
  | "duo"
  | "external_idp"
  | "google_otp"
  | "okta_email"
  | "okta_password"
  | "okta_verify"
  | "onprem_mfa"
  | "phone_number"
  | "rsa_token"
  | "security_question"
  | "smart_card_idp"
  | "symantec_vip"
  | "webauthn"
  | "yubikey_token"
  | (string & {});

/** One authenticator of an enrollment policy. Okta tells them apart by key and id and keeps no order. */
export interface AuthenticatorSettings {
  /**
   * The authenticator's key.
   * @source spec AuthenticatorEnrollmentPolicyAuthenticatorType; recorded answers have more
   */
  readonly key: AuthenticatorKey;
  /**
   * Which authenticator of the key, where an org has several.
   * @allowed id of an authenticator, for `custom_app`, `custom_otp` and `external_idp`
   * @source spec AuthenticatorEnrollmentPolicyAuthenticatorSettings
   */
  readonly id?: string;
  /**
   * How it is enrolled.
   * @source spec AuthenticatorEnrollmentPolicyAuthenticatorSettings
   */
  readonly enroll?: AuthenticatorEnrollment;
  /**
   * Which ones may be enrolled.
   * @allowed for `webauthn`
   * @source spec AuthenticatorEnrollmentPolicyAuthenticatorSettings
   */
  readonly constraints?: AuthenticatorConstraints | null;
}

/** How a factor is enrolled. */
export interface FactorEnrollment {
  /**
   * Whether users may, must or may not enroll it.
   * @defaultValue `NOT_ALLOWED`
   * @source recorded answers; missing in the specification
   */
  readonly self: EnrollmentRequirement;
}

/** Whether the user must consent to a factor. */
export interface FactorConsent {
  /**
   * The kind of consent.
   * @defaultValue `NONE`
   * @source recorded answers; missing in the specification
   */
  readonly type: Open<"NONE">;
}

/** One factor of an enrollment policy. */
export interface FactorSettings {
  /**
   * How it is enrolled.
   * @source recorded answers; missing in the specification
   */
  readonly enroll: FactorEnrollment;
  /**
   * Whether the user must consent.
   * @source recorded answers; missing in the specification
   */
  readonly consent?: FactorConsent;
}

/** An enrollment policy by authenticators. */
export interface EnrollmentByAuthenticators {
  /**
   * The policy lists authenticators.
   * @source spec AuthenticatorEnrollmentPolicySettings
   */
  readonly type: "AUTHENTICATORS";
  /**
   * The authenticators. Okta lists every other one that the org has as `NOT_ALLOWED`, in an order of its own.
   * @allowed without the feature for optional passwords, `okta_password` or `okta_email` must be `REQUIRED`
   * @needs Identity Engine
   * @source spec AuthenticatorEnrollmentPolicySettings; recorded answers
   */
  readonly authenticators: readonly AuthenticatorSettings[];
  /**
   * Not allowed: factors go with `type: "FACTORS"`.
   * @source spec AuthenticatorEnrollmentPolicySettings
   */
  readonly factors?: never;
}

/** An enrollment policy by factors, as Classic Engine has. */
export interface EnrollmentByFactors {
  /**
   * The policy lists factors.
   * @defaultValue `FACTORS`
   * @source spec AuthenticatorEnrollmentPolicySettings
   */
  readonly type?: "FACTORS";
  /**
   * The factors by their keys, such as `google_otp`, `okta_email`, `okta_password`, `okta_push` or `fido_webauthn`.
   * @source recorded answers; missing in the specification
   */
  readonly factors: Readonly<Record<string, FactorSettings>>;
  /**
   * No authenticators: they go with `type: "AUTHENTICATORS"`.
   * @allowed an empty list
   * @source spec AuthenticatorEnrollmentPolicySettings
   */
  readonly authenticators?: readonly never[];
}

/** An enrollment policy of a kind that this package does not list. */
export interface UnlistedEnrollment {
  /**
   * What the policy lists, which Okta decides about.
   * @source spec AuthenticatorEnrollmentPolicySettings
   */
  readonly type: UnlistedValue;
  /**
   * The authenticators.
   * @source spec AuthenticatorEnrollmentPolicySettings
   */
  readonly authenticators?: readonly AuthenticatorSettings[];
  /**
   * The factors by their keys.
   * @source recorded answers; missing in the specification
   */
  readonly factors?: Readonly<Record<string, FactorSettings>>;
}

/** What an authenticator enrollment policy lets users enroll. */
export type MfaEnrollPolicySettings = EnrollmentByAuthenticators | EnrollmentByFactors | UnlistedEnrollment;

/** When a rule of an authenticator enrollment policy applies. */
export interface MfaEnrollRuleConditions {
  /**
   * Whom the rule is not for.
   * @source spec AuthenticatorEnrollmentPolicyRuleConditions
   */
  readonly people?: ExcludedPeopleCondition;
  /**
   * From where the user signs in.
   * @defaultValue from anywhere
   * @source spec AuthenticatorEnrollmentPolicyRuleConditions
   */
  readonly network?: NetworkCondition;
  /**
   * To which apps the user signs in.
   * @defaultValue all apps
   * @source spec AuthenticatorEnrollmentPolicyRuleConditions
   */
  readonly app?: AppCondition;
}

/** When the user is asked to enroll. */
export interface EnrollAction {
  /**
   * When the user is asked: at the next challenge (`LOGIN` is Classic Engine's word for it), or never.
   * @source spec AuthenticatorEnrollmentPolicyRuleActionEnroll
   */
  readonly self: Open<"CHALLENGE" | "LOGIN" | "NEVER" | "NEVER_INCLUDING_RECOVERY">;
}

/** What a rule of an authenticator enrollment policy does. */
export interface MfaEnrollRuleActions {
  /**
   * When the user is asked to enroll.
   * @source spec AuthenticatorEnrollmentPolicyRuleActions
   */
  readonly enroll?: EnrollAction;
}
