import type { LivePolicy } from "../okta/policies";
import type { Ranked } from "../okta/rank-book";
import type { Bag } from "./bag";

/** An object in the live list, with the number Okta gave it. */
export interface Standing {
  readonly id: string;
  readonly priority: number;
}

/** The ids of a list from the top. */
export type Order = readonly string[];

/** Declared ranks by id. */
export type Ranks = ReadonlyMap<string, number>;

/** The numbered objects of a list from the top; system objects always stand last and have no rank. */
export function standings(items: readonly LivePolicy[]): Standing[] {
  return items
    .flatMap(({ id, priority, system }) =>
      typeof priority === "number" && system !== true ? [{ id, priority }] : [],
    )
    .sort((a, b) => a.priority - b.priority);
}

export function orderOf(standing: readonly Standing[]): Order {
  return standing.map(({ id }) => id);
}

/** The ranks of objects that stand where they belong, as far as is known. */
export function heldRanks(ranked: ReadonlyMap<string, Ranked>): Map<string, number> {
  return ranksWhere(ranked, ({ place }) => place !== "waiting");
}

/** The ranks of objects whose place is still to be written. */
export function waitingRanks(ranked: ReadonlyMap<string, Ranked>): Map<string, number> {
  return ranksWhere(ranked, ({ place }) => place === "waiting");
}

export function ranksWhere(
  ranked: ReadonlyMap<string, Ranked>,
  accept: (one: Ranked, id: string) => boolean,
): Map<string, number> {
  return new Map([...ranked].flatMap(([id, one]) => (accept(one, id) ? [[id, one.rank] as const] : [])));
}

/** How many objects of known rank stand on the wrong side of this one. */
export function contradictions(order: Order, self: string, rank: number, ranks: Ranks): number {
  const mine = order.indexOf(self);
  if (mine < 0) {
    return 0;
  }
  return order.filter((id, place) => {
    const other = id === self ? undefined : ranks.get(id);
    return other !== undefined && (place < mine ? other > rank : other < rank);
  }).length;
}

/** The neighbours to remember: only those whose ranks are not known, for ranks tell better. */
export function besides(order: Order, id: string, known: { has(id: string): boolean }): Pick<Bag, "between"> {
  const at = order.indexOf(id);
  const stranger = (neighbour: string | undefined) =>
    neighbour === undefined || known.has(neighbour) ? null : neighbour;
  const above = at < 0 ? null : stranger(order[at - 1]);
  const below = at < 0 ? null : stranger(order[at + 1]);
  return above === null && below === null ? {} : { between: [above, below] };
}

/** The remembered neighbours of unknown rank that stand on the other side of the object than they did. */
export function passed(
  order: Order,
  id: string,
  { between: [above, below] = [null, null] }: Pick<Bag, "between">,
  known: { has(id: string): boolean },
): string[] {
  const mine = order.indexOf(id);
  const at = (other: string | null) => (other === null || known.has(other) ? -1 : order.indexOf(other));
  return [
    ...(above !== null && mine >= 0 && at(above) > mine ? [above] : []),
    ...(below !== null && at(below) >= 0 && at(below) < mine ? [below] : []),
  ];
}
