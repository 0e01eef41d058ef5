import { contradictions, type Numbered, type Numbering, type Order, type Ranks, type Standing } from "./list";

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
 * @param numbering whether numbers close up when an object leaves its place
 * @param waiting ranks of the siblings that are still to be placed; with luck some need not move
 */
export function choosePriority(
  { id, rank }: Wish,
  siblings: readonly Standing[],
  ranks: Ranks,
  numbering: Numbering,
  waiting: Ranks = new Map(),
): number {
  const others = othersOf(siblings, id, numbering);
  const slots = others.concat({ id: "", priority: Number.POSITIVE_INFINITY }).flatMap((below, index) => {
    const above = others[index - 1];
    const lowest = above === undefined ? FIRST_NUMBER[numbering] : above.priority + 1;
    // Two objects of one number leave no number between them.
    return lowest > below.priority
      ? []
      : [{ index, number: numberIn(lowest, below.priority, rank, numbering) }];
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

function numberIn(lowest: number, holder: number, rank: number, numbering: Numbering): number {
  if (numbering === "dense") {
    return Math.min(Math.max(rank, lowest), holder);
  }
  const wanted = rank > LAST_NUMBER ? lowest : Math.max(rank, lowest);
  // A free number leaves the others theirs.
  return wanted <= holder ? wanted : Math.max(lowest, holder - 1);
}

/** The number that puts an object behind all others but those of Okta, or leaves it there. */
export function lastPriority(siblings: readonly Standing[], self: Numbered, numbering: Numbering): number {
  const last = othersOf(siblings, self.id, numbering).at(-1)?.priority ?? FIRST_NUMBER[numbering] - 1;
  if (typeof self.priority === "number" && self.priority > last) {
    return self.priority;
  }
  return numbering === "dense" ? last + 1 : Math.min(last + 1, LAST_NUMBER);
}

/** The order after Okta placed the object at that number. */
export function orderAfter(siblings: readonly Standing[], placed: Standing, numbering: Numbering): Order {
  const others = othersOf(siblings, placed.id, numbering);
  const behind = others.findIndex(({ priority }) => priority >= placed.priority);
  const ids = others.map(({ id }) => id);
  return ids.toSpliced(behind < 0 ? ids.length : behind, 0, placed.id);
}

function othersOf(siblings: readonly Standing[], self: string | undefined, numbering: Numbering): Standing[] {
  const others = siblings.filter(({ id }) => id !== self).sort((a, b) => a.priority - b.priority);
  return numbering === "dense" ? others.map(({ id }, index) => ({ id, priority: index + 1 })) : others;
}
