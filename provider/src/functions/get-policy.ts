import * as pulumi from "@pulumi/pulumi";
import { isObject, type Json } from "../comparison/json";
import { onlyMatch, parseAdopt } from "../lifecycle/adopt";
import type { LivePolicy } from "../okta/policies";
import type { PolicyType } from "../policy-types/capabilities";
import type { JsonOutput } from "../policy-types/json-input";
import type { UnlistedType } from "../policy-types/unlisted";
import { programOrg } from "./program-connection";

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

/** A policy as Okta answers it. */
export interface GetPolicyResult {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status: string;
  /** Okta's own number: the place among the policies of the type. */
  readonly priority?: number;
  /** Whether Okta made it. */
  readonly system: boolean;
  /** ISO 8601. */
  readonly created?: string;
  /** ISO 8601. */
  readonly lastUpdated?: string;
  readonly conditions?: JsonOutput;
  readonly settings?: JsonOutput;
}

/**
 * Looks up a policy. It reads only, at every preview and every up.
 *
 * Scope: okta.policies.read. Endpoints: GET `/api/v1/policies/{policyId}`, GET `/api/v1/policies?type=…`.
 *
 * @throws LookupError where no policy or more than one fits, NotFoundError where there is none of the id, ApiError where
 * Okta refuses
 */
export async function getPolicy(args: GetPolicyArgs): Promise<GetPolicyResult> {
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
  const org = await programOrg();
  if ("id" in wanted) {
    return resultOf(await org.policies.get(wanted.id));
  }
  const { items } = await org.policies.list(String(type));
  return resultOf(onlyMatch(items, wanted, `looking up ${wanted.spelled} among the ${type} policies`));
}

/** A value that came out empty, of a missing setting perhaps, names no policy. */
function isBlank(way: object): boolean {
  return Object.values(way).some((value) => value === "");
}

/** `getPolicy` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getPolicyOutput(args: GetPolicyOutputArgs): pulumi.Output<GetPolicyResult> {
  return pulumi.output(args).apply((known) => getPolicy(known as GetPolicyArgs));
}

function resultOf(live: LivePolicy): GetPolicyResult {
  const { description, priority, created, lastUpdated, conditions, settings } = live;
  return {
    id: live.id,
    name: live.name,
    type: live.type,
    status: live.status,
    system: live.system === true,
    ...textAt("description", description),
    ...(typeof priority === "number" ? { priority } : {}),
    ...textAt("created", created),
    ...textAt("lastUpdated", lastUpdated),
    ...(isObject(conditions) ? { conditions } : {}),
    ...(isObject(settings) ? { settings } : {}),
  };
}

function textAt<Name extends string>(name: Name, value: Json | undefined): { [K in Name]?: string } {
  return typeof value === "string" ? ({ [name]: value } as { [K in Name]: string }) : {};
}
