import type { Open } from "../unlisted";

/** Types of factors that a sequence may ask for. */
export type SequenceFactorType = Open<
  | "call"
  | "email"
  | "password"
  | "push"
  | "question"
  | "signed_nonce"
  | "sms"
  | "token"
  | "token:hardware"
  | "token:hotp"
  | "token:software:totp"
  | "u2f"
  | "web"
  | "webauthn"
>;

/** Providers of factors that a sequence may ask for. */
export type SequenceFactorProvider = Open<
  "CUSTOM" | "DUO" | "FIDO" | "GOOGLE" | "OKTA" | "RSA" | "SYMANTEC" | "YUBICO"
>;

/** A factor that counts in a step of a sequence. */
export interface SequenceFactor {
  /**
   * The type of factor.
   * @source terraform-provider-okta, factor_sequence; spec UserFactorType, and `password`; missing in the specification of the rule
   */
  readonly factorType: SequenceFactorType;
  /**
   * Who provides it.
   * @source terraform-provider-okta, factor_sequence; spec UserFactorProvider; missing in the specification of the rule
   */
  readonly provider: SequenceFactorProvider;
}

/** A step of a sequence. */
export interface SequenceStep {
  /**
   * Factors of which the user shows any.
   * @source terraform-provider-okta, factor_sequence; missing in the specification
   */
  readonly criteria: readonly SequenceFactor[];
}

/** The first step of a sequence, and what may follow it. */
export interface FactorSequence extends SequenceStep {
  /**
   * The steps after the first one.
   * @source terraform-provider-okta, factor_sequence; missing in the specification
   */
  readonly next?: readonly SequenceStep[];
}

/** Factors one after another, in sequences of which the user goes through any. */
export interface FactorChallenge {
  /**
   * The sequences.
   * @source terraform-provider-okta, factor_sequence; missing in the specification
   */
  readonly chain: readonly FactorSequence[];
}
