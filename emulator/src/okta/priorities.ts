import { allEnforced, type IsEnforced } from "./server-rules.js";

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

export interface DenseLine {
  place(
    others: readonly Ranked[],
    system: readonly Ranked[],
    mover: { id: string; wanted: number | null },
  ): Movement;
  close(left: readonly Ranked[], system: readonly Ranked[]): Movement;
}

/** v1. Always dense from 1, system objects behind all others; too large is the last place, too small the first. */
export const denseLine = (isEnforced: IsEnforced): DenseLine => {
  const number = (own: readonly string[], system: readonly Ranked[]): Map<string, number> => {
    const last = inOrder(system).map(({ id }) => id);
    const line = isEnforced("dense-system-last") ? [...own, ...last] : [...last, ...own];
    return new Map(line.map((id, index) => [id, index + 1]));
  };
  return {
    place(others, system, mover) {
      const line = inOrder(others).map(({ id }) => id);
      const end = isEnforced("dense-last-without-number") ? line.length : 0;
      const place = mover.wanted === null ? end : Math.max(mover.wanted, 1) - 1;
      if (place > line.length && !isEnforced("dense-clamped")) {
        return new Map([[mover.id, place + 1]]);
      }
      if (place < line.length && !isEnforced("dense-others-shift")) {
        return new Map([[mover.id, place + 1]]);
      }
      line.splice(Math.min(place, line.length), 0, mover.id);
      return movementOf([...others, ...system], number(line, system));
    },
    /** A deleted object leaves no gap. */
    close(left, system) {
      if (!isEnforced("dense-gap-closes")) {
        return new Map();
      }
      const line = inOrder(left).map(({ id }) => id);
      return movementOf([...left, ...system], number(line, system));
    },
  };
};

export const v2Catchall = 99;

export interface GappyLine {
  place(
    others: readonly Ranked[],
    mover: { id: string; old: number | null; wanted: number | null },
  ): Movement;
  close(left: readonly Ranked[]): Movement;
}

/**
 * v2. The mover takes the wanted number; from there whoever stands in the way goes down by one, until the first gap.
 * The mover's own old place counts as taken, which is why a PUT of an unchanged rule at its own number pushes its
 * neighbours down (observed details 1 and 2). Without a number it goes behind everyone, behind its own old place
 * too (detail 3).
 */
export const gappyLine = (isEnforced: IsEnforced): GappyLine => ({
  place(others, mover) {
    const taken = others.map(({ priority }) => priority);
    if (mover.old !== null && isEnforced("own-slot-counts")) {
      taken.push(mover.old);
    }
    const last = isEnforced("behind-all-without-number") ? Math.max(-1, ...taken) + 1 : 0;
    const wanted = mover.wanted ?? last;
    const after = new Map<string, number>([[mover.id, wanted]]);
    const stops = (slot: number): boolean =>
      isEnforced("push-stops-at-gap") ? !taken.includes(slot) : slot > Math.max(...taken);
    for (let slot = wanted; isEnforced("pushed-down") && !stops(slot); slot += 1) {
      for (const other of others) {
        if (other.priority === slot) {
          after.set(other.id, slot + 1);
        }
      }
    }
    return movementOf(others, after);
  },
  /** A deleted object leaves its gap. */
  close: (left) =>
    isEnforced("gap-stays")
      ? new Map()
      : movementOf(left, new Map(inOrder(left).map(({ id }, index) => [id, index]))),
});

export const v1 = denseLine(allEnforced);
export const v2 = gappyLine(allEnforced);
