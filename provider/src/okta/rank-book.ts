/** What this process knows of the place that one object declares. */
export interface Ranked {
  /** The declared priority. It is a rank: what counts is the order among siblings, not the number. */
  readonly rank: number;
  /** "placed": written to its place by this process; "waiting": its place is still to be written. */
  readonly place: "placed" | "kept" | "waiting";
  /** The order in which a read found nothing wrong with it. */
  readonly foundRightIn?: string;
}

/** The ranks that this process has come across and the orders it made, per list (a policy's rules, or a type's policies). */
export class RankBook {
  readonly #ranks = new Map<string, Map<string, Ranked>>();
  readonly #awaited = new Map<string, (() => void)[]>();
  readonly #orders = new Map<string, readonly string[]>();
  readonly #found = new Map<string, ReadonlyMap<string, number>>();

  record(list: string, id: string, ranked: Ranked | undefined): void {
    const ranks = this.#ranks.get(list) ?? new Map<string, Ranked>();
    this.#ranks.set(list, ranks);
    if (ranked === undefined) {
      ranks.delete(id);
    } else {
      ranks.set(id, ranked);
      this.#awaited.get(id)?.forEach((resolve) => {
        resolve();
      });
      this.#awaited.delete(id);
    }
  }

  /** Resolves when the rank of the object becomes known, perhaps never. */
  appearance(id: string): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited.set(id, [...(this.#awaited.get(id) ?? []), resolve]);
    });
  }

  ranks(list: string): ReadonlyMap<string, Ranked> {
    return this.#ranks.get(list) ?? new Map();
  }

  /** Notes an order that a write of this process made. */
  ordered(list: string, order: readonly string[]): void {
    this.#orders.set(list, order);
  }

  /** The order after the last write of this process; empty before. */
  order(list: string): readonly string[] {
    return this.#orders.get(list) ?? [];
  }

  /** Notes the numbers before the first write of this process; later calls change nothing. */
  found(list: string, numbers: ReadonlyMap<string, number>): void {
    if (!this.#found.has(list)) {
      this.#found.set(list, numbers);
    }
  }

  /** The numbers before this process wrote to the list. */
  asFound(list: string): ReadonlyMap<string, number> {
    return this.#found.get(list) ?? new Map();
  }
}
