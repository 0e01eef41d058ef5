import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { lookUp } from "./look-up";
import { outputOf } from "./program-connection";

/** Which user type is meant: by id, by name or the default one. */
export type GetUserTypeArgs =
  | {
      /** The id. */
      readonly id: string;
    }
  | {
      /** The name, to the letter; exactly one user type must have it. */
      readonly name: string;
    }
  | {
      /** The one that Okta made with the org, whatever it is called. */
      readonly default: true;
    };

/** The same as `GetUserTypeArgs`, where texts may be outputs of resources. */
export type GetUserTypeOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly name: pulumi.Input<string> }
  | { readonly default: true };

/** A user type as Okta answers it. */
export interface GetUserTypeResult {
  readonly id: string;
  /** The name in expressions and in the API, fixed for ever; not the display name. */
  readonly name: string;
  /** What the Admin Console shows. */
  readonly displayName: string;
  /** Absent where there is none. */
  readonly description?: string;
  /** Whether it is the type of users for whom nothing else was said. */
  readonly default?: boolean;
}

/**
 * Looks up a user type, by id, by name or the default one. It reads only, at every preview and every up.
 *
 * Scope: okta.userTypes.read. Endpoints: GET `/api/v1/meta/types/user/{typeId}`, GET `/api/v1/meta/types/user`.
 *
 * @throws LookupError where none or more than one has the name, NotFoundError where there is none of the id, ApiError
 * where Okta refuses, TypeError where the arguments do not say one thing
 */
export async function getUserType(args: GetUserTypeArgs, opts?: FunctionOptions): Promise<GetUserTypeResult> {
  return await lookUp("getUserType", ({ userTypes }) => userTypes, ["id", "name", "default"], args, opts);
}

/** `getUserType` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getUserTypeOutput(
  args: GetUserTypeOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetUserTypeResult> {
  return outputOf("getUserType", args, opts, getUserType);
}
