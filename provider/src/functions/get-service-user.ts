import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import type { GetServiceUserResult } from "./get-service-users";
import { serviceUserResult } from "./get-service-users";
import { outputOf, programTeam } from "./program-connection";

/** Which service user is meant. */
export interface GetServiceUserArgs {
  /** The user's name. */
  readonly name: string;
}

/** The same as `GetServiceUserArgs`, where the name may be an output of a resource. */
export interface GetServiceUserOutputArgs {
  readonly name: pulumi.Input<string>;
}

/**
 * Looks up a service user. It reads only, at every preview and every up. A deleted user is answered, with that status.
 *
 * Role: one that may read service users. Endpoint: GET `/v1/teams/{team}/service_users/{name}`.
 *
 * @throws NotFoundError where there never was a user of the name, ApiError where OPA refuses
 */
export async function getServiceUser(
  { name }: GetServiceUserArgs,
  opts?: FunctionOptions,
): Promise<GetServiceUserResult> {
  if (typeof name !== "string" || name === "") {
    throw new TypeError('getServiceUser: say which user you mean: { name: "…" }. Nothing was sent.');
  }
  const team = await programTeam("getServiceUser", opts);
  return serviceUserResult(await team.serviceUsers.get(name));
}

/** `getServiceUser` for a name that is an output of a resource. While it is unknown, so is the result. */
export function getServiceUserOutput(
  args: GetServiceUserOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetServiceUserResult> {
  return outputOf("getServiceUser", args, opts, getServiceUser);
}
