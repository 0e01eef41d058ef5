import type { EmulatorContext } from "../context.js";
import type { OrgState, PolicyRecord, RuleRecord } from "../store.js";
import { policyTypes } from "./policy-types.js";
import { denseLine, gappyLine, type Movement, type Ranked } from "./priorities.js";

/** Carries out what the priority engines decide. Whoever moves is also "last updated" now (recorded). */

function apply(
  context: EmulatorContext,
  objects: readonly (PolicyRecord | RuleRecord)[],
  movement: Movement,
  stamp: string,
): void {
  for (const object of objects) {
    const priority = movement.get(object.id);
    if (priority === undefined || priority === object.priority) {
      continue;
    }
    object.priority = priority;
    if (context.isEnforced("moved-are-stamped")) {
      object.lastUpdated = stamp;
    }
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

/** v1 policies by priority, v2 policies by id (recorded in every list of them). */
export const policiesOf = (state: OrgState, type: string): PolicyRecord[] =>
  state.policies
    .filter((policy) => policy.type === type)
    .sort(isDense(type) ? (a, b) => a.priority - b.priority : (a, b) => (a.id < b.id ? -1 : 1));

const isDense = (policyType: string): boolean => policyTypes[policyType]?.framework === "v1";

/** Puts a rule (already among the records or not) at the wanted priority. */
export function placeRule(
  context: EmulatorContext,
  policy: PolicyRecord,
  rule: RuleRecord,
  move: { old: number | null; wanted: number | null; stamp: string },
): void {
  const { own, system } = split(without(rulesOf(context.state, policy.id), rule.id));
  const movement = isDense(policy.type)
    ? denseLine(context.isEnforced).place(own, system, { id: rule.id, wanted: move.wanted })
    : gappyLine(context.isEnforced).place(own, { id: rule.id, old: move.old, wanted: move.wanted });
  apply(context, [...own, ...system, rule], movement, move.stamp);
}

/** Policies of the v1 types stand in one line per type; v2 policies all carry 1 (observed detail 5). */
export function placePolicy(
  context: EmulatorContext,
  policy: PolicyRecord,
  wanted: number | null,
  stamp: string,
): void {
  if (!isDense(policy.type)) {
    policy.priority = context.isEnforced("v2-policies-carry-1") ? 1 : (wanted ?? 0);
    return;
  }
  const { own, system } = split(without(policiesOf(context.state, policy.type), policy.id));
  const movement = denseLine(context.isEnforced).place(own, system, { id: policy.id, wanted });
  apply(context, [...own, ...system, policy], movement, stamp);
}

export function closeRuleGap(context: EmulatorContext, policy: PolicyRecord, stamp: string): void {
  const { own, system } = split(rulesOf(context.state, policy.id));
  const movement = isDense(policy.type)
    ? denseLine(context.isEnforced).close(own, system)
    : gappyLine(context.isEnforced).close(own);
  apply(context, [...own, ...system], movement, stamp);
}

export function closePolicyGap(context: EmulatorContext, type: string, stamp: string): void {
  if (!isDense(type)) {
    return;
  }
  const { own, system } = split(policiesOf(context.state, type));
  apply(context, [...own, ...system], denseLine(context.isEnforced).close(own, system), stamp);
}
