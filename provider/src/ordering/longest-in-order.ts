/** An object of a list whose rank is known. */
export interface Member {
  readonly id: string;
  readonly rank: number;
  /** What it is worth to leave the object where it stands; more than nothing. */
  readonly weight: number;
}

interface Rise {
  readonly ids: readonly string[];
  readonly weight: number;
  readonly rank: number;
}

const EMPTY: Rise = { ids: [], weight: 0, rank: Number.NEGATIVE_INFINITY };

/** The heaviest choice of objects, from the top, that are in the order of their ranks. Pure. */
export function longestInOrder(list: readonly Member[]): readonly string[] {
  const rises: Rise[] = [];
  for (const { id, rank, weight } of list) {
    const before = heaviest(rises.filter((rise) => rise.rank <= rank));
    rises.push({ ids: [...before.ids, id], weight: before.weight + weight, rank });
  }
  return heaviest(rises).ids;
}

function heaviest(rises: readonly Rise[]): Rise {
  return rises.reduce((best, rise) => (rise.weight > best.weight ? rise : best), EMPTY);
}
