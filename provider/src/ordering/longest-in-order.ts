/** An object of a list whose rank is known. */
export interface Member {
  readonly id: string;
  readonly rank: number;
  /** Whether it still has the number that was declared: such an object is the less likely to have been moved. */
  readonly keptNumber: boolean;
}

interface Rise {
  readonly ids: readonly string[];
  readonly weight: number;
  readonly rank: number;
}

const EMPTY: Rise = { ids: [], weight: 0, rank: Number.NEGATIVE_INFINITY };

/** The most objects of a list, from the top, that are in the order of their ranks. Pure. */
export function longestInOrder(list: readonly Member[]): readonly string[] {
  const rises: Rise[] = [];
  for (const { id, rank, keptNumber } of list) {
    const before = heaviest(rises.filter((rise) => rise.rank <= rank));
    // A longer run always wins over one that keeps more of the declared numbers.
    const weight = before.weight + list.length + 1 + (keptNumber ? 1 : 0);
    rises.push({ ids: [...before.ids, id], weight, rank });
  }
  return heaviest(rises).ids;
}

function heaviest(rises: readonly Rise[]): Rise {
  return rises.reduce((best, rise) => (rise.weight > best.weight ? rise : best), EMPTY);
}
