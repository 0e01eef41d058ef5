import type { UnlistedValue } from "../unlisted";
import type { Demand, UserVerificationMethod } from "./assurance";

/** What a step of a chain may say of its authenticator. */
export interface ChainMethodBase {
  /**
   * The authenticator's key, such as `okta_verify`.
   * @source spec AuthenticationMethod
   */
  readonly key: string;
  /**
   * The method, such as `signed_nonce`; in lower case.
   * @source spec AuthenticationMethod; recorded answers
   */
  readonly method: string;
  /**
   * Which authenticator of the key, where an org has several.
   * @allowed id of an authenticator
   * @source spec AuthenticationMethod
   */
  readonly id?: string;
  /**
   * Whether its keys must be protected by hardware.
   * @defaultValue `OPTIONAL`
   * @source spec AuthenticationMethod
   */
  readonly hardwareProtection?: Demand;
  /**
   * Whether it must resist phishing.
   * @defaultValue `OPTIONAL`
   * @source spec AuthenticationMethod
   */
  readonly phishingResistant?: Demand;
}

/** An authenticator of which the user need not prove to hold it. */
export interface ChainMethodUnverified extends ChainMethodBase {
  /**
   * The user need not show a PIN or biometrics.
   * @defaultValue `OPTIONAL`
   * @source spec AuthenticationMethod
   */
  readonly userVerification?: "OPTIONAL";
  /**
   * None without `userVerification: "REQUIRED"`.
   * @allowed an empty list
   * @source spec AuthenticationMethod
   */
  readonly userVerificationMethods?: readonly never[];
}

/** An authenticator that the user must prove to hold. */
export interface ChainMethodVerified extends ChainMethodBase {
  /**
   * The user must show a PIN or biometrics.
   * @source spec AuthenticationMethod
   */
  readonly userVerification: "REQUIRED";
  /**
   * What counts as proof.
   * @source spec AuthenticationMethod
   */
  readonly userVerificationMethods?: readonly UserVerificationMethod[];
}

/** An authenticator, and a proof that this package does not list. */
export interface ChainMethodUnlisted extends ChainMethodBase {
  /**
   * Whether the user must prove to hold it, in a word that Okta decides about.
   * @source spec AuthenticationMethod
   */
  readonly userVerification: UnlistedValue;
  /**
   * What counts as proof.
   * @source spec AuthenticationMethod
   */
  readonly userVerificationMethods?: readonly UserVerificationMethod[];
}

/** An authenticator and its method, as one step of a chain allows it. */
export type AuthenticationMethod = ChainMethodUnverified | ChainMethodVerified | ChainMethodUnlisted;

/** The last step of a chain. */
export interface ChainEnd {
  /**
   * Authenticators of which the user shows any; the order means nothing.
   * @source spec AuthenticationMethodChain
   */
  readonly authenticationMethods: readonly AuthenticationMethod[];
  /**
   * After how long the user must show this step again.
   * @allowed not together with the verification method's own `reauthenticateIn`
   * @unit ISO 8601 duration
   * @source spec AuthenticationMethodChain
   */
  readonly reauthenticateIn?: string;
}

/** A step that may be followed by the last one. */
export interface ChainMiddle extends ChainEnd {
  /**
   * The step after this one.
   * @allowed one member at most; three steps in all
   * @source spec AuthenticationMethodChain
   */
  readonly next?: readonly ChainEnd[];
}

/** A chain: what the user must show first, and what then. */
export interface AuthenticationMethodChain extends ChainEnd {
  /**
   * The step after this one.
   * @allowed one member at most; three steps in all
   * @source spec AuthenticationMethodChain
   */
  readonly next?: readonly ChainMiddle[];
}

/** Factors one after another, in chains of which the user goes through any. */
export interface AuthenticationMethodChainMethod {
  /**
   * Factors are named, one after another.
   * @source spec AuthenticationMethodChainMethod
   */
  readonly type: "AUTH_METHOD_CHAIN";
  /**
   * The chains, in order of preference.
   * @allowed 1 to 5 chains
   * @source spec AuthenticationMethodChainMethod
   */
  readonly chains: readonly AuthenticationMethodChain[];
  /**
   * After how long the user must sign in again.
   * @allowed not together with a chain's `reauthenticateIn`
   * @unit ISO 8601 duration
   * @source spec AuthenticationMethodChainMethod
   */
  readonly reauthenticateIn?: string;
}

/** Proof of identity by a vendor. */
export interface IdProofingMethod {
  /**
   * A vendor proves who the user is.
   * @needs limited availability
   * @source spec IdProofingMethod
   */
  readonly type: "ID_PROOFING";
  /**
   * The vendor.
   * @allowed id of an identity verification provider
   * @source spec IdProofingMethod
   */
  readonly id: string;
}
