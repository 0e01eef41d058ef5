import { textOf } from "../../comparison/json";
import type { PolicyList } from "../../lifecycle/policy-object/definition";
import { policyObjectLifecycle } from "../../lifecycle/policy-object/lifecycle";
import { capabilitiesOf, lackingEngine, policyShape } from "../../policy-types/registry";
import { schemaFailures } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
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

function policiesOf(type: string): PolicyList {
  return {
    key: `policies of ${type}`,
    where: `among the ${type} policies`,
    // Of the other types every policy carries the same number.
    numbering: capabilitiesOf(type)?.policiesOrdered === true ? "dense" : "none",
    allowsDuplicateNames: true,
    fetch: (org) => org.policies.list(type),
    get: (org, id) => org.policies.get(id),
    // Only Classic orgs can make an inactive policy; elsewhere it is deactivated right after.
    create: async (org, body, active) =>
      org.policies.create(body, active || (await org.organization()).pipeline !== "v1"),
    replace: (org, id, body) => org.policies.replace(id, body),
    delete: (org, id) => org.policies.delete(id),
    lifecycle: (org, id, action) => org.policies.lifecycle(id, action),
  };
}
