import { unsafeStates } from "./judge";
import type { Rule, RuleList } from "./sign-ins";

// Every way from one list to another, breadth first: what the planner's answer is held against.

/** Which rules may be written; those of others stay where they are. */
export interface Task {
  readonly before: RuleList;
  readonly after: RuleList;
  readonly writable: ReadonlySet<string>;
}

/**
 * The fewest writes of a safe way on which every rule keeps its id; undefined where there is none of at most so many.
 *
 * @param most writes
 */
export function fewestWrites(task: Task, most: number): number | undefined {
  return shortest(task, new Map(), most);
}

/**
 * How many rules must at least be made anew, each before its old version goes; undefined where more than so many must.
 */
export function fewestReborn(task: Task, most: number): number | undefined {
  const { before, after, writable } = task;
  const both = after
    .filter(({ id }) => writable.has(id) && before.some((rule) => rule.id === id))
    .map(({ id }) => id);
  for (let size = 0; size <= Math.min(most, both.length); size += 1) {
    for (const chosen of choices(both, size)) {
      const reborn = new Map(chosen.map((id) => [id, `${id} anew`]));
      const target = after.map((rule) => ({ ...rule, id: reborn.get(rule.id) ?? rule.id }));
      if (shortest({ ...task, after: target }, reborn, Number.POSITIVE_INFINITY) !== undefined) {
        return size;
      }
    }
  }
  return undefined;
}

function choices<T>(list: readonly T[], size: number): T[][] {
  return size === 0
    ? [[]]
    : list.flatMap((one, index) => choices(list.slice(index + 1), size - 1).map((rest) => [one, ...rest]));
}

/** @param reborn what stands in the place of which rule, by the old id */
function shortest(task: Task, reborn: ReadonlyMap<string, string>, most: number): number | undefined {
  const goal = nameOf(task.after);
  const seen = new Set([nameOf(task.before)]);
  let states: RuleList[] = [task.before];
  for (let writes = 0; writes <= most && states.length > 0; writes += 1) {
    if (states.some((state) => nameOf(state) === goal)) {
      return writes;
    }
    const next: RuleList[] = [];
    for (const state of states) {
      for (const one of nextStates(task, reborn, state)) {
        const name = nameOf(one);
        if (!seen.has(name)) {
          seen.add(name);
          if (unsafeStates(task.before, [one], task.after)?.length === 0) {
            next.push(one);
          }
        }
      }
    }
    states = next;
  }
  return undefined;
}

function nextStates(
  { before, after, writable }: Task,
  reborn: ReadonlyMap<string, string>,
  state: RuleList,
): RuleList[] {
  const body = state.filter(({ isCatchAll }) => !isCatchAll);
  const last = state.filter(({ isCatchAll }) => isCatchAll);
  const wanted = new Map(after.map((rule) => [rule.id, rule]));
  const anywhere = (others: RuleList, rule: Rule): RuleList[] =>
    [...Array(others.length + 1).keys()].map((place) => [...others.toSpliced(place, 0, rule), ...last]);
  const written = body
    .filter(({ id }) => writable.has(id) && !reborn.has(id))
    .flatMap((rule) => {
      const others = body.filter((other) => other !== rule);
      const now = wanted.get(rule.id);
      const versions = now === undefined || isSame(now, rule) ? [rule] : [rule, now];
      return versions.flatMap((version) => anywhere(others, version));
    });
  const stands = (id: string) => body.some((rule) => rule.id === id);
  const old = new Set(before.map(({ id }) => id));
  const made = after
    .filter(({ id, isCatchAll }) => !isCatchAll && !old.has(id) && !stands(id))
    .flatMap((rule) => anywhere(body, rule));
  const deleted = body
    .filter(({ id }) => writable.has(id) && !wanted.has(id) && stands(reborn.get(id) ?? id))
    .map((rule) => [...body.filter((other) => other !== rule), ...last]);
  const catchAll = after.find(({ isCatchAll }) => isCatchAll);
  return [
    ...written,
    ...made,
    ...deleted,
    ...(catchAll === undefined || last.length === 0 ? [] : [[...body, catchAll]]),
  ];
}

function nameOf(list: RuleList): string {
  return list.map(({ id, matches, does }) => `${id}=${matches}>${does}`).join(" ");
}

function isSame(one: Rule, other: Rule): boolean {
  return one.matches === other.matches && one.does === other.does;
}
