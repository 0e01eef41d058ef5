import { differences } from "../../comparison/differences";
import type { JsonObject } from "../../comparison/json";
import { temporaryName } from "../../lifecycle/policy-object/names";
import type { LiveRule } from "../../okta/policies";
import type { Present, Rule, Wish } from "../../ordering/transition/rules";
import type { Problem } from "../../ordering/transition/sequence";
import { denies } from "../../policy-types/outcome";
import type { Goal } from "./goal";
import { contentOf, MOST_RULES } from "./mapping";
import { declaredPart, holds, type MemberPlan, matter, planMember, type Stored } from "./member";

/** What one run knows of the list beside what Okta answers. */
export interface Known {
  /** The rules in Okta that continue what the program calls so. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of all rules that the program decides about, also of those that it names no longer. */
  readonly ours: ReadonlySet<string>;
  /** Ids of rules that this run wrote: what Okta did not keep of them is reported, not written again. */
  readonly written: ReadonlySet<string>;
  /** Whether each rule should be in force, settled by the first look of this run. */
  readonly active: ReadonlyMap<string, boolean>;
}

/** The list as it is and as it should be, and what to send for each rule. */
export interface Survey {
  readonly problem: Problem;
  /** What an update makes of the rules that stand, by what the program calls them. */
  readonly members: ReadonlyMap<string, MemberPlan>;
  readonly catchAll: MemberPlan | undefined;
}

/**
 * Compares the list with the goal. Pure.
 *
 * @param items from the top
 */
export function survey(goal: Goal, items: readonly LiveRule[], known: Known): Survey {
  const { shape, type, drift } = goal;
  const byId = new Map(items.map((live) => [live.id, live]));
  const planned = [...goal.declared].flatMap(([key, declared]): [string, MemberPlan][] => {
    const live = byId.get(known.ids.get(key) ?? "");
    return live === undefined ? [] : [[key, planMember(shape, declared, live, goal.stored.get(key), drift)]];
  });
  const members = new Map(planned);
  const okta = items.find(({ system }) => system === true);
  const catchAll =
    okta === undefined ? undefined : planMember(shape, goal.catchAll, okta, goal.storedCatchAll, drift);

  const wishes = goal.order.map((key): Wish => {
    const declared = goal.declared.get(key) ?? {};
    const plan = members.get(key);
    const id = plan === undefined ? undefined : known.ids.get(key);
    const isDone = plan !== undefined && (!plan.changes || (id !== undefined && known.written.has(id)));
    const body = plan?.body ?? declared;
    const same = isDone ? [] : alike(goal, declared, byId, known);
    // What was never declared may differ between rules that were declared alike.
    const twin = same.find((other) => isEqual(goal, body, byId.get(other)));
    return {
      key,
      ...(id === undefined ? {} : { id }),
      name: String(declared.name),
      content: isDone ? contentNamed(id ?? "") : twin === undefined ? `wished ${key}` : contentNamed(twin),
      denies: isDone ? denies(type, byId.get(id ?? "") ?? body) : denies(type, body),
      active: known.active.get(key) ?? plan?.active ?? declared.status !== "INACTIVE",
      alike: same,
    };
  });
  return {
    members,
    catchAll,
    problem: {
      present: items.map((live) => presentRule(type, live, known)),
      wishes,
      catchAll:
        okta === undefined || catchAll === undefined || !catchAll.changes || known.written.has(okta.id)
          ? undefined
          : { content: "wished of Okta's rule", denies: denies(type, catchAll.body) },
      limit: MOST_RULES,
      uniqueNames: true,
      safe: goal.transition !== "any",
      temporaryName: (rule: Rule) => temporaryName(rule.name, rule.id),
    },
  };
}

function isEqual({ shape }: Goal, body: JsonObject, live: LiveRule | undefined): boolean {
  return live !== undefined && differences(shape, matter(body), matter(contentOf(live))).length === 0;
}

function contentNamed(id: string): string {
  return `as in ${id}`;
}

function presentRule(type: string, live: LiveRule, { ours }: Known): Present {
  const owner = live.system === true ? "okta" : ours.has(live.id) ? "program" : "foreign";
  return {
    id: live.id,
    name: live.name,
    content: contentNamed(live.id),
    denies: denies(type, live),
    active: live.status === "ACTIVE",
    owner,
  };
}

/** Rules of the set that were declared with the same conditions and actions, and hold them. */
function alike(
  { shape, stored }: Goal,
  declared: JsonObject,
  byId: ReadonlyMap<string, LiveRule>,
  { ids, ours }: Known,
): string[] {
  const same = ({ object, record }: Stored, live: LiveRule) =>
    differences(shape, matter(declaredPart(shape, { object, record })), matter(declared)).length === 0 &&
    holds(shape, declared, live);
  return [...stored].flatMap(([key, one]) => {
    const id = ids.get(key);
    const live = id === undefined || !ours.has(id) ? undefined : byId.get(id);
    return live !== undefined && same(one, live) ? [live.id] : [];
  });
}
