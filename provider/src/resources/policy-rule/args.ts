import type * as pulumi from "@pulumi/pulumi";
import type { UnlistedType } from "../../policy-types";
import type { JsonObjectInput } from "../json-input";
import type {
  IdpDiscoveryRuleArgs,
  MfaEnrollRuleArgs,
  PasswordRuleArgs,
  SignOnRuleArgs,
} from "./both-engines-args";
import type { CommonRuleArgs, OrderedRuleArgs } from "./common-args";
import type {
  AccessPolicyRuleArgs,
  ClientUpdateRuleArgs,
  DeviceSignalCollectionRuleArgs,
  EntityRiskRuleArgs,
  IdentityClaimSourcingRuleArgs,
  PostAuthSessionRuleArgs,
  ProfileEnrollmentRuleArgs,
  SessionViolationDetectionRuleArgs,
} from "./identity-engine-args";

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
