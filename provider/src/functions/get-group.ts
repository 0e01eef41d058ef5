import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { lookUp } from "./look-up";
import { outputOf } from "./program-connection";

/** Which group is meant: by id or by name. */
export type GetGroupArgs =
  | {
      /** The id. */
      readonly id: string;
    }
  | {
      /** The name, to the letter; exactly one group must have it. */
      readonly name: string;
    };

/** The same as `GetGroupArgs`, where texts may be outputs of resources. */
export type GetGroupOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly name: pulumi.Input<string> };

/** A group as Okta answers it. */
export interface GetGroupResult {
  readonly id: string;
  readonly name: string;
  /** Absent where there is none. */
  readonly description?: string;
  /** "OKTA_GROUP", "APP_GROUP" (of a directory or an app) or "BUILT_IN". */
  readonly type: string;
}

/**
 * Looks up a group, by id or by name. It reads only, at every preview and every up. Okta's search may not show a group that was made seconds ago.
 *
 * Scope: okta.groups.read. Endpoints: GET `/api/v1/groups/{groupId}`, GET `/api/v1/groups?search=…`.
 *
 * @throws LookupError where none or more than one has the name, NotFoundError where there is none of the id, ApiError
 * where Okta refuses, TypeError where the arguments do not say one thing
 */
export async function getGroup(args: GetGroupArgs, opts?: FunctionOptions): Promise<GetGroupResult> {
  return await lookUp("getGroup", ({ groups }) => groups, ["id", "name"], args, opts);
}

/** `getGroup` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getGroupOutput(
  args: GetGroupOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetGroupResult> {
  return outputOf("getGroup", args, opts, getGroup);
}
