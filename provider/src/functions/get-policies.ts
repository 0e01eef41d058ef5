import type * as pulumi from "@pulumi/pulumi";
import type { PolicyType } from "../policy-types/capabilities";
import type { UnlistedType } from "../policy-types/unlisted";
import type { FunctionOptions } from "./function-options";
import { areTexts } from "./named-arguments";
import type { GetPolicyResult } from "./policy-result";
import { outputOf, programOrg } from "./program-connection";
import { policyResult } from "./result-of";

/** Which policies are meant: those of a type. Okta narrows them. */
export interface GetPoliciesArgs {
  /** The policies' type. */
  readonly type: PolicyType | UnlistedType;
  /** Only policies of this status. */
  readonly status?: "ACTIVE" | "INACTIVE";
  /** Only policies whose names begin with this text. */
  readonly q?: string;
  /** What Okta embeds in each policy, as far as it can; it stands in `embedded`. */
  readonly expand?: string;
  /** "name": by name instead of in Okta's order. */
  readonly sortBy?: string;
  /** Only policies of this authorization server, named by its id. */
  readonly resourceId?: string;
}

/** The same as `GetPoliciesArgs`, where texts may be outputs of resources. */
export interface GetPoliciesOutputArgs {
  readonly type: PolicyType | UnlistedType;
  readonly status?: pulumi.Input<"ACTIVE" | "INACTIVE">;
  readonly q?: pulumi.Input<string>;
  readonly expand?: pulumi.Input<string>;
  readonly sortBy?: pulumi.Input<string>;
  readonly resourceId?: pulumi.Input<string>;
}

const FILTERS: readonly string[] = ["status", "q", "expand", "sortBy", "resourceId"];

/**
 * Lists the policies of a type, all pages, in Okta's order; an empty list where none fits. It reads only, at every
 * preview and every up.
 *
 * Scope: okta.policies.read. Endpoint: GET `/api/v1/policies?type=…`.
 *
 * @throws TypeError where `type` is missing or an argument is empty or unknown, ApiError where Okta refuses
 */
export async function getPolicies(args: GetPoliciesArgs, opts?: FunctionOptions): Promise<GetPolicyResult[]> {
  const { type, ...filters } = { ...args };
  if (!areTexts({ type }, ["type"]) || !areTexts(filters, FILTERS)) {
    throw new TypeError(
      'getPolicies: say { type: "…" }, and narrow by status, q, expand, sortBy and resourceId, with a text for each. Nothing was sent.',
    );
  }
  const { policies } = await programOrg("getPolicies", opts);
  return (await policies.list(String(type), filters)).items.map(policyResult);
}

/** `getPolicies` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getPoliciesOutput(
  args: GetPoliciesOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetPolicyResult[]> {
  return outputOf("getPolicies", args, opts, getPolicies);
}
