import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { lookUp } from "./look-up";
import { outputOf } from "./program-connection";

/** Which behavior is meant: by id or by name. */
export type GetBehaviorArgs =
  | {
      /** The id. */
      readonly id: string;
    }
  | {
      /** The name, to the letter; exactly one behavior must have it. */
      readonly name: string;
    };

/** The same as `GetBehaviorArgs`, where texts may be outputs of resources. */
export type GetBehaviorOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly name: pulumi.Input<string> };

/** A behavior of behavior detection as Okta answers it. */
export interface GetBehaviorResult {
  readonly id: string;
  readonly name: string;
  /** "ANOMALOUS_DEVICE", "ANOMALOUS_IP", "ANOMALOUS_LOCATION", "ANOMALOUS_ASN" or "VELOCITY". */
  readonly type: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status?: string;
}

/**
 * Looks up a behavior of behavior detection, by id or by name. It reads only, at every preview and every up.
 *
 * Scope: okta.behaviors.read. Endpoints: GET `/api/v1/behaviors/{behaviorId}`, GET `/api/v1/behaviors`.
 *
 * @throws LookupError where none or more than one has the name, NotFoundError where there is none of the id, ApiError
 * where Okta refuses, TypeError where the arguments do not say one thing
 */
export async function getBehavior(args: GetBehaviorArgs, opts?: FunctionOptions): Promise<GetBehaviorResult> {
  return await lookUp("getBehavior", ({ behaviors }) => behaviors, ["id", "name"], args, opts);
}

/** `getBehavior` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getBehaviorOutput(
  args: GetBehaviorOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetBehaviorResult> {
  return outputOf("getBehavior", args, opts, getBehavior);
}
