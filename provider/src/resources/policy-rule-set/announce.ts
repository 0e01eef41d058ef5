import { isObject, type JsonObject } from "../../comparison/json";
import type { LiveRule } from "../../okta/policies";
import { type Plan, planTransition } from "../../ordering/transition/plan";
import { capabilitiesOf } from "../../policy-types/registry";
import type { OrgRecord } from "../../state/record";
import type { Goal } from "./goal";
import { idsIn, orderIn } from "./mapping";
import { GUARDED, noPlan, rebirths } from "./refusals";
import { survey } from "./survey";

// Pulumi shows which fields of a rule change. It cannot show that of ten rules one moves, nor that a rule gets a new id.

/**
 * What an update will do to the list, as far as state tells, beyond what Pulumi shows of the arguments. No I/O.
 *
 * @param what the set as messages name it
 */
export function announcements(what: string, goal: Goal, olds: JsonObject, record: OrgRecord): string[] {
  const items = rulesInState(goal, olds);
  const ids = idsIn(olds);
  const ours = new Set([...ids.values(), ...(record.leftovers ?? [])]);
  const seen = survey(goal, items, { ids, ours, written: new Set(), active: new Map() });
  const mustStay = goal.transition === "inPlace" || capabilitiesOf(goal.type)?.extraRules === false;
  const plan = planTransition(seen.problem, mustStay || goal.transition === "deny");
  if (plan === undefined) {
    return goal.transition === "deny" ? [`${what}: ${GUARDED}`] : [noPlan(what, goal, seen)];
  }
  return [
    ...moves(plan).map((move) => `${what}: ${move}`),
    ...(plan.reborn.length === 0 ? [] : [`${what}: ${rebirths(plan.reborn)}`]),
  ];
}

/** Each rule that moves, and where to. */
function moves({ steps, wishes }: Plan): string[] {
  const names = wishes.map(({ name }) => name);
  return steps.flatMap(({ verb, name, moves: isMove }) => {
    if (verb !== "write" || !isMove) {
      return [];
    }
    const above = names[names.indexOf(name) - 1];
    return [above === undefined ? `"${name}" moves to the top` : `"${name}" moves below "${above}"`];
  });
}

/** The list as the last write or refresh left it; of rules that are not the program's only names and places are known. */
function rulesInState({ type, stored, storedCatchAll }: Goal, olds: JsonObject): LiveRule[] {
  const ids = idsIn(olds);
  const own = orderIn(olds).flatMap((key): LiveRule[] => {
    const id = ids.get(key);
    const object = stored.get(key)?.object;
    return id === undefined || object === undefined ? [] : [rule(id, type, object)];
  });
  const foreign = isObject(olds.foreign) ? olds.foreign : {};
  const all = Object.entries(foreign).reduce<LiveRule[]>((list, [name, where]) => {
    const { id, place } = isObject(where) ? where : {};
    const above = list.findIndex((other) => place === `below "${other.name}"`);
    return list.toSpliced(above + 1, 0, rule(String(id), type, { name }));
  }, own);
  const last =
    storedCatchAll === undefined ? [] : [rule("", type, { ...storedCatchAll.object, system: true })];
  return [...all, ...last];
}

function rule(id: string, type: string, object: JsonObject): LiveRule {
  const { name = "", status = "ACTIVE" } = object;
  return Object.assign({}, object, { id, type, name: String(name), status: String(status) });
}
