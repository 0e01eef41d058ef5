import { textOf } from "../../comparison/json";
import { policyObjectLifecycle } from "../../lifecycle/policy-object/lifecycle";
import { lackingEngine, ruleShape } from "../../policy-types/registry";
import { schemaFailures } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { partsOf, rulesOf } from "./mapping";
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
      listOfId: (id, { type }) => rulesOf(partsOf(id).policyId, textOf(type)),
      idOf: ({ key }, { id }) => `${key}/${id}`,
      objectId: (id) => partsOf(id).ruleId,
      adoptLine: ({ id, system }) => (system === true ? "{ catchAll: true }" : `{ id: "${id}" }`),
      outputs: ({ key }, { id }) => ({ policyId: key, ruleId: id }),
    },
    connections,
  );
}
