import type { JsonObject } from "../../comparison/json";
import type { Site } from "../../lifecycle/ordered-list/site";
import { rulesOf } from "../../lifecycle/policy-object/lists";
import type { Connections } from "../../pulumi/connections";
import { ruleTypeIn } from "./mapping";

/** The rules of the policy in the connected org. */
export function siteOf({ org, tell }: Connections, policyId: string, bag: JsonObject): Site {
  return {
    org: org(),
    list: rulesOf(policyId, ruleTypeIn(bag)),
    what: `the rules of the policy ${policyId}`,
    tell,
  };
}
