import type * as pulumi from "@pulumi/pulumi";
import type {
  AccessPolicyRuleActions,
  AccessPolicyRuleConditions,
  ClientUpdateRuleActions,
  DeviceSignalCollectionRuleActions,
  DeviceSignalCollectionRuleConditions,
  EntityRiskRuleActions,
  EntityRiskRuleConditions,
  IdentityClaimSourcingRuleActions,
  Inputs,
  PostAuthSessionRuleActions,
  PostAuthSessionRuleConditions,
  ProfileEnrollmentRuleActions,
  SessionViolationDetectionRuleActions,
  SessionViolationDetectionRuleConditions,
} from "../../policy-types";
import type { OnlyAdoptedRuleArgs, OrderedRuleArgs } from "./common-args";

/** Arguments of an app sign-in rule. */
export interface AccessPolicyRuleArgs extends OrderedRuleArgs {
  /**
   * An app sign-in rule. A change of type replaces the rule.
   * @needs Identity Engine
   * @source spec AccessPolicyRule
   */
  readonly type: "ACCESS_POLICY";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec AccessPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<AccessPolicyRuleConditions>>;
  /**
   * What the rule does.
   * @source spec AccessPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<AccessPolicyRuleActions>>;
}

/** Arguments of the rule of a user profile policy. */
export interface ProfileEnrollmentRuleArgs extends OnlyAdoptedRuleArgs {
  /**
   * The rule of a user profile policy. A change of type replaces the rule.
   * @needs Identity Engine
   * @source spec ProfileEnrollmentPolicyRule
   */
  readonly type: "PROFILE_ENROLLMENT";
  /**
   * What the rule does.
   * @source spec ProfileEnrollmentPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<ProfileEnrollmentRuleActions>>;
}

/** Arguments of a rule of a device signal collection policy. */
export interface DeviceSignalCollectionRuleArgs extends OrderedRuleArgs {
  /**
   * A rule of a device signal collection policy. A change of type replaces the rule.
   * @needs Identity Engine, Early Access
   * @source spec DeviceSignalCollectionPolicyRule
   */
  readonly type: "DEVICE_SIGNAL_COLLECTION";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec DeviceSignalCollectionPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<DeviceSignalCollectionRuleConditions>>;
  /**
   * What the rule does.
   * @source spec DeviceSignalCollectionPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<DeviceSignalCollectionRuleActions>>;
}

/** Arguments of a rule of the entity risk policy. */
export interface EntityRiskRuleArgs extends OrderedRuleArgs {
  /**
   * A rule of the entity risk policy. A change of type replaces the rule.
   * @needs Identity Engine, Identity Threat Protection
   * @source spec EntityRiskPolicyRule
   */
  readonly type: "ENTITY_RISK";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec EntityRiskPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<EntityRiskRuleConditions>>;
  /**
   * What the rule does.
   * @source spec EntityRiskPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<EntityRiskRuleActions>>;
}

/** Arguments of the rule of the session protection policy. */
export interface PostAuthSessionRuleArgs extends OnlyAdoptedRuleArgs {
  /**
   * The rule of the session protection policy. A change of type replaces the rule.
   * @needs Identity Engine, Identity Threat Protection
   * @source spec PostAuthSessionPolicyRule
   */
  readonly type: "POST_AUTH_SESSION";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec PostAuthSessionPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<PostAuthSessionRuleConditions>>;
  /**
   * What the rule does.
   * @source spec PostAuthSessionPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<PostAuthSessionRuleActions>>;
}

/** Arguments of a rule of the session violation detection policy. */
export interface SessionViolationDetectionRuleArgs extends OrderedRuleArgs {
  /**
   * A rule of the session violation detection policy. A change of type replaces the rule.
   * @needs Identity Engine, Identity Threat Protection, limited availability
   * @source spec SessionViolationDetectionPolicyRule
   */
  readonly type: "SESSION_VIOLATION_DETECTION";
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec SessionViolationDetectionPolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<SessionViolationDetectionRuleConditions>>;
  /**
   * What the rule does.
   * @source spec SessionViolationDetectionPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<SessionViolationDetectionRuleActions>>;
}

/** Arguments of the rule of the client update policy. */
export interface ClientUpdateRuleArgs extends OnlyAdoptedRuleArgs {
  /**
   * The rule of the client update policy. A change of type replaces the rule.
   * @needs Identity Engine
   * @source spec ClientUpdatePolicyRule
   */
  readonly type: "CLIENT_UPDATE";
  /**
   * What the rule does.
   * @source spec ClientUpdatePolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<ClientUpdateRuleActions>>;
}

/** Arguments of the rule of the identity claim sourcing policy. */
export interface IdentityClaimSourcingRuleArgs extends OnlyAdoptedRuleArgs {
  /**
   * The rule of the identity claim sourcing policy. A change of type replaces the rule.
   * @needs Identity Engine, Early Access
   * @source spec IdentityClaimSourcingPolicyRule
   */
  readonly type: "IDENTITY_CLAIM_SOURCING";
  /**
   * What the rule does.
   * @source spec IdentityClaimSourcingPolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<IdentityClaimSourcingRuleActions>>;
}
