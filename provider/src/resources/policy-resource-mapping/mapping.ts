import type { JsonObject } from "../../comparison/json";
import type { Result } from "../../lifecycle/define-resource";
import type { OktaOrg } from "../../okta/client";
import type { OrgRecord } from "../../state/record";

/** What a mapping of one kind does; `before` and `inputs` hold the arguments, options included. */
export interface MappingKind {
  /** Arguments whose change means another mapping. */
  readonly replacing: readonly string[];
  create(
    org: OktaOrg,
    inputs: JsonObject,
    isOwnPolicy: (policyId: string) => boolean,
  ): Promise<Result & { readonly id: string }>;
  /** What Okta says of the mapping now; undefined means gone. */
  read(org: OktaOrg, id: string, before: JsonObject): Promise<JsonObject | undefined>;
  update(org: OktaOrg, olds: JsonObject, news: JsonObject, record: OrgRecord): Promise<Result>;
  delete(org: OktaOrg, id: string, before: JsonObject): Promise<void>;
}

/** What is recorded of a mapping that stood before the program declared it. */
export const STOOD_BEFORE = { adopted: true } as const;

/** Says what destroying will do with a mapping that the program did not make. */
export function tellStoodBefore(org: OktaOrg, what: string, wayOut: string): void {
  org.log(
    `${what} already, so nothing was written; destroying the resource leaves it so, unless it says ${wayOut}`,
  );
}
