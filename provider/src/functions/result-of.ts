import { isObject, type Json } from "../comparison/json";
import type { LivePolicy, LiveRule } from "../okta/policies";
import type { JsonOutput } from "../policy-types/json-input";
import type { GetPolicyResult } from "./policy-result";
import type { GetPolicyRuleResult } from "./rule-result";

// Apart from the types of the results: a program reaches those, and Pulumi's TypeScript (3.8) cannot read all that a
// client of Okta's is typed with.

/** What programs get of all that Okta answers of a policy. */
export function policyResult(live: LivePolicy): GetPolicyResult {
  return {
    ...frame(live),
    ...textAt("description", live.description),
    ...objectAt("settings", live.settings),
    ...objectAt("embedded", live._embedded),
  };
}

/** What programs get of all that Okta answers of a rule. The answer itself does not say whose it is. */
export function ruleResult(policyId: string, live: LiveRule): GetPolicyRuleResult {
  return { ...frame(live), policyId, ...objectAt("actions", live.actions) };
}

/** What policies and rules have in common. */
function frame(live: LivePolicy): Omit<GetPolicyRuleResult, "policyId" | "actions"> {
  const { priority, created, lastUpdated, conditions } = live;
  return {
    id: live.id,
    name: live.name,
    type: live.type,
    status: live.status,
    system: live.system === true,
    ...(typeof priority === "number" ? { priority } : {}),
    ...textAt("created", created),
    ...textAt("lastUpdated", lastUpdated),
    ...objectAt("conditions", conditions),
  };
}

function textAt<Name extends string>(name: Name, value: Json | undefined): { [K in Name]?: string } {
  return typeof value === "string" ? ({ [name]: value } as { [K in Name]: string }) : {};
}

function objectAt<Name extends string>(name: Name, value: Json | undefined): { [K in Name]?: JsonOutput } {
  return isObject(value) ? ({ [name]: value } as { [K in Name]: JsonOutput }) : {};
}
