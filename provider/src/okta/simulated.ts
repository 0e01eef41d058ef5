/** The types of policies that Okta simulates. */
export const SIMULATED_TYPES = ["OKTA_SIGN_ON", "ACCESS_POLICY", "MFA_ENROLL", "PROFILE_ENROLLMENT"] as const;

/** A type of policy that Okta simulates. */
export type SimulatedType = (typeof SIMULATED_TYPES)[number];

/** What is supposed of a sign-in. */
export interface SimulationContext {
  /** The user who signs in. Not together with `groups`. */
  readonly user?: { readonly id: string };
  /** Ids of the groups that whoever signs in belongs to. Not together with `user`. */
  readonly groups?: { readonly ids: readonly string[] };
  /** The IP address the sign-in comes from. */
  readonly ip?: string;
  /** Ids of the network zones the sign-in comes from. */
  readonly zones?: { readonly ids: readonly string[] };
  /** The risk of the sign-in. */
  readonly risk?: { readonly level: "LOW" | "MEDIUM" | "HIGH" };
  /** The device. */
  readonly device?: {
    /** "IOS", "ANDROID", "MACOS", "WINDOWS" and others. */
    readonly platform?: string;
    /** Whether the device is registered with Okta Verify. */
    readonly registered?: boolean;
    /** Whether a device management solution manages it. */
    readonly managed?: boolean;
    /** Id of the device assurance policy that the device fulfils. */
    readonly assuranceId?: string;
  };
}

/** "MATCH", "NOT_MATCH", or "UNDEFINED" where something that decides was not supposed. */
export type SimulationStatus = string;

/** A condition and whether it is fulfilled. */
export interface SimulatedCondition {
  readonly type: string;
  readonly status: SimulationStatus;
}

/** A rule and whether it applies. */
export interface SimulatedRule {
  readonly id: string;
  readonly name: string;
  readonly status: SimulationStatus;
  readonly conditions: readonly SimulatedCondition[];
}

/** A policy, whether it applies, and its rules that are worth a mention. */
export interface SimulatedPolicy {
  readonly id: string;
  readonly name: string;
  readonly status: SimulationStatus;
  readonly conditions: readonly SimulatedCondition[];
  readonly rules: readonly SimulatedRule[];
}

/** How Okta would decide in the policies of one type. */
export interface PolicySimulation {
  /** The type of the policies; Okta answers a list, which holds one. */
  readonly policyType: readonly string[];
  readonly status: SimulationStatus;
  /** What applies: the policy, and in it the rule that decides. */
  readonly matched: readonly SimulatedPolicy[];
  /** What might apply, if more were supposed. */
  readonly undetermined: readonly SimulatedPolicy[];
  /** What was looked at and does not apply; only where `expand` asks for it. */
  readonly evaluated: readonly SimulatedPolicy[];
}
