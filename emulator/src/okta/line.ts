import type { OrgState, PolicyRecord, RuleRecord } from "../store.js";
import { policyTypes } from "./policy-types.js";
import { type Movement, type Ranked, v1, v2 } from "./priorities.js";

/** Carries out what the priority engines decide. Whoever moves is also "last updated" now (VCR). */

function apply(objects: readonly (PolicyRecord | RuleRecord)[], movement: Movement, stamp: string): void {
  for (const object of objects) {
    const priority = movement.get(object.id);
    if (priority === undefined || priority === object.priority) continue;
    object.priority = priority;
    object.lastUpdated = stamp;
  }
}

const without = <T extends Ranked>(objects: readonly T[], id: string): T[] =>
  objects.filter((object) => object.id !== id);
const split = <T extends Ranked & { system: boolean }>(objects: readonly T[]): { own: T[]; system: T[] } => ({
  own: objects.filter((object) => !object.system),
  system: objects.filter((object) => object.system),
});

export const rulesOf = (state: OrgState, policyId: string): RuleRecord[] =>
  state.rules.filter((rule) => rule.policyId === policyId).sort((a, b) => a.priority - b.priority);

export const policiesOf = (state: OrgState, type: string): PolicyRecord[] => {
  const policies = state.policies.filter((policy) => policy.type === type);
  return isDense(type) ? policies.sort((a, b) => a.priority - b.priority) : policies;
};

const isDense = (policyType: string): boolean => policyTypes[policyType]?.framework === "v1";

/** Puts a rule (already among the records or not) at the wanted priority. */
export function placeRule(
  state: OrgState,
  policy: PolicyRecord,
  rule: RuleRecord,
  move: { old: number | null; wanted: number | null; stamp: string },
): void {
  const { own, system } = split(without(rulesOf(state, policy.id), rule.id));
  const movement = isDense(policy.type)
    ? v1.place(own, system, { id: rule.id, wanted: move.wanted })
    : v2.place(own, { id: rule.id, old: move.old, wanted: move.wanted });
  apply([...own, ...system, rule], movement, move.stamp);
}

/** Policies of the v1 types stand in one line per type; v2 policies all carry 1 (observed detail 5). */
export function placePolicy(
  state: OrgState,
  policy: PolicyRecord,
  wanted: number | null,
  stamp: string,
): void {
  if (!isDense(policy.type)) {
    policy.priority = 1;
    return;
  }
  const { own, system } = split(without(policiesOf(state, policy.type), policy.id));
  apply([...own, ...system, policy], v1.place(own, system, { id: policy.id, wanted }), stamp);
}

export function closeRuleGap(state: OrgState, policy: PolicyRecord, stamp: string): void {
  if (!isDense(policy.type)) return;
  const { own, system } = split(rulesOf(state, policy.id));
  apply([...own, ...system], v1.close(own, system), stamp);
}

export function closePolicyGap(state: OrgState, type: string, stamp: string): void {
  if (!isDense(type)) return;
  const { own, system } = split(policiesOf(state, type));
  apply([...own, ...system], v1.close(own, system), stamp);
}
