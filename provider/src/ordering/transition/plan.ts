import { longestInOrder } from "../longest-in-order";
import type { Step, Wish } from "./rules";
import { type Problem, sequence } from "./sequence";

/** How a list gets from what it is to what it should be. */
export interface Plan {
  readonly steps: readonly Step[];
  /** The wishes with the rules that they continue. */
  readonly wishes: readonly Wish[];
  /** Keys of the wishes that get a new rule and lose the one they had, because nothing else is safe. */
  readonly reborn: readonly string[];
}

/**
 * The cheapest safe plan: the fewest rules born anew, then the fewest requests. Undefined where there is none: only with
 * `inPlace`, or where the list has no room for the rules that must stand twice for a moment.
 *
 * @param inPlace whether every rule must keep its id
 */
export function planTransition(problem: Problem, inPlace: boolean): Plan | undefined {
  const plans = matchings(problem).flatMap((wishes) => cheapest({ ...problem, wishes }, inPlace) ?? []);
  return plans.reduce<Plan | undefined>(
    (best, plan) => (best === undefined || costs(plan, best) < 0 ? plan : best),
    undefined,
  );
}

function costs(a: Plan, b: Plan): number {
  return a.reborn.length - b.reborn.length || a.steps.length - b.steps.length;
}

/**
 * Which rule each wish continues: as the program says, or, where that is better, the rule that holds already what is
 * wished. Names decide nothing for a sign-in, so rules that exchange their contents are moved and renamed.
 */
function matchings({ present, wishes }: Problem): (readonly Wish[])[] {
  const live = new Map(present.map((rule) => [rule.id, rule]));
  const isOpen = ({ id, content }: Wish) => id === undefined || live.get(id)?.content !== content;
  const kept = new Set(wishes.filter((wish) => !isOpen(wish)).map(({ id }) => id));
  const free = new Set(
    present.filter(({ id, owner }) => owner === "program" && !kept.has(id)).map(({ id }) => id),
  );
  const found = new Map<string, string>();
  for (const wish of wishes.filter(isOpen)) {
    const id = wish.alike?.find((alike) => free.has(alike));
    if (id !== undefined) {
      found.set(wish.key, id);
      free.delete(id);
    }
  }
  if (found.size === 0) {
    return [wishes];
  }
  const byContent = wishes.map((wish): Wish => {
    const id = found.get(wish.key);
    if (id !== undefined) {
      return { ...wish, id, content: live.get(id)?.content ?? wish.content };
    }
    if (wish.id === undefined || !isOpen(wish) || free.has(wish.id)) {
      return wish;
    }
    const { id: _taken, ...made } = wish;
    return made;
  });
  return [wishes, byContent];
}

/**
 * Every rule that stands in order already stays, for what moves costs a request. Where no order of the requests is safe in
 * place, all that changes or moves is born anew, which is always safe; then one after the other is taken out again, from
 * the bottom, as long as it stays safe. Held against every other choice in thousands of small lists, none was cheaper.
 */
function cheapest(problem: Problem, inPlace: boolean): Plan | undefined {
  const matched = matchedIn(problem);
  const planFor = (reborn: ReadonlySet<string>, limit: number): Plan | undefined => {
    const kept = inOrder(matched, reborn);
    const steps = sequence({ ...problem, limit }, { kept, reborn });
    return steps === undefined ? undefined : { steps, wishes: problem.wishes, reborn: [...reborn] };
  };
  const plan = planFor(new Set(), problem.limit);
  if (plan !== undefined || inPlace) {
    return plan;
  }
  const stays = inOrder(matched, new Set());
  const candidates = matched.filter(
    ({ id, isActive, isChanged, wish }) => isActive && wish.active && (isChanged || !stays.has(id)),
  );
  let fewest: ReadonlySet<string> = new Set(candidates.map(({ wish }) => wish.key));
  for (const { wish } of [...candidates].reverse()) {
    const fewer = new Set(fewest);
    fewer.delete(wish.key);
    if (planFor(fewer, Number.POSITIVE_INFINITY) !== undefined) {
      fewest = fewer;
    }
  }
  return planFor(fewest, problem.limit);
}

/** A rule that a wish continues. */
interface Matched {
  readonly id: string;
  readonly wish: Wish;
  /** Its place among the wishes. */
  readonly rank: number;
  readonly isChanged: boolean;
  /** An inactive rule matches nobody, so it is changed where it stands. */
  readonly isActive: boolean;
}

/** From the top of the present list. */
function matchedIn({ present, wishes }: Problem): Matched[] {
  return present.flatMap(({ id, content, name, active }) => {
    const rank = wishes.findIndex((wish) => wish.id === id);
    const wish = wishes[rank];
    return wish === undefined
      ? []
      : [{ id, wish, rank, isChanged: wish.content !== content || wish.name !== name, isActive: active }];
  });
}

/** The most rules that stand in order already. What is written anyway may move without a further request. */
function inOrder(matched: readonly Matched[], reborn: ReadonlySet<string>): ReadonlySet<string> {
  const members = matched.map(({ id, rank, isChanged, wish }) => ({
    id,
    rank,
    weight: isChanged || reborn.has(wish.key) ? 1 : matched.length + 1,
  }));
  return new Set(longestInOrder(members));
}
