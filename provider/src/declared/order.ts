import type { LivePolicy } from "../okta/policies";
import type { Standing } from "../okta/rank-book";
import type { Bag } from "./bag";

/** The numbered objects of a list; system objects always stand last and have no rank. */
export function standings(items: readonly LivePolicy[]): Standing[] {
  return items.flatMap(({ id, priority, system }) =>
    typeof priority === "number" && system !== true ? [{ id, priority }] : [],
  );
}

/** The neighbours to remember; none for an object that stands alone. */
export function besides(items: readonly LivePolicy[], id: string): Pick<Bag, "between"> {
  const order = standings(items).sort((a, b) => a.priority - b.priority);
  const at = order.findIndex((standing) => standing.id === id);
  const above = order[at - 1]?.id ?? null;
  const below = at < 0 ? null : (order[at + 1]?.id ?? null);
  return above === null && below === null ? {} : { between: [above, below] };
}

/** Whether the order relative to the remembered neighbours was turned round. */
export function moved(items: readonly LivePolicy[], id: string, bag: Bag): boolean {
  const order = standings(items);
  const priorityOf = (other: string | null | undefined) =>
    order.find((standing) => standing.id === other)?.priority;
  const mine = priorityOf(id);
  const above = priorityOf(bag.between?.[0]);
  const below = priorityOf(bag.between?.[1]);
  return (
    mine !== undefined && ((above !== undefined && above > mine) || (below !== undefined && below < mine))
  );
}
