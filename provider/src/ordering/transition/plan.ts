import { longestInOrder } from "../longest-in-order";
import type { Step, Wish } from "./rules";
import { type Problem, sequence } from "./sequence";
import type { Choice } from "./target";

/** How a list gets from what it is to what it should be. */
export interface Plan {
  readonly steps: readonly Step[];
  /** The wishes with the rules that they continue. */
  readonly wishes: readonly Wish[];
  /** Keys of the wishes that get a new rule and lose the one they had, because nothing else is safe. */
  readonly reborn: readonly string[];
}

// Up to so many rules every choice of what stays is tried, so that the plan is the cheapest; beyond, the best of the
// likely ones. Twice as many rules take four times as long.
const TRY_ALL = 6;

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

function cheapest(problem: Problem, inPlace: boolean): Plan | undefined {
  const { present, wishes } = problem;
  const matched = matchedIn(problem);
  const kept = matched.length <= TRY_ALL ? everyOrder(matched) : [likelyOrder(matched, new Set())];
  const planFor = (choice: Choice): Plan | undefined => {
    const steps = sequence(problem, choice);
    return steps === undefined ? undefined : { steps, wishes, reborn: [...choice.reborn] };
  };
  const inPlaceBest = bestOf(kept.map((ids) => planFor({ kept: ids, reborn: new Set() })));
  if (inPlaceBest !== undefined || inPlace) {
    return inPlaceBest;
  }
  // An inactive rule matches nobody, so it is changed where it stands.
  const active = new Set(present.filter((rule) => rule.active).map(({ id }) => id));
  const mayBeReborn = matched.filter(({ id, wish }) => active.has(id) && wish.active);
  if (matched.length <= TRY_ALL) {
    for (let size = 1; size <= mayBeReborn.length; size += 1) {
      const reborn = choose(mayBeReborn, size).map((some) => new Set(some.map(({ wish }) => wish.key)));
      const best = bestOf(reborn.flatMap((keys) => kept.map((ids) => planFor({ kept: ids, reborn: keys }))));
      if (best !== undefined) {
        return best;
      }
    }
    return undefined;
  }
  return fewestReborn(matched, mayBeReborn, planFor);
}

/** Begins with all that change, which is always safe, and takes out one after the other, from the bottom. */
function fewestReborn(
  matched: readonly Matched[],
  mayBeReborn: readonly Matched[],
  planFor: (choice: Choice) => Plan | undefined,
): Plan | undefined {
  const stay = likelyOrder(matched, new Set());
  let reborn = new Set(
    mayBeReborn.filter(({ id, isChanged }) => isChanged || !stay.has(id)).map(({ wish }) => wish.key),
  );
  let best = planFor({ kept: likelyOrder(matched, reborn), reborn });
  for (const key of [...reborn].reverse()) {
    const fewer = new Set([...reborn].filter((other) => other !== key));
    const plan = planFor({ kept: likelyOrder(matched, fewer), reborn: fewer });
    if (plan !== undefined) {
      [best, reborn] = [plan, fewer];
    }
  }
  return best;
}

function bestOf(plans: readonly (Plan | undefined)[]): Plan | undefined {
  return plans.reduce(
    (best, plan) => (plan !== undefined && (best === undefined || costs(plan, best) < 0) ? plan : best),
    undefined,
  );
}

/** A rule that a wish continues. */
interface Matched {
  readonly id: string;
  readonly wish: Wish;
  /** Its place among the wishes. */
  readonly rank: number;
  readonly isChanged: boolean;
}

/** From the top of the present list. */
function matchedIn({ present, wishes }: Problem): Matched[] {
  return present.flatMap(({ id, content, name }) => {
    const rank = wishes.findIndex((wish) => wish.id === id);
    const wish = wishes[rank];
    return wish === undefined
      ? []
      : [{ id, wish, rank, isChanged: wish.content !== content || wish.name !== name }];
  });
}

/** The most rules that stand in order already. What is written anyway may move without a further request. */
function likelyOrder(matched: readonly Matched[], reborn: ReadonlySet<string>): ReadonlySet<string> {
  const members = matched.map(({ id, rank, isChanged, wish }) => ({
    id,
    rank,
    weight: isChanged || reborn.has(wish.key) ? 1 : matched.length + 1,
  }));
  return new Set(longestInOrder(members));
}

/** All choices of rules that stand in order already, the largest first: of two plans as good the one that moves less is taken. */
function everyOrder(matched: readonly Matched[]): ReadonlySet<string>[] {
  return [...Array(matched.length + 1).keys()]
    .reverse()
    .flatMap((size) => choose(matched, size))
    .filter((some) => some.every(({ rank }, index) => index === 0 || (some[index - 1]?.rank ?? 0) < rank))
    .map((some) => new Set(some.map(({ id }) => id)));
}

/** All choices of so many elements, each in the order of the list. */
function choose<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) {
    return [[]];
  }
  return list.flatMap((element, index) =>
    choose(list.slice(index + 1), size - 1).map((rest) => [element, ...rest]),
  );
}
