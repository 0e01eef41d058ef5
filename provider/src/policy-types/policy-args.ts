import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import type { JsonObjectInput } from "./json-input";
import type { OneOf } from "./one-of";

/** The ways to name an existing policy. */
export interface PolicyAdoptWays {
  /**
   * The policy with this id.
   * @source spec getPolicy
   */
  readonly id: pulumi.Input<string>;
  /**
   * The policy with this name; exactly one of the type must have it.
   * @source spec listPolicies
   */
  readonly name: pulumi.Input<string>;
  /**
   * The policy that Okta made with the org, whatever it is called.
   * @source recorded answers: `system` is true
   */
  readonly default: true;
  /**
   * A policy that Okta made for one of its own apps, by its name, such as `Okta Admin Console`.
   * @source recorded answers
   */
  readonly builtIn: pulumi.Input<string>;
}

/** Which existing policy to take over, in exactly one way. */
export type PolicyAdopt = OneOf<PolicyAdoptWays>;

/** Arguments of policies of all types. */
export interface CommonPolicyArgs {
  /**
   * The policy's name, changed in place.
   * @defaultValue the logical name and seven characters that are the same for the same stack; when adopting, the name it has
   * @source spec Policy
   */
  readonly name?: pulumi.Input<string>;
  /**
   * Top-level fields that Okta knows and this package does not yet: sent, read back and compared.
   * @source this package
   */
  readonly extra?: pulumi.Input<JsonObjectInput>;
  /**
   * Which changes in Okta count as drift: `all`, undeclared conditions and settings included, or of `declared` fields only.
   * @defaultValue `all`
   * @source this package
   */
  readonly drift?: "all" | "declared";
  /**
   * What to do where a declared field was changed in Okta since the last up or refresh.
   * @defaultValue `fail`
   * @source this package
   */
  readonly onConflict?: "fail" | "overwrite";
}

/** Arguments of policies of types that a program may create. */
export interface CreatablePolicyArgs extends CommonPolicyArgs {
  /**
   * What the policy is for, in words.
   * @source spec Policy
   */
  readonly description?: pulumi.Input<string>;
  /**
   * Whether the policy is in force; changed through the lifecycle endpoints, only when it differs.
   * @allowed the default policy of a type cannot be deactivated
   * @defaultValue `ACTIVE`
   * @source spec LifecycleStatus
   */
  readonly status?: pulumi.Input<"ACTIVE" | "INACTIVE">;
  /**
   * An existing policy to take over instead of creating one. Writes nothing until the next update, unless `converge`.
   * @source this package
   */
  readonly adopt?: PolicyAdopt;
  /**
   * With `adopt`: write the declared values at once.
   * @defaultValue false
   * @source this package
   */
  readonly converge?: boolean;
  /**
   * What happens to the policy when the resource goes; `restore` puts back what was changed.
   * @allowed the default policy of a type cannot be deleted
   * @defaultValue `delete` for what was created here, `release` for what was adopted
   * @source this package
   */
  readonly onDestroy?: "delete" | "release" | "restore";
  /**
   * Create the policy although another of its type has the same name.
   * @defaultValue false
   * @source this package
   */
  readonly allowSameName?: boolean;
}

/** Arguments of policies on which apps stand. */
export interface AppHoldingPolicyArgs extends CreatablePolicyArgs {
  /**
   * Id of the policy that apps go to when this one is deleted; it counts from the next up on.
   * @defaultValue a policy on which apps stand is not deleted: the message names them
   * @source spec assignApplicationPolicy
   */
  readonly reassignTo?: pulumi.Input<string>;
}

/** Arguments of policies of types whose policies have an order. */
export interface OrderedPolicyArgs extends CreatablePolicyArgs {
  /**
   * Rank among the policies of the type, from 1. The number is used where the order allows; what counts is the order.
   * @defaultValue last before the default policy
   * @source spec Policy
   */
  readonly priority?: pulumi.Input<number>;
}

/** Arguments of policies of types of which Okta makes the one policy of the org, which cannot be changed. */
export interface OnlyAdoptedPolicyArgs extends CommonPolicyArgs {
  /**
   * The policy Okta made: `{ default: true }`. Policies of this type can be neither created, changed nor deleted.
   * @source spec CreateOrUpdatePolicy
   */
  readonly adopt: PolicyAdopt;
  /**
   * What happens to the policy when the resource goes: it is forgotten.
   * @defaultValue `release`
   * @source this package
   */
  readonly onDestroy?: "release";
}

/** The type of a policy. */
export interface PolicyOf<Type extends string> {
  /**
   * The policy's type, which decides what else it holds. A change of type replaces the policy.
   * @source spec PolicyType
   */
  readonly type: Type;
}

/** The conditions of a policy whose type has any. */
export interface WithPolicyConditions<Conditions> {
  /**
   * To whom the policy applies.
   * @source spec Policy
   */
  readonly conditions?: pulumi.Input<Inputs<Conditions>>;
}

/** The settings of a policy whose type has any. */
export interface WithSettings<Settings> {
  /**
   * What the policy asks for.
   * @source spec Policy
   */
  readonly settings?: pulumi.Input<Inputs<Settings>>;
}
