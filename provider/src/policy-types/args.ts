import type * as pulumi from "@pulumi/pulumi";
import type { AccessPolicyArgs, AccessPolicyRuleArgs } from "./access-policy/args";
import type { ClientUpdatePolicyArgs, ClientUpdateRuleArgs } from "./client-update/args";
import type {
  DeviceSignalCollectionPolicyArgs,
  DeviceSignalCollectionRuleArgs,
} from "./device-signal-collection/args";
import type { EntityRiskPolicyArgs, EntityRiskRuleArgs } from "./entity-risk/args";
import type {
  IdentityClaimSourcingPolicyArgs,
  IdentityClaimSourcingRuleArgs,
} from "./identity-claim-sourcing/args";
import type { IdpDiscoveryPolicyArgs, IdpDiscoveryRuleArgs } from "./idp-discovery/args";
import type { JsonObjectInput } from "./json-input";
import type { MfaEnrollPolicyArgs, MfaEnrollRuleArgs } from "./mfa-enroll/args";
import type { OktaSignOnPolicyArgs, SignOnRuleArgs } from "./okta-sign-on/args";
import type { PasswordPolicyArgs, PasswordRuleArgs } from "./password/args";
import type { OrderedPolicyArgs } from "./policy-args";
import type { PostAuthSessionPolicyArgs, PostAuthSessionRuleArgs } from "./post-auth-session/args";
import type { ProfileEnrollmentPolicyArgs, ProfileEnrollmentRuleArgs } from "./profile-enrollment/args";
import type { CommonRuleArgs, OrderedRuleArgs } from "./rule-args";
import type {
  SessionViolationDetectionPolicyArgs,
  SessionViolationDetectionRuleArgs,
} from "./session-violation-detection/args";
import type { UnlistedType } from "./unlisted";

/** Arguments of a policy of a type that this package does not list. */
export interface UnlistedPolicyArgs extends OrderedPolicyArgs {
  /**
   * The type's name, made by `unlistedType`. A change of type replaces the policy.
   * @source this package
   */
  readonly type: UnlistedType;
  /**
   * To whom the policy applies.
   * @source this package
   */
  readonly conditions?: pulumi.Input<JsonObjectInput | null>;
  /**
   * What the policy asks for.
   * @source this package
   */
  readonly settings?: pulumi.Input<JsonObjectInput | null>;
}

/** Arguments of a policy: `type` decides what else it may hold. */
export type PolicyArgs =
  | OktaSignOnPolicyArgs
  | PasswordPolicyArgs
  | MfaEnrollPolicyArgs
  | IdpDiscoveryPolicyArgs
  | AccessPolicyArgs
  | ProfileEnrollmentPolicyArgs
  | DeviceSignalCollectionPolicyArgs
  | EntityRiskPolicyArgs
  | PostAuthSessionPolicyArgs
  | SessionViolationDetectionPolicyArgs
  | ClientUpdatePolicyArgs
  | IdentityClaimSourcingPolicyArgs
  | UnlistedPolicyArgs;

/** Arguments of a rule of a type that this package does not list. */
export interface UnlistedRuleArgs extends OrderedRuleArgs {
  /**
   * The type's name, made by `unlistedType`. A change of type replaces the rule.
   * @source this package
   */
  readonly type: UnlistedType;
  /**
   * When the rule applies.
   * @source this package
   */
  readonly conditions?: pulumi.Input<JsonObjectInput | null>;
  /**
   * What the rule does.
   * @source this package
   */
  readonly actions?: pulumi.Input<JsonObjectInput | null>;
}

/** A text that no program can write. */
declare enum NoRule {
  Type = "",
}

/**
 * No rule has this type; a member without actions makes the compiler point at what is wrong inside them.
 * Not `never`, which would make it a part of whatever `Extract` picks by type.
 */
export interface NoRuleArgs extends CommonRuleArgs {
  /**
   * No type.
   * @source this package
   */
  readonly type: NoRule.Type;
}

/** Arguments of a rule: `type` decides what else it may hold. */
export type PolicyRuleArgs =
  | SignOnRuleArgs
  | PasswordRuleArgs
  | MfaEnrollRuleArgs
  | IdpDiscoveryRuleArgs
  | AccessPolicyRuleArgs
  | ProfileEnrollmentRuleArgs
  | DeviceSignalCollectionRuleArgs
  | EntityRiskRuleArgs
  | PostAuthSessionRuleArgs
  | SessionViolationDetectionRuleArgs
  | ClientUpdateRuleArgs
  | IdentityClaimSourcingRuleArgs
  | UnlistedRuleArgs
  | NoRuleArgs;
