import type { JsonObject } from "../../comparison/json";
import type { ListReading } from "../../okta/known-list";
import type { LivePolicy } from "../../okta/policies";
import { orderAfter } from "../../ordering/choose-priority";
import { type Order, orderOf, standings } from "../../ordering/list";
import type { RuleOrder } from "../../ordering/rule-order";
import type { OrgRecord } from "../../state/record";
import type { Context } from "./definition";
import { messageOf } from "./describe";
import { bodyOf } from "./mapping";

/** An object after a write. */
export interface Written {
  readonly live: LivePolicy;
  /** The order that the write made; undefined where it placed nothing. */
  readonly order?: Order;
  /** Why the write is only partial, as the end of a sentence such as "the rule was created, but …". */
  readonly unfinished?: string;
  /** Whether its place is among what failed. */
  readonly outOfPlace?: true;
}

/** The order of the list, as this process keeps it; undefined where Okta keeps none. */
export function orderIn({ org, list }: Context): RuleOrder | undefined {
  return list.numbering === "none" ? undefined : org.orders.of(list.key, list.numbering);
}

// What somebody else adds meanwhile is not seen: two objects of one name, or a place beside the one that was meant, are the
// price of not asking before each of many objects that are made one after the other.
const SERVES_NEW_OBJECTS_MS = 15_000;
const SERVES_NEW_OBJECTS_OF_OWN_LISTS_MS = 10 * 60_000;
// A PUT replaces the whole object, so what somebody changed since the reading would be undone unseen.
const SERVES_CHANGES_MS = 5_000;

/** The list before an object is added to it. */
export function listedForNew(context: Context): Promise<ListReading> {
  return listed(
    context,
    context.isOwnList === true ? SERVES_NEW_OBJECTS_OF_OWN_LISTS_MS : SERVES_NEW_OBJECTS_MS,
  );
}

/** The list before one of its objects is changed. */
export function listedForChange(context: Context): Promise<ListReading> {
  return listed(context, SERVES_CHANGES_MS);
}

async function listed(context: Context, ageMs: number): Promise<ListReading> {
  const read = await context.list.known(context.org, ageMs);
  orderIn(context)?.saw(read.items);
  return read;
}

/** The number to send for a declared rank; undefined to let Okta put the object last. */
export function priorityFor(
  context: Context,
  rank: number | undefined,
  self: LivePolicy | undefined,
  items: readonly LivePolicy[],
): number | undefined {
  const order = orderIn(context);
  return rank === undefined || order === undefined || self?.system === true
    ? rank
    : order.priorityFor(self?.id, rank, items);
}

/**
 * Notes where the object stands, and writes again while it stands wrong relative to a sibling that became known
 * meanwhile. So whatever the engine's order, nothing is left to do after the call.
 */
export async function settlePlace(
  context: Context,
  live: LivePolicy,
  items: readonly LivePolicy[],
  rank: number | undefined,
  intended: (live: LivePolicy) => JsonObject,
): Promise<Written> {
  const { org, list } = context;
  const known = orderIn(context);
  if (known === undefined || typeof live.priority !== "number" || live.system === true) {
    return { live };
  }
  let order = orderAfter(standings(items), { id: live.id, priority: live.priority }, known.numbering);
  if (rank === undefined) {
    return { live, order };
  }
  let now = live;
  try {
    while (!known.placed(live.id, rank, order)) {
      const siblings = standings((await listedForNew(context)).items);
      const priority = known.betterPriority(live.id, rank, siblings);
      order = orderOf(siblings);
      // Where siblings contradict each other, no place is right. Their own updates, or a refresh, settle it.
      if (priority === undefined) {
        break;
      }
      now = await list.replace(org, live.id, { ...bodyOf(intended(now)), priority });
      order = orderAfter(siblings, { id: live.id, priority: now.priority ?? priority }, known.numbering);
    }
    return { live: now, order };
  } catch (error) {
    return {
      live: now,
      order,
      outOfPlace: true,
      unfinished: `not put in its place: ${messageOf(error)}`,
    };
  }
}

/** What the state record keeps of the place: neighbours of unknown rank, and the rank where the place is still wrong. */
export function placeRecord(
  context: Context,
  { live, order, outOfPlace }: Pick<Written, "live" | "order" | "outOfPlace">,
  rank: number | undefined,
): Pick<OrgRecord, "neighbours" | "pendingRank"> {
  const neighbours = order === undefined ? undefined : orderIn(context)?.neighbours(order, live.id);
  return {
    ...(neighbours === undefined || neighbours.every((neighbour) => neighbour === null)
      ? {}
      : { neighbours }),
    ...(outOfPlace === true && rank !== undefined ? { pendingRank: rank } : {}),
  };
}
