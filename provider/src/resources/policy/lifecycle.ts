import { textOf } from "../../comparison/json";
import { policyObjectLifecycle } from "../../lifecycle/policy-object/lifecycle";
import { lackingEngine, policyShape } from "../../policy-types/registry";
import { schemaFailures } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { policiesOf } from "./mapping";
import { policySchema } from "./schema";

export function policyLifecycle(connections: Connections): Lifecycle {
  return policyObjectLifecycle(
    {
      kind: "policy",
      noun: "policy",
      address: [],
      // Okta puts a policy that names no group on the group Everyone.
      emptyUnlessDeclared: [],
      replaces: ["type"],
      shape: policyShape,
      lackingEngine,
      failures: (inputs) => schemaFailures(policySchema, inputs),
      listOf: ({ type }) => policiesOf(textOf(type)),
      listOfId: (_id, { type }) => policiesOf(textOf(type)),
      idOf: (_list, { id }) => id,
      objectId: (id) => id,
      adoptLine: ({ id, system }) => (system === true ? "{ default: true }" : `{ id: "${id}" }`),
      outputs: () => ({}),
    },
    connections,
  );
}
