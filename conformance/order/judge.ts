import { conditionsIn, DENY, outcomeOf, type RuleList, signIns } from "./sign-ins";

/** More conditions make too many sign-ins to try them all. */
export const MOST_CONDITIONS = 14;

/** A state that gives some sign-in what it has neither before nor after, and is no refusal. */
export interface Unsafe {
  /** Which state, counted from 0. */
  readonly state: number;
  readonly signIn: string;
  readonly outcome: string;
  readonly before: string;
  readonly after: string;
}

/** The states on the way between two lists that are not safe; undefined where there are too many sign-ins to try. */
export function unsafeStates(
  before: RuleList,
  states: readonly RuleList[],
  after: RuleList,
): Unsafe[] | undefined {
  const lists = [before, after, ...states];
  if (conditionsIn(lists).length > MOST_CONDITIONS) {
    return undefined;
  }
  const unsafe: Unsafe[] = [];
  for (const matching of signIns(lists)) {
    const [old, wanted] = [outcomeOf(before, matching), outcomeOf(after, matching)];
    for (const [index, state] of states.entries()) {
      const outcome = outcomeOf(state, matching);
      if (outcome !== old && outcome !== wanted && outcome !== DENY) {
        unsafe.push({ state: index, signIn: [...matching].join(" "), outcome, before: old, after: wanted });
      }
    }
  }
  return unsafe;
}
