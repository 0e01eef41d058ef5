import type { CreatablePolicyArgs, OnlyAdoptedPolicyArgs } from "./common-args";

/** Arguments of an app sign-in policy. */
export interface AccessPolicyArgs extends CreatablePolicyArgs {
  /**
   * An app sign-in policy; its rules hold the conditions. A change of type replaces the policy.
   * @allowed 5000 policies at most
   * @needs Identity Engine
   * @source spec AccessPolicy
   */
  readonly type: "ACCESS_POLICY";
}

/** Arguments of a user profile policy. */
export interface ProfileEnrollmentPolicyArgs extends CreatablePolicyArgs {
  /**
   * A user profile policy; its one rule says everything. A change of type replaces the policy.
   * @allowed 500 policies at most
   * @needs Identity Engine
   * @source spec ProfileEnrollmentPolicy
   */
  readonly type: "PROFILE_ENROLLMENT";
}

/** Arguments of a device signal collection policy. */
export interface DeviceSignalCollectionPolicyArgs extends CreatablePolicyArgs {
  /**
   * A device signal collection policy; its rules hold the conditions. A change of type replaces the policy.
   * @needs Identity Engine, Early Access
   * @source spec DeviceSignalCollectionPolicy
   */
  readonly type: "DEVICE_SIGNAL_COLLECTION";
}

/** Arguments of the entity risk policy. */
export interface EntityRiskPolicyArgs extends OnlyAdoptedPolicyArgs {
  /**
   * The entity risk policy.
   * @needs Identity Engine, Identity Threat Protection
   * @source spec EntityRiskPolicy
   */
  readonly type: "ENTITY_RISK";
}

/** Arguments of the session protection policy. */
export interface PostAuthSessionPolicyArgs extends OnlyAdoptedPolicyArgs {
  /**
   * The session protection policy.
   * @needs Identity Engine, Identity Threat Protection
   * @source spec PostAuthSessionPolicy
   */
  readonly type: "POST_AUTH_SESSION";
}

/** Arguments of the session violation detection policy. */
export interface SessionViolationDetectionPolicyArgs extends OnlyAdoptedPolicyArgs {
  /**
   * The session violation detection policy.
   * @needs Identity Engine, Identity Threat Protection, limited availability
   * @source spec SessionViolationDetectionPolicy
   */
  readonly type: "SESSION_VIOLATION_DETECTION";
}

/** Arguments of the client update policy. */
export interface ClientUpdatePolicyArgs extends OnlyAdoptedPolicyArgs {
  /**
   * The client update policy.
   * @needs Identity Engine
   * @source spec ClientUpdatePolicy
   */
  readonly type: "CLIENT_UPDATE";
}

/** Arguments of the identity claim sourcing policy. */
export interface IdentityClaimSourcingPolicyArgs extends OnlyAdoptedPolicyArgs {
  /**
   * The identity claim sourcing policy.
   * @needs Identity Engine, Early Access
   * @source spec IdentityClaimSourcingPolicy
   */
  readonly type: "IDENTITY_CLAIM_SOURCING";
}
