import { isObject, type Json, textOf } from "../../comparison/json";
import { policyObjectLifecycle } from "../../lifecycle/policy-object/lifecycle";
import { rulesOf } from "../../lifecycle/policy-object/lists";
import { EMPTY_UNLESS_DECLARED } from "../../lifecycle/policy-object/undeclared";
import { lackingEngine, ruleShape } from "../../policy-types/registry";
import { schemaFailures } from "../../pulumi/check";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { BESIDE_A_SET, CATCH_ALL_BESIDE_A_SET, partsOf } from "./mapping";
import { policyRuleSchema } from "./schema";

export function policyRuleLifecycle(connections: Connections): Lifecycle {
  return policyObjectLifecycle(
    {
      kind: "policyRule",
      noun: "rule",
      address: ["policyId"],
      emptyUnlessDeclared: EMPTY_UNLESS_DECLARED,
      replaces: ["policyId", "type"],
      shape: ruleShape,
      lackingEngine,
      failures: (inputs) => schemaFailures(policyRuleSchema, inputs),
      listOf: ({ policyId, type }) => rulesOf(textOf(policyId), textOf(type)),
      listOfId: (id, { type }) => rulesOf(partsOf(id).policyId, textOf(type)),
      idOf: ({ key }, { id }) => `${key}/${id}`,
      objectId: (id) => partsOf(id).ruleId,
      adoptLine: ({ id, system }) => (system === true ? "{ catchAll: true }" : `{ id: "${id}" }`),
      outputs: ({ key }) => ({ policyId: key }),
      failuresOnceAdopted: () => [],
      claimed: "policyId",
      claim: ({ listOwners }, { policyId, name, adopt }, owner) =>
        listOwners.claimMember(policyId, {
          owner,
          // The rule that Okta made belongs to the list, whatever it is called.
          name: isSystemRule(adopt) ? "" : textOf(name),
          reason: isSystemRule(adopt) ? CATCH_ALL_BESIDE_A_SET : BESIDE_A_SET,
        }),
      // Nothing stands on a rule.
      vacate: async () => undefined,
      isKeptByList: ({ listOwners }, id, { name, system }) =>
        listOwners.owns(partsOf(id).policyId, system === true ? "" : textOf(name)),
    },
    connections,
  );
}

function isSystemRule(adopt: Json | undefined): boolean {
  return isObject(adopt) && (adopt.catchAll === true || adopt.default === true);
}
