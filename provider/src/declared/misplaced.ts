import type { Ranked } from "../okta/rank-book";
import { contradictions, ranksWhere, type Standing } from "./order";

/**
 * Whether a read must report this object as moved. Pure.
 *
 * Of objects that contradict each other the fewest are reported. One that an earlier read of the same order found
 * right stays right, so every contradiction is reported once, however few of the objects are known yet.
 */
export function misplaced(
  standing: readonly Standing[],
  self: string,
  ranked: ReadonlyMap<string, Ranked>,
): boolean {
  const rank = ranked.get(self)?.rank;
  const ids = standing.map(({ id }) => id);
  // Okta alone places system objects.
  if (rank === undefined || !ids.includes(self)) {
    return false;
  }
  const key = orderKey(ids);
  const right = ranksWhere(ranked, ({ foundRightIn }, id) => foundRightIn === key && id !== self);
  if (contradictions(ids, self, rank, right) > 0) {
    return true;
  }
  const open = standing.flatMap(({ id, priority }) => {
    const one = ranked.get(id);
    const judged = one === undefined || one.place === "waiting" || right.has(id);
    return judged || contradictions(ids, id, one.rank, right) > 0
      ? []
      : [{ id, rank: one.rank, keptNumber: one.rank === priority }];
  });
  return !longestRise(open).includes(self);
}

/** Names an order, so that what was found in it holds only there. */
export function orderKey(ids: readonly string[]): string {
  return ids.join(" ");
}

interface Member {
  readonly id: string;
  readonly rank: number;
  /** Whoever still has the declared number is the less likely to have been moved. */
  readonly keptNumber: boolean;
}

interface Rise {
  readonly ids: readonly string[];
  readonly weight: number;
  readonly rank: number;
}

const NOBODY: Rise = { ids: [], weight: 0, rank: Number.NEGATIVE_INFINITY };

/** The most objects that are in the order of their ranks. */
function longestRise(line: readonly Member[]): readonly string[] {
  const rises: Rise[] = [];
  for (const { id, rank, keptNumber } of line) {
    const before = heaviest(rises.filter((rise) => rise.rank <= rank));
    // One more object outweighs any number of kept numbers.
    const weight = before.weight + line.length + 1 + (keptNumber ? 1 : 0);
    rises.push({ ids: [...before.ids, id], weight, rank });
  }
  return heaviest(rises).ids;
}

function heaviest(rises: readonly Rise[]): Rise {
  return rises.reduce((best, rise) => (rise.weight > best.weight ? rise : best), NOBODY);
}
