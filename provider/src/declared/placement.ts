import { contradictions, type Order, type Ranks, type Standing } from "./order";

/** An object that may carry no number. */
interface LivePlace {
  readonly id: string;
  readonly priority?: number | null | undefined;
}

/** The place an object should get among the others. */
export interface Wish {
  readonly id: string | undefined;
  readonly rank: number;
}

// Where numbers may have gaps, Okta keeps 99 for the catch-all rule and refuses more.
const LAST_NUMBER = 98;
const FIRST_NUMBER = { dense: 1, gapped: 0 } as const;

/**
 * The priority to send so that the object stands right relative to every sibling of known rank, or to as many as
 * possible. Pure. The declared number is used wherever the ranks allow; both of Okta's engines insert before the
 * holder of a number.
 *
 * @param ranks of the siblings that stand where they belong
 * @param dense whether numbers close up when an object leaves its place (the v1 engine)
 * @param waiting ranks of the siblings that are still to be placed; with luck some need not move
 */
export function placement(
  { id, rank }: Wish,
  siblings: readonly Standing[],
  ranks: Ranks,
  dense: boolean,
  waiting: Ranks = new Map(),
): number {
  const others = othersOf(siblings, id, dense);
  const slots = others.concat({ id: "", priority: Number.POSITIVE_INFINITY }).flatMap((below, index) => {
    const above = others[index - 1];
    const lowest = above === undefined ? FIRST_NUMBER[dense ? "dense" : "gapped"] : above.priority + 1;
    // Two objects of one number leave no number between them.
    return lowest > below.priority ? [] : [{ index, number: numberIn(lowest, below.priority, rank, dense) }];
  });
  const judged = slots.map(({ index, number }) => {
    const order = others.map((other) => other.id).toSpliced(index, 0, SELF);
    const wrong = contradictions(order, SELF, rank, ranks);
    return {
      number,
      wrong,
      unlucky: contradictions(order, SELF, rank, waiting),
      far: Math.abs(number - rank),
    };
  });
  const [best] = judged.sort((a, b) => a.wrong - b.wrong || a.unlucky - b.unlucky || a.far - b.far);
  return best?.number ?? rank;
}

const SELF = "the object to place";

function numberIn(lowest: number, holder: number, rank: number, dense: boolean): number {
  if (dense) {
    return Math.min(Math.max(rank, lowest), holder);
  }
  const wanted = rank > LAST_NUMBER ? lowest : Math.max(rank, lowest);
  // A free number leaves the others theirs.
  return wanted <= holder ? wanted : Math.max(lowest, holder - 1);
}

/** The number that puts an object behind all others but those of Okta, or leaves it there. */
export function lastNumber(siblings: readonly Standing[], self: LivePlace, dense: boolean): number {
  const last =
    othersOf(siblings, self.id, dense).at(-1)?.priority ?? FIRST_NUMBER[dense ? "dense" : "gapped"] - 1;
  if (typeof self.priority === "number" && self.priority > last) {
    return self.priority;
  }
  return dense ? last + 1 : Math.min(last + 1, LAST_NUMBER);
}

/** The order after Okta placed the object at that number. */
export function orderAfter(siblings: readonly Standing[], placed: Standing, dense: boolean): Order {
  const others = othersOf(siblings, placed.id, dense);
  const behind = others.findIndex(({ priority }) => priority >= placed.priority);
  const ids = others.map(({ id }) => id);
  return ids.toSpliced(behind < 0 ? ids.length : behind, 0, placed.id);
}

function othersOf(siblings: readonly Standing[], self: string | undefined, dense: boolean): Standing[] {
  const others = siblings.filter(({ id }) => id !== self).sort((a, b) => a.priority - b.priority);
  return dense ? others.map(({ id }, index) => ({ id, priority: index + 1 })) : others;
}
