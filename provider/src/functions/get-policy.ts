import type * as pulumi from "@pulumi/pulumi";
import { onlyMatch, parseAdopt } from "../lifecycle/adopt";
import type { PolicyType } from "../policy-types/capabilities";
import type { UnlistedType } from "../policy-types/unlisted";
import type { FunctionOptions } from "./function-options";
import type { GetPolicyResult } from "./policy-result";
import { outputOf, programOrg } from "./program-connection";
import { policyResult } from "./result-of";

/** Which policy is meant: by id, by type and name, or the default one of a type. */
export type GetPolicyArgs =
  | {
      /** The policy's id. */
      readonly id: string;
    }
  | {
      /** The policy's type. */
      readonly type: PolicyType | UnlistedType;
      /** The policy's name; exactly one policy of the type must have it. */
      readonly name: string;
    }
  | {
      /** The policy's type. */
      readonly type: PolicyType | UnlistedType;
      /** The policy that Okta made with the org, whatever it is called. */
      readonly default: true;
    };

/** The same as `GetPolicyArgs`, where texts may be outputs of resources. */
export type GetPolicyOutputArgs =
  | { readonly id: pulumi.Input<string> }
  | { readonly type: PolicyType | UnlistedType; readonly name: pulumi.Input<string> }
  | { readonly type: PolicyType | UnlistedType; readonly default: true };

/**
 * Looks up a policy. It reads only, at every preview and every up.
 *
 * Scope: okta.policies.read. Endpoints: GET `/api/v1/policies/{policyId}`, GET `/api/v1/policies?type=…`.
 *
 * @throws LookupError where no policy or more than one fits, NotFoundError where there is none of the id, ApiError where
 * Okta refuses
 */
export async function getPolicy(args: GetPolicyArgs, opts?: FunctionOptions): Promise<GetPolicyResult> {
  const { type, ...way } = { type: undefined, ...args };
  const wanted = parseAdopt(way);
  if (
    wanted === undefined ||
    isBlank(way) ||
    ("spelled" in wanted && (type === undefined || String(type) === ""))
  ) {
    throw new TypeError(
      'getPolicy: say which policy you mean: { id: "…" }, { type: "…", name: "…" } or { type: "…", default: true }. Nothing was sent.',
    );
  }
  const org = await programOrg("getPolicy", opts);
  if ("id" in wanted) {
    return policyResult(await org.policies.get(wanted.id));
  }
  const { items } = await org.policies.list(String(type));
  return policyResult(onlyMatch(items, wanted, `looking up ${wanted.spelled} among the ${type} policies`));
}

/** A value that came out empty, of a missing setting perhaps, names no policy. */
function isBlank(way: object): boolean {
  return Object.values(way).some((value) => value === "");
}

/** `getPolicy` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getPolicyOutput(
  args: GetPolicyOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetPolicyResult> {
  return outputOf("getPolicy", args, opts, getPolicy);
}
