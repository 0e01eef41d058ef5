import type * as pulumi from "@pulumi/pulumi";
import type { UnlistedType } from "../../policy-types";
import type { JsonObjectInput } from "../json-input";
import type {
  IdpDiscoveryPolicyArgs,
  MfaEnrollPolicyArgs,
  OktaSignOnPolicyArgs,
  PasswordPolicyArgs,
} from "./both-engines-args";
import type { OrderedPolicyArgs } from "./common-args";
import type {
  AccessPolicyArgs,
  ClientUpdatePolicyArgs,
  DeviceSignalCollectionPolicyArgs,
  EntityRiskPolicyArgs,
  IdentityClaimSourcingPolicyArgs,
  PostAuthSessionPolicyArgs,
  ProfileEnrollmentPolicyArgs,
  SessionViolationDetectionPolicyArgs,
} from "./identity-engine-args";

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
