import type * as pulumi from "@pulumi/pulumi";
import { isUnknownCall } from "../okta/errors";
import type { Mapping } from "../okta/mappings";
import type { FunctionOptions } from "./function-options";
import { areTexts } from "./named-arguments";
import { outputOf, programOrg } from "./program-connection";

/** Whose mappings are meant: all, or the one of an id. */
export interface GetPolicyMappingsArgs {
  /** The id of the policy to which apps or policies are mapped. */
  readonly policyId: string;
  /** Only the mapping of this id. */
  readonly mappingId?: string;
}

/** The same as `GetPolicyMappingsArgs`, where texts may be outputs of resources. */
export interface GetPolicyMappingsOutputArgs {
  readonly policyId: pulumi.Input<string>;
  readonly mappingId?: pulumi.Input<string>;
}

/** One thing that is mapped to a policy. */
export interface GetPolicyMappingResult {
  /** The mapping's own id. Absent where Okta offers no list of mappings. */
  readonly mappingId?: string;
  /** The app that stands on the policy. */
  readonly appId?: string;
  /** The app sign-in policy that stands on the policy, where that is a DEVICE_SIGNAL_COLLECTION policy. */
  readonly accessPolicyId?: string;
}

/**
 * Lists what is mapped to a policy, all pages: apps, or app sign-in policies where it is a device signal policy. With
 * `mappingId`, the list holds that one. Where Okta does not offer the list of mappings, its older list of apps is asked,
 * and the entries have no `mappingId`. It reads only, at every preview and every up.
 *
 * Scope: okta.policies.read. Endpoints: GET `/api/v1/policies/{policyId}/mappings`, GET
 * `/api/v1/policies/{policyId}/mappings/{mappingId}`, GET `/api/v1/policies/{policyId}/app`.
 *
 * @throws TypeError where an argument is empty or unknown, NotFoundError where there is no policy or no mapping of the
 * id, ApiError where Okta refuses
 */
export async function getPolicyMappings(
  args: GetPolicyMappingsArgs,
  opts?: FunctionOptions,
): Promise<GetPolicyMappingResult[]> {
  const { policyId, ...one } = { ...args };
  if (!areTexts({ policyId }, ["policyId"]) || !areTexts(one, ["mappingId"])) {
    throw new TypeError(
      'getPolicyMappings: say { policyId: "…" }, for a single mapping with mappingId: "…". Nothing was sent.',
    );
  }
  const { mappings } = await programOrg("getPolicyMappings", opts);
  if (one.mappingId !== undefined) {
    return mappingResults(policyId, [await mappings.get(policyId, one.mappingId)]);
  }
  try {
    return await mappingResults(policyId, await mappings.list(policyId));
  } catch (error) {
    // A policy that is not there must not look like one without apps, so only a call that is not there counts.
    if (!isUnknownCall(error)) {
      throw error;
    }
    return (await mappings.apps(policyId)).map(({ id }) => ({ appId: id }));
  }
}

/** `getPolicyMappings` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getPolicyMappingsOutput(
  args: GetPolicyMappingsOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetPolicyMappingResult[]> {
  return outputOf("getPolicyMappings", args, opts, getPolicyMappings);
}

async function mappingResults(
  policyId: string,
  mappings: readonly Mapping[],
): Promise<GetPolicyMappingResult[]> {
  // The client has loaded it already. A program that calls no function does without it, and without its schemas.
  const { mappedApp, mappedPolicy } = await import("../okta/mappings.js");
  return mappings.map((mapping) => {
    const appId = mappedApp(mapping);
    const accessPolicyId = mappedPolicy(policyId, mapping);
    return {
      mappingId: mapping.id,
      ...(appId === undefined ? {} : { appId }),
      ...(accessPolicyId === undefined ? {} : { accessPolicyId }),
    };
  });
}
