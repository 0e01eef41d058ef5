import { textOf } from "../../comparison/json";
import type { PolicyList } from "../../lifecycle/policy-object/definition";
import { policyObjectLifecycle } from "../../lifecycle/policy-object/lifecycle";
import { capabilitiesOf, lackingEngine, ruleShape } from "../../policy-types/registry";
import { schemaFailures } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { policyRuleSchema } from "./schema";

export function policyRuleLifecycle(connections: Connections): Lifecycle {
  return policyObjectLifecycle(
    {
      kind: "policyRule",
      noun: "rule",
      address: ["policyId", "ruleId"],
      emptyUnlessDeclared: ["conditions.people", "conditions.network.include", "conditions.network.exclude"],
      replaces: ["policyId", "type"],
      shape: ruleShape,
      lackingEngine,
      failures: (inputs) => schemaFailures(policyRuleSchema, inputs),
      listOf: ({ policyId, type }) => rulesOf(textOf(policyId), textOf(type)),
      listOfId: (id, { type }) => rulesOf(split(id).policyId, textOf(type)),
      idOf: ({ key }, { id }) => `${key}/${id}`,
      objectId: (id) => split(id).ruleId,
      adoptLine: ({ id, system }) => (system === true ? "{ catchAll: true }" : `{ id: "${id}" }`),
      outputs: ({ key }, { id }) => ({ policyId: key, ruleId: id }),
    },
    connections,
  );
}

function split(id: string): { policyId: string; ruleId: string } {
  const [policyId, ruleId, ...rest] = id.split("/");
  if (!policyId || !ruleId || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a rule; it reads <policyId>/<ruleId>.`);
  }
  return { policyId, ruleId };
}

function rulesOf(policyId: string, type: string): PolicyList {
  return {
    key: policyId,
    where: `in the policy ${policyId}`,
    // Types that came later number with gaps, from 0, with the catch-all at 99.
    numbering: capabilitiesOf(type)?.order ?? "gapped",
    allowsDuplicateNames: false,
    fetch: (org) => org.policies.rules(policyId),
    get: (org, id) => org.policies.getRule(policyId, id),
    create: (org, body, active) => org.policies.createRule(policyId, body, active),
    replace: (org, id, body) => org.policies.replaceRule(policyId, id, body),
    delete: (org, id) => org.policies.deleteRule(policyId, id),
    lifecycle: (org, id, action) => org.policies.ruleLifecycle(policyId, id, action),
  };
}
