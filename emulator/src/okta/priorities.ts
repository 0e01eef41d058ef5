/**
 * The two priority engines of facts §3.3, pure: each takes the objects as they stand and answers the
 * priorities that change, by id. The caller leaves catch-all rules (v2) out and puts system objects (v1) last.
 */
export interface Ranked {
  id: string;
  priority: number;
}

export type Movement = ReadonlyMap<string, number>;

const movementOf = (before: readonly Ranked[], after: ReadonlyMap<string, number>): Movement => {
  const was = new Map(before.map(({ id, priority }) => [id, priority]));
  return new Map([...after].filter(([id, priority]) => was.get(id) !== priority));
};

/** Stable: objects with equal numbers keep the order in which they stand. */
const inOrder = (objects: readonly Ranked[]): Ranked[] =>
  [...objects].sort((a, b) => a.priority - b.priority);

export const v1 = {
  /** Always dense from 1, system objects behind all others; too large is the last place, too small the first. */
  place(
    others: readonly Ranked[],
    system: readonly Ranked[],
    mover: { id: string; wanted: number | null },
  ): Movement {
    const line = inOrder(others).map(({ id }) => id);
    const place = mover.wanted === null ? line.length : Math.min(Math.max(mover.wanted, 1) - 1, line.length);
    line.splice(place, 0, mover.id);
    return movementOf([...others, ...system], number([...line, ...inOrder(system).map(({ id }) => id)]));
  },
  /** A deleted object leaves no gap. */
  close(left: readonly Ranked[], system: readonly Ranked[]): Movement {
    const line = [...inOrder(left), ...inOrder(system)].map(({ id }) => id);
    return movementOf([...left, ...system], number(line));
  },
};

const number = (line: readonly string[]): Map<string, number> =>
  new Map(line.map((id, index) => [id, index + 1]));

export const v2Catchall = 99;

export const v2 = {
  /**
   * The mover takes the wanted number; from there whoever stands in the way goes down by one, until the
   * first gap. The mover's own old place counts as taken, which is why a PUT of an unchanged rule at its own
   * number pushes its neighbours down (observed details 1 and 2). Without a number it goes behind everyone,
   * behind its own old place too (detail 3).
   */
  place(
    others: readonly Ranked[],
    mover: { id: string; old: number | null; wanted: number | null },
  ): Movement {
    const taken = others.map(({ priority }) => priority);
    if (mover.old !== null) taken.push(mover.old);
    const wanted = mover.wanted ?? Math.max(-1, ...taken) + 1;
    const after = new Map<string, number>([[mover.id, wanted]]);
    for (let slot = wanted; taken.includes(slot); slot += 1) {
      for (const other of others) if (other.priority === slot) after.set(other.id, slot + 1);
    }
    return movementOf(others, after);
  },
};
