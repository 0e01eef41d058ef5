import type { Open, UnlistedValue } from "../unlisted";

/** Types of authenticators; recorded answers spell them in lower case, the specification in upper case. */
export type AuthenticatorType =
  | Spelling<"SECURITY_KEY" | "PHONE" | "EMAIL" | "PASSWORD" | "SECURITY_QUESTION" | "APP" | "FEDERATED">
  | UnlistedValue;

/** Methods of authenticators; recorded answers spell them in lower case, the specification in upper case. */
export type AuthenticatorMethod =
  | UnlistedValue
  | Spelling<
      | "PASSWORD"
      | "SECURITY_QUESTION"
      | "SMS"
      | "VOICE"
      | "EMAIL"
      | "PUSH"
      | "SIGNED_NONCE"
      | "OTP"
      | "TOTP"
      | "WEBAUTHN"
      | "DUO"
      | "IDP"
      | "CERT"
    >;

type Spelling<Name extends string> = Name | Lowercase<Name>;

/** Whether something is wanted. */
export type Demand = Open<"OPTIONAL" | "REQUIRED">;

/** An authenticator, and possibly one of its methods. */
export interface AuthenticationMethodObject {
  /**
   * The authenticator's key, such as `okta_verify`.
   * @source spec AuthenticationMethodObject
   */
  readonly key: string;
  /**
   * The method, such as `signed_nonce`.
   * @defaultValue all methods of the authenticator
   * @source spec AuthenticationMethodObject
   */
  readonly method?: string;
  /**
   * Which authenticator of the key, where an org has several.
   * @allowed id of an authenticator
   * @needs limited availability
   * @source spec AuthenticationMethodObject
   */
  readonly id?: string;
}

/** What a factor must be: something the user knows. */
export interface KnowledgeConstraint {
  /**
   * Types of authenticators that count.
   * @source spec AccessPolicyConstraint; recorded answers
   */
  readonly types?: readonly AuthenticatorType[];
  /**
   * Methods that count.
   * @source spec AccessPolicyConstraint; recorded answers
   */
  readonly methods?: readonly AuthenticatorMethod[];
  /**
   * Authenticators and methods that count, one by one; the order means nothing.
   * @needs Identity Engine
   * @source spec AccessPolicyConstraint
   */
  readonly authenticationMethods?: readonly AuthenticationMethodObject[];
  /**
   * Authenticators and methods that do not count.
   * @needs Identity Engine
   * @source spec AccessPolicyConstraint
   */
  readonly excludedAuthenticationMethods?: readonly AuthenticationMethodObject[];
  /**
   * After how long the user must show it again; goes before the method's own `reauthenticateIn`.
   * @unit ISO 8601 duration
   * @source spec AccessPolicyConstraint
   */
  readonly reauthenticateIn?: string;
  /**
   * Whether the factor is wanted at all.
   * @defaultValue true; false with `excludedAuthenticationMethods`
   * @source spec AccessPolicyConstraint
   */
  readonly required?: boolean;
}

/** What a factor must be: something the user has. */
export interface PossessionBase extends KnowledgeConstraint {
  /**
   * Whether the factor must be bound to a device.
   * @defaultValue `OPTIONAL`
   * @source spec PossessionConstraint
   */
  readonly deviceBound?: Demand;
  /**
   * Whether its keys must be protected by hardware.
   * @defaultValue `OPTIONAL`
   * @source spec PossessionConstraint
   */
  readonly hardwareProtection?: Demand;
  /**
   * Whether it must resist phishing.
   * @defaultValue `OPTIONAL`
   * @source spec PossessionConstraint
   */
  readonly phishingResistant?: Demand;
  /**
   * Whether the user must approve a prompt or show biometrics (NIST AAL2).
   * @defaultValue `REQUIRED`
   * @source spec PossessionConstraint
   */
  readonly userPresence?: Demand;
}

/** Something the user has, without proving who holds it. */
export interface PossessionUnverified extends PossessionBase {
  /**
   * The user need not show a PIN or biometrics.
   * @defaultValue `OPTIONAL`
   * @source spec PossessionConstraint
   */
  readonly userVerification?: "OPTIONAL";
  /**
   * None without `userVerification: "REQUIRED"`.
   * @allowed an empty list
   * @source spec PossessionConstraint
   */
  readonly userVerificationMethods?: readonly never[];
}

/** Something the user has, and proves to hold. */
export interface PossessionVerified extends PossessionBase {
  /**
   * The user must show a PIN or biometrics.
   * @source spec PossessionConstraint
   */
  readonly userVerification: "REQUIRED";
  /**
   * What counts as proof.
   * @source spec PossessionConstraint
   */
  readonly userVerificationMethods?: readonly UserVerificationMethod[];
}

/** Something the user has, and a proof that this package does not list. */
export interface PossessionUnlisted extends PossessionBase {
  /**
   * Whether the user must prove to hold it, in a word that Okta decides about.
   * @source spec PossessionConstraint
   */
  readonly userVerification: UnlistedValue;
  /**
   * What counts as proof.
   * @source spec PossessionConstraint
   */
  readonly userVerificationMethods?: readonly UserVerificationMethod[];
}

/** How a user proves to hold an authenticator. */
export type UserVerificationMethod = Open<"BIOMETRICS" | "PIN">;

/** What a factor must be: something the user has. */
export type PossessionConstraint = PossessionUnverified | PossessionVerified | PossessionUnlisted;

/** What factors must be; both of them where both are given. */
export interface AssuranceConstraint {
  /**
   * Something the user knows.
   * @allowed knowledge and possession together only with `factorMode: "2FA"`
   * @source spec AccessPolicyConstraints
   */
  readonly knowledge?: KnowledgeConstraint;
  /**
   * Something the user has.
   * @allowed knowledge and possession together only with `factorMode: "2FA"`
   * @source spec AccessPolicyConstraints
   */
  readonly possession?: PossessionConstraint;
}

/** Factors by how many they are and what they must be. */
export interface AssuranceMethod {
  /**
   * Factors are told by how many they are and what they must be.
   * @source spec AssuranceMethod
   */
  readonly type: "ASSURANCE";
  /**
   * How many factors the user must show.
   * @source spec AssuranceMethodFactorMode
   */
  readonly factorMode?: Open<"1FA" | "2FA">;
  /**
   * What the factors must be: the user must meet any member, and all that the member says.
   * @source spec AccessPolicyConstraints; a list, though some examples of the specification show an object
   */
  readonly constraints?: readonly AssuranceConstraint[];
  /**
   * After how long the user must sign in again; `PT0S` is every time.
   * @unit ISO 8601 duration
   * @defaultValue `PT12H`
   * @source spec AssuranceMethod; recorded answers
   */
  readonly reauthenticateIn?: string;
  /**
   * After how long without use the user must sign in again.
   * @unit ISO 8601 duration
   * @source spec AssuranceMethod
   */
  readonly inactivityPeriod?: string;
}
