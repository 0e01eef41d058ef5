import type { JsonObject } from "../../comparison/json";
import type { LivePolicy } from "../../okta/policies";
import type { Bag } from "../bag";
import { dropNullConditions } from "../layout";
import {
  besides,
  contradictions,
  heldRanks,
  type Order,
  orderOf,
  ranksWhere,
  standings,
  waitingRanks,
} from "../order";
import { orderAfter, placement } from "../placement";
import { messageOf } from "./content";
import type { Site } from "./kind";

/** An object after a write. */
export interface Written {
  readonly live: LivePolicy;
  /** The order that the write made; undefined where it placed nothing. */
  readonly order?: Order;
  /** What failed after something had been written, as what the object was not; so it is half done. */
  readonly unfinished?: string;
  /** Whether its place is among what failed. */
  readonly outOfPlace?: true;
}

/** The list as it stands before a write. */
export async function listed({ org, place }: Site): Promise<{ items: LivePolicy[]; now: Date }> {
  const list = await place.list(org);
  org.ranks.found(place.key, new Map(standings(list.items).map(({ id, priority }) => [id, priority])));
  return list;
}

/** The number to send for a declared rank; undefined to let Okta put the object last. */
export function numberFor(
  { org, place }: Site,
  rank: number | undefined,
  self: LivePolicy | undefined,
  items: readonly LivePolicy[],
): number | undefined {
  if (rank === undefined || place.dense === undefined || self?.system === true) {
    return rank;
  }
  const ranked = org.ranks.ranks(place.key);
  const [held, waiting] = [heldRanks(ranked), waitingRanks(ranked)];
  return placement({ id: self?.id, rank }, standings(items), held, place.dense, waiting);
}

/**
 * Notes where the object stands, and writes again while it stands wrong relative to a sibling that became known
 * meanwhile. So whatever the engine's order, nothing is left to do after the call.
 */
export async function settled(
  site: Site,
  live: LivePolicy,
  items: readonly LivePolicy[],
  rank: number | undefined,
  bodyOf: (live: LivePolicy) => JsonObject,
): Promise<Written> {
  const { org, place } = site;
  if (place.dense === undefined || typeof live.priority !== "number" || live.system === true) {
    return { live };
  }
  let order = orderAfter(standings(items), { id: live.id, priority: live.priority }, place.dense);
  if (rank === undefined) {
    return { live, order };
  }
  let now = live;
  try {
    for (;;) {
      // Noted in the same breath as the ranks are read: a diff that comes later sees the order, an earlier one is seen here.
      org.ranks.ordered(place.key, order);
      org.ranks.record(place.key, live.id, { rank, place: "placed" });
      if (contradictions(order, live.id, rank, heldRanks(org.ranks.ranks(place.key))) === 0) {
        return { live: now, order };
      }
      const siblings = standings((await place.list(org)).items);
      const ranks = heldRanks(org.ranks.ranks(place.key));
      const priority = placement({ id: live.id, rank }, siblings, ranks, place.dense);
      const better = orderAfter(siblings, { id: live.id, priority }, place.dense);
      order = orderOf(siblings);
      // Siblings that contradict each other leave no right place; their own updates, or a refresh, settle that.
      if (contradictions(better, live.id, rank, ranks) >= contradictions(order, live.id, rank, ranks)) {
        return { live: now, order };
      }
      now = await place.replace(org, live.id, { ...dropNullConditions(bodyOf(now)), priority });
      order = orderAfter(siblings, { id: live.id, priority: now.priority ?? priority }, place.dense);
    }
  } catch (error) {
    return {
      live: now,
      order,
      outOfPlace: true,
      unfinished: `not put in its place: ${messageOf(error)}`,
    };
  }
}

/** Whether an object that keeps its rank stands wrong relative to one that this process placed. */
export function contradicted({ org, place }: Site, id: string, rank: number | undefined): boolean {
  if (rank === undefined) {
    return false;
  }
  const placed = ranksWhere(org.ranks.ranks(place.key), (sibling) => sibling.place === "placed");
  return contradictions(org.ranks.order(place.key), id, rank, placed) > 0;
}

// A sibling's diff comes as soon as the program names it; one that depends on this write comes too late.
const PATIENCE_MS = 300;

/**
 * What the bag keeps of the place: neighbours of unknown rank, and the rank where the place is still wrong. Waits a
 * moment for the ranks of the neighbours, so it must not be called from within the write queue.
 */
export async function placeFacts(
  site: Site,
  { live, order = [], outOfPlace }: Pick<Written, "live" | "order" | "outOfPlace">,
  rank: number | undefined,
): Promise<Pick<Bag, "between" | "rank">> {
  const ranked = site.org.ranks.ranks(site.place.key);
  const { between = [] } = besides(order, live.id, ranked);
  await acquainted(site, between, PATIENCE_MS);
  return {
    ...besides(order, live.id, ranked),
    ...(outOfPlace === true && rank !== undefined ? { rank } : {}),
  };
}

/** Waits until the ranks of these siblings are known, if that comes soon: strangers' never do. */
export async function acquainted(
  { org }: Site,
  ids: readonly (string | null)[],
  patienceMs: number,
): Promise<void> {
  const strangers = ids.filter((id) => id !== null);
  if (strangers.length > 0) {
    await Promise.race([org.sleep(patienceMs), Promise.all(strangers.map((id) => org.ranks.appearance(id)))]);
  }
}
