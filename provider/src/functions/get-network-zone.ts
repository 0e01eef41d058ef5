import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { lookUp } from "./look-up";
import { outputOf } from "./program-connection";

/** Which network zone is meant: by id or by name. */
export type GetNetworkZoneArgs =
  | {
      /** The id. */
      readonly id: string;
    }
  | {
      /** The name, to the letter; exactly one network zone must have it. */
      readonly name: string;
    };

/** The same as `GetNetworkZoneArgs`, where texts may be outputs of resources. */
export type GetNetworkZoneOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly name: pulumi.Input<string> };

/** A network zone as Okta answers it. */
export interface GetNetworkZoneResult {
  readonly id: string;
  readonly name: string;
  /** "IP", "DYNAMIC" or "DYNAMIC_V2". */
  readonly type: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status?: string;
  /** "POLICY" or "BLOCKLIST". */
  readonly usage?: string;
  /** Whether Okta made it. */
  readonly system?: boolean;
}

/**
 * Looks up a network zone, by id or by name. It reads only, at every preview and every up.
 *
 * Scope: okta.networkZones.read. Endpoints: GET `/api/v1/zones/{zoneId}`, GET `/api/v1/zones`.
 *
 * @throws LookupError where none or more than one has the name, NotFoundError where there is none of the id, ApiError
 * where Okta refuses, TypeError where the arguments do not say one thing
 */
export async function getNetworkZone(
  args: GetNetworkZoneArgs,
  opts?: FunctionOptions,
): Promise<GetNetworkZoneResult> {
  return await lookUp("getNetworkZone", ({ networkZones }) => networkZones, ["id", "name"], args, opts);
}

/** `getNetworkZone` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getNetworkZoneOutput(
  args: GetNetworkZoneOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetNetworkZoneResult> {
  return outputOf("getNetworkZone", args, opts, getNetworkZone);
}
