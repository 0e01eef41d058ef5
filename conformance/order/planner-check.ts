import * as fc from "fast-check";
import { fewestReborn, fewestWrites } from "./brute-force";
import { type Case, cases, editsIn } from "./cases";
import { unsafeStates } from "./judge";
import { misplaced } from "./numbers";
import { listBefore, type Planner, planned } from "./planner";

/** What became of the plans of many random cases. */
export interface PlannerSummary {
  cases: number;
  /** Cases in which two rules or more change what they match or do. */
  withSeveralEdits: number;
  unsafe: string[];
  wrongOrders: string[];
  /** Requests whose numbers put a rule elsewhere than planned. */
  wrongNumbers: string[];
  refusals: string[];
  /** Plans in place with more writes than the shortest safe way that a search of all ways finds. */
  tooManyWrites: string[];
  /** Plans that make more rules anew than needed. */
  tooManyReborn: string[];
  comparedWrites: number;
  comparedReborn: number;
  seed: number;
}

const MOST_RULES = 6;
// A search of all ways takes too long for longer lists. Okta's own rule counts.
const MOST_RULES_FOR_WRITES = 6;
const MOST_RULES_FOR_REBORN = 4;

export function checkPlanner(planner: Planner, count: number, seed: number): PlannerSummary {
  const summary: PlannerSummary = {
    cases: 0,
    withSeveralEdits: 0,
    unsafe: [],
    wrongOrders: [],
    wrongNumbers: [],
    refusals: [],
    tooManyWrites: [],
    tooManyReborn: [],
    comparedWrites: 0,
    comparedReborn: 0,
    seed,
  };
  for (const one of fc.sample(cases(MOST_RULES), { numRuns: count, seed })) {
    judge(planner, one, summary);
  }
  return summary;
}

function judge(planner: Planner, one: Case, summary: PlannerSummary): void {
  summary.cases += 1;
  summary.withSeveralEdits += editsIn(one) >= 2 ? 1 : 0;
  const before = listBefore(one);
  const way = planned(planner, one, false);
  const told = JSON.stringify(one);
  if (way === undefined) {
    summary.refusals.push(told);
    return;
  }
  const after = way.states.at(-1) ?? before;
  const elsewhere = misplaced(one, way);
  if (elsewhere !== undefined) {
    summary.wrongNumbers.push(`${elsewhere}: ${told}`);
  }
  const unsafe = unsafeStates(before, way.states, after) ?? [];
  if (unsafe.length > 0) {
    summary.unsafe.push(`${JSON.stringify(unsafe[0])} in ${told}`);
  }
  const foreign = one.before.filter(({ isForeign }) => isForeign).map(({ name }) => name);
  const own = after.filter(({ isCatchAll, name }) => !isCatchAll && !foreign.includes(name));
  const kept = after.filter(({ name }) => foreign.includes(name)).map(({ name }) => name);
  const isRight =
    own.map(({ name }) => name).join() === one.after.map(({ name }) => name).join() &&
    own.map(({ active }) => active).join() === one.after.map(({ active }) => active).join() &&
    kept.join() === foreign.join();
  if (!isRight) {
    summary.wrongOrders.push(told);
  }
  const isPlain = one.before.every(({ active }) => active) && one.after.every(({ active }) => active);
  const writable = new Set(one.before.filter(({ isForeign }) => !isForeign).map(({ name }) => name));
  // Changes of status are requests of another kind, and names decide nothing: the search knows neither.
  const names = new Map(before.map(({ id, name }) => [id, name]));
  const isRenamed = after.some(({ id, name }) => names.has(id) && names.get(id) !== name);
  if (!isPlain || isRenamed) {
    return;
  }
  const task = { before, after, writable };
  if (way.reborn === 0 && before.length <= MOST_RULES_FOR_WRITES) {
    summary.comparedWrites += 1;
    const fewest = fewestWrites(task, way.writes);
    if (fewest === undefined || fewest < way.writes) {
      summary.tooManyWrites.push(`${way.writes} instead of ${fewest}: ${told}`);
    }
  } else if (way.reborn > 0 && before.length <= MOST_RULES_FOR_REBORN) {
    summary.comparedReborn += 1;
    // New versions stand under new ids; the search names them itself.
    const ids = new Map(after.map((rule) => [rule.id, rule.id.replace(/^new /, "")]));
    const target = after.map((rule) => ({ ...rule, id: ids.get(rule.id) ?? rule.id }));
    const fewest = fewestReborn({ ...task, after: target }, way.reborn);
    if (fewest !== way.reborn) {
      summary.tooManyReborn.push(`${way.reborn} instead of ${fewest}: ${told}`);
    }
  }
}
