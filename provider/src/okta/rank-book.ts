/** A sibling in the live list, with the number Okta gave it. */
export interface Standing {
  readonly id: string;
  readonly priority: number;
}

/**
 * The declared priorities that this process has come across, per list (a policy's rules, or a type's policies).
 * A declared priority is a rank: what counts is the order among siblings, not the number.
 */
export class RankBook {
  readonly #lists = new Map<string, Map<string, number>>();

  record(list: string, id: string, declared: number | undefined): void {
    const ranks = this.#lists.get(list) ?? new Map<string, number>();
    this.#lists.set(list, ranks);
    if (declared === undefined) {
      ranks.delete(id);
    } else {
      ranks.set(id, declared);
    }
  }

  ranks(list: string): ReadonlyMap<string, number> {
    return this.#lists.get(list) ?? new Map();
  }
}

/**
 * The priority to send so that the object stands right relative to every sibling of known rank. Pure.
 * The declared number is used wherever the ranks allow; both of Okta's engines insert before the holder of a number.
 *
 * @param dense whether numbers close up when an object leaves its place (the v1 engine)
 */
export function placement(
  declared: number,
  self: string | undefined,
  siblings: readonly Standing[],
  ranks: ReadonlyMap<string, number>,
  dense: boolean,
): number {
  const others = siblings.filter(({ id }) => id !== self).sort((a, b) => a.priority - b.priority);
  const numbered = dense ? others.map((other, index) => ({ ...other, priority: index + 1 })) : others;
  const rankOf = ({ id }: Standing) => ranks.get(id);
  const above = numbered.filter((other) => (rankOf(other) ?? Number.POSITIVE_INFINITY) < declared);
  const below = numbered.filter((other) => (rankOf(other) ?? Number.NEGATIVE_INFINITY) > declared);
  const lowest = above.at(-1);
  const highest = below[0];
  const floor = lowest === undefined ? declared : Math.max(declared, lowest.priority + 1);
  return highest === undefined ? floor : Math.min(floor, highest.priority);
}
