import type * as pulumi from "@pulumi/pulumi";
import type { FunctionOptions } from "./function-options";
import { lookUp } from "./look-up";
import { outputOf } from "./program-connection";

/** Which device assurance policy is meant: by id or by name. */
export type GetDeviceAssurancePolicyArgs =
  | {
      /** The id. */
      readonly id: string;
    }
  | {
      /** The name, to the letter; exactly one device assurance policy must have it. */
      readonly name: string;
    };

/** The same as `GetDeviceAssurancePolicyArgs`, where texts may be outputs of resources. */
export type GetDeviceAssurancePolicyOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly name: pulumi.Input<string> };

/** A device assurance policy as Okta answers it. */
export interface GetDeviceAssurancePolicyResult {
  readonly id: string;
  readonly name: string;
  /** "ANDROID", "CHROMEOS", "IOS", "MACOS" or "WINDOWS". */
  readonly platform: string;
}

/**
 * Looks up a device assurance policy, by id or by name. It reads only, at every preview and every up. Classic orgs have none.
 *
 * Scope: okta.deviceAssurance.read. Endpoints: GET `/api/v1/device-assurances/{deviceAssuranceId}`, GET `/api/v1/device-assurances`.
 *
 * @throws LookupError where none or more than one has the name, NotFoundError where there is none of the id, ApiError
 * where Okta refuses, TypeError where the arguments do not say one thing
 */
export async function getDeviceAssurancePolicy(
  args: GetDeviceAssurancePolicyArgs,
  opts?: FunctionOptions,
): Promise<GetDeviceAssurancePolicyResult> {
  return await lookUp(
    "getDeviceAssurancePolicy",
    ({ deviceAssurances }) => deviceAssurances,
    ["id", "name"],
    args,
    opts,
  );
}

/** `getDeviceAssurancePolicy` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getDeviceAssurancePolicyOutput(
  args: GetDeviceAssurancePolicyOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetDeviceAssurancePolicyResult> {
  return outputOf("getDeviceAssurancePolicy", args, opts, getDeviceAssurancePolicy);
}
