import type { Numbering, Standing } from "./list";

// Okta numbers objects in two ways, each its own "engine". What is known of them: docs/facts/okta-policy-api.md §3.3.

/** What one of Okta's priority engines makes of a write. Pure; lists go from the top, without the object Okta made. */
export interface Engine {
  /** The lowest number that it gives. */
  readonly first: number;
  /** The highest number that an object of a program can have. */
  readonly last: number;
  /**
   * The list after the object was written with that priority. The object may stand in the list already.
   *
   * @param priority undefined where the request names none: the object goes behind all others
   */
  place(list: readonly Standing[], id: string, priority: number | undefined): Standing[];
  /** The list after the object was deleted. */
  remove(list: readonly Standing[], id: string): Standing[];
}

/** The older framework: numbers from 1 without gaps; what is too large or too small becomes the last or the first. */
const dense: Engine = {
  first: 1,
  last: Number.MAX_SAFE_INTEGER,
  place(list, id, priority) {
    const others = ids(list).filter((other) => other !== id);
    const index = Math.min(Math.max((priority ?? others.length + 1) - 1, 0), others.length);
    return numbered(others.toSpliced(index, 0, id));
  },
  remove: (list, id) => numbered(ids(list).filter((other) => other !== id)),
};

/**
 * The newer framework: numbers from 0 with gaps, 99 for the catch-all rule. Whoever holds the wanted number goes down by
 * one, and so does everyone behind it as far as the first gap. The number that the object had counts as held.
 */
const gapped: Engine = {
  first: 0,
  last: 98,
  place(list, id, priority) {
    const held = new Set(list.map((standing) => standing.priority));
    const wanted = priority ?? Math.max(-1, ...held) + 1;
    let gap = wanted;
    while (held.has(gap)) {
      gap += 1;
    }
    const others = list
      .filter((standing) => standing.id !== id)
      .map((other) =>
        other.priority >= wanted && other.priority < gap ? { ...other, priority: other.priority + 1 } : other,
      );
    return inOrder([...others, { id, priority: wanted }]);
  },
  remove: (list, id) => inOrder(list.filter((standing) => standing.id !== id)),
};

export const ENGINES: Readonly<Record<Numbering, Engine>> = { dense, gapped };

function ids(list: readonly Standing[]): string[] {
  return inOrder(list).map(({ id }) => id);
}

function inOrder(list: readonly Standing[]): Standing[] {
  return [...list].sort((a, b) => a.priority - b.priority);
}

function numbered(order: readonly string[]): Standing[] {
  return order.map((id, index) => ({ id, priority: index + 1 }));
}
