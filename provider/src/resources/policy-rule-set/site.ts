import type { JsonObject } from "../../comparison/json";
import type { PolicyList } from "../../lifecycle/policy-object/definition";
import { rulesOf } from "../../lifecycle/policy-object/lists";
import type { OktaOrg } from "../../okta/client";
import type { Connections } from "../../pulumi/connections";
import { ruleTypeIn } from "./mapping";

/** Where the rules stand, and what messages call the set. */
export interface Site {
  readonly org: OktaOrg;
  readonly list: PolicyList;
  readonly what: string;
}

/** The rules of the policy in the connected org. */
export function siteOf({ org }: Connections, policyId: string, bag: JsonObject): Site {
  return {
    org: org(),
    list: rulesOf(policyId, ruleTypeIn(bag)),
    what: `the rules of the policy ${policyId}`,
  };
}
