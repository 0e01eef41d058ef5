import type * as pulumi from "@pulumi/pulumi";
import type { LiveKey } from "../opa/service-users";
import type { FunctionOptions } from "./function-options";
import { outputOf, programTeam } from "./program-connection";

/** Whose keys are meant. */
export interface GetServiceUserApiKeysArgs {
  /** Name of the service user. */
  readonly serviceUser: string;
}

/** The same as `GetServiceUserApiKeysArgs`, where the name may be an output of a resource. */
export interface GetServiceUserApiKeysOutputArgs {
  readonly serviceUser: pulumi.Input<string>;
}

/** A key of a service user, without its secret: OPA shows that only once. */
export interface GetServiceUserApiKeyResult {
  readonly keyId: string;
  /** ISO 8601. */
  readonly issuedAt?: string;
  /** ISO 8601; absent while the key has no end. */
  readonly expiresAt?: string;
  /** ISO 8601; absent where the key was never used. */
  readonly lastUsed?: string;
}

/**
 * Lists the keys of a service user. It reads only, at every preview and every up.
 *
 * Role: one that may read service users. Endpoint: GET `/v1/teams/{team}/service_users/{name}/keys`.
 *
 * @throws NotFoundError where there is no such user, ApiError where OPA refuses
 */
export async function getServiceUserApiKeys(
  { serviceUser }: GetServiceUserApiKeysArgs,
  opts?: FunctionOptions,
): Promise<GetServiceUserApiKeyResult[]> {
  if (typeof serviceUser !== "string" || serviceUser === "") {
    throw new TypeError(
      'getServiceUserApiKeys: say whose keys you mean: { serviceUser: "…" }. Nothing was sent.',
    );
  }
  const team = await programTeam("getServiceUserApiKeys", opts);
  const { items } = await team.serviceUsers.keys(serviceUser);
  return items.map(keyResult);
}

/** `getServiceUserApiKeys` for a name that is an output of a resource. While it is unknown, so is the result. */
export function getServiceUserApiKeysOutput(
  args: GetServiceUserApiKeysOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetServiceUserApiKeyResult[]> {
  return outputOf("getServiceUserApiKeys", args, opts, getServiceUserApiKeys);
}

function keyResult({ id, issued_at, expires_at, last_used }: LiveKey): GetServiceUserApiKeyResult {
  return {
    keyId: id,
    ...(issued_at === undefined ? {} : { issuedAt: issued_at }),
    ...(expires_at === undefined ? {} : { expiresAt: expires_at }),
    ...(last_used === undefined ? {} : { lastUsed: last_used }),
  };
}
