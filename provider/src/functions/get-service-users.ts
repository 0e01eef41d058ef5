import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { outputOf, programTeam } from "./program-connection";

/** Which service users are meant; all that are not deleted where nothing is said. */
export interface GetServiceUsersArgs {
  /** Only users whose names contain this text. */
  readonly contains?: string;
  /** Only users whose names begin with this text. */
  readonly startsWith?: string;
  /** Only users of these statuses. Without it, deleted users are left out. */
  readonly status?: readonly ("ACTIVE" | "DISABLED" | "DELETED")[];
  /** Only users of these ids (UUIDs). */
  readonly ids?: readonly string[];
}

/** The same as `GetServiceUsersArgs`, where texts may be outputs of resources. */
export interface GetServiceUsersOutputArgs {
  readonly contains?: pulumi.Input<string>;
  readonly startsWith?: pulumi.Input<string>;
  readonly status?: pulumi.Input<readonly ("ACTIVE" | "DISABLED" | "DELETED")[]>;
  readonly ids?: pulumi.Input<readonly pulumi.Input<string>[]>;
}

/** A service user as Okta Privileged Access answers it. */
export interface GetServiceUserResult {
  /** OPA's own id, a UUID. */
  readonly id: string;
  readonly name: string;
  readonly status: "ACTIVE" | "DISABLED" | "DELETED";
}

/**
 * Lists service users, all pages. It reads only, at every preview and every up.
 *
 * Role: OPA's reference names pam_admin, resource_admin, security_admin and delegated_resource_admin. Endpoint: GET
 * `/v1/teams/{team}/service_users`.
 *
 * @throws ApiError where OPA refuses
 */
export async function getServiceUsers(
  args: GetServiceUsersArgs = {},
  opts?: FunctionOptions,
): Promise<GetServiceUserResult[]> {
  const team = await programTeam("getServiceUsers", opts);
  return (await team.serviceUsers.list(args)).map(serviceUserResult);
}

/** `getServiceUsers` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getServiceUsersOutput(
  args: GetServiceUsersOutputArgs = {},
  opts?: FunctionOptions,
): pulumi.Output<GetServiceUserResult[]> {
  return outputOf("getServiceUsers", args, opts, getServiceUsers);
}

/** What a program gets of all that OPA answers of a service user. */
export function serviceUserResult({ id, name, status }: GetServiceUserResult): GetServiceUserResult {
  return { id, name, status };
}
