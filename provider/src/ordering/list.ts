/** An object of a list that Okta numbers, with the number it has. */
export interface Standing {
  readonly id: string;
  readonly priority: number;
}

/** An object as Okta answers it. */
export interface Numbered {
  readonly id: string;
  readonly priority?: number | null | undefined;
  readonly system?: boolean | undefined;
}

/** The ids of a list from the top. */
export type Order = readonly string[];

/** Declared priorities by id. They are ranks: what counts is the order among siblings, not the number. */
export type Ranks = ReadonlyMap<string, number>;

/** "dense": numbers close up when an object leaves its place (v1 framework). "gapped": they do not (v2 framework). */
export type Numbering = "dense" | "gapped";

/** The numbered objects of a list from the top; system objects always stand last and have no rank. */
export function standings(items: readonly Numbered[]): Standing[] {
  return items
    .flatMap(({ id, priority, system }) =>
      typeof priority === "number" && system !== true ? [{ id, priority }] : [],
    )
    .sort((a, b) => a.priority - b.priority);
}

export function orderOf(standing: readonly Standing[]): Order {
  return standing.map(({ id }) => id);
}

/** How many objects of known rank stand on the wrong side of this one. */
export function contradictions(order: Order, self: string, rank: number, ranks: Ranks): number {
  const mine = order.indexOf(self);
  if (mine < 0) {
    return 0;
  }
  return order.filter((id, index) => {
    const other = id === self ? undefined : ranks.get(id);
    return other !== undefined && (index < mine ? other > rank : other < rank);
  }).length;
}

/** The objects next to one, [above, below]: null where there is none, or where its rank is known and tells more. */
export type Neighbours = readonly [string | null, string | null];

export function neighboursOf(order: Order, id: string, known: { has(id: string): boolean }): Neighbours {
  const at = order.indexOf(id);
  const stranger = (neighbour: string | undefined) =>
    at < 0 || neighbour === undefined || known.has(neighbour) ? null : neighbour;
  return [stranger(order[at - 1]), stranger(order[at + 1])];
}

/** The former neighbours of unknown rank that stand on the other side of the object than they did. */
export function overtaken(
  order: Order,
  id: string,
  [above, below]: Neighbours,
  known: { has(id: string): boolean },
): string[] {
  const mine = order.indexOf(id);
  const at = (other: string | null) => (other === null || known.has(other) ? -1 : order.indexOf(other));
  return [
    ...(above !== null && mine >= 0 && at(above) > mine ? [above] : []),
    ...(below !== null && at(below) >= 0 && at(below) < mine ? [below] : []),
  ];
}
