import { textOf } from "../../comparison/json";
import { policyObjectLifecycle } from "../../lifecycle/policy-object/lifecycle";
import { policiesOf } from "../../lifecycle/policy-object/lists";
import { lackingEngine, policyShape } from "../../policy-types/registry";
import { schemaFailures } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { policySchema } from "./schema";
import { vacate } from "./vacate";

const END_UNKNOWN =
  'must be said once adopt is taken out: the policy was taken over. Say "release" to leave it in Okta when the resource goes, ' +
  '"restore" to put it back, or "delete"; or leave adopt where it was';

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
      // The program must tell, because it decides there whether rules go with their policy or one by one.
      failuresOnceAdopted: ({ onDestroy }) =>
        onDestroy === undefined ? [{ property: "onDestroy", reason: END_UNKNOWN }] : [],
      listOf: ({ type }) => policiesOf(textOf(type)),
      listOfId: (_id, { type }) => policiesOf(textOf(type)),
      idOf: (_list, { id }) => id,
      objectId: (id) => id,
      adoptLine: ({ id, system }) => (system === true ? "{ default: true }" : `{ id: "${id}" }`),
      outputs: () => ({}),
      claimed: "priority",
      claim: ({ listOwners }, { type, name, priority }, owner) =>
        typeof priority !== "number"
          ? undefined
          : listOwners.claimMember(policiesOf(textOf(type)).key, {
              owner,
              name: textOf(name),
              reason: `a PolicyOrder of this program decides the order of the ${textOf(type)} policies: take priority out of the Policy, or the PolicyOrder out of the program`,
            }),
      // An order says where policies stand, not which there are.
      isKeptByList: () => false,
      vacate,
    },
    connections,
  );
}
