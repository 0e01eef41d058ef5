import { coverOf, select } from "../../comparison/cover";
import type { JsonObject } from "../../comparison/json";
import { NotFoundError } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { type Bag, inputsMark, readBag } from "../bag";
import { sight } from "../drift";
import { argumentsOf, asObject } from "../layout";
import { misplaced, orderKey } from "../misplaced";
import { settled as settledOptions } from "../options";
import { orderOf, passed, standings } from "../order";
import { requireSameOrg } from "../same-org";
import { describe, rankIn, shapeOf, storedObject } from "./content";
import type { Operations, PolicyObject, Site } from "./kind";
import { acquainted } from "./placing";
import { outsOf } from "./record";

// A read that is under way makes its rank known at once; one still queued behind others takes a request or two.
const PATIENCE_MS = 1_000;

/** The live object and what changed since the last write or refresh; undefined where it is gone. */
export async function read(
  { kind, names, connect }: Operations,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const site: Site = { kind, org: connect(), names, place: kind.placeOfId(id, outs) };
  const bag = readBag(outs);
  return bag === undefined ? readFirst(site, id, outs) : readAgain(site, id, outs, bag);
}

/** `get`: nothing was declared, so all that is there is taken as it is, and a missing object is an error. */
async function readFirst(
  site: Site,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject }> {
  const { kind, org, place } = site;
  const { live } = await look(site, kind.objectId(id));
  const bag: Bag = { v: 1, org: (await org.about()).id, declared: [] };
  return { outs: outsOf(kind, place, live, asObject(live), bag), inputs: outs };
}

async function readAgain(
  site: Site,
  id: string,
  outs: JsonObject,
  bag: Bag,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const { kind, org, place } = site;
  const stored = storedObject(kind, outs);
  const shape = shapeOf(kind, stored);
  const declared = select(shape, bag.declared, stored);
  const rank = rankIn(declared) === undefined ? undefined : (bag.rank ?? rankIn(declared));
  if (rank !== undefined && place.dense !== undefined) {
    // Before the first wait, so that all reads under way know each other's ranks.
    org.ranks.record(place.key, kind.objectId(id), { rank, place: "kept" });
  }
  await requireSameOrg(org, bag.org, describe(kind, id, outs));
  let live: LivePolicy;
  let items: readonly LivePolicy[];
  try {
    ({ live, items } = await look(site, kind.objectId(id)));
  } catch (error) {
    if (error instanceof NotFoundError) {
      org.ranks.record(place.key, kind.objectId(id), undefined);
      return undefined;
    }
    throw error;
  }
  const moved = await wasMoved(site, live, items, bag, rank);
  if (moved) {
    org.log(`${describe(kind, live.id, live)} was moved in the order ${place.where}, or its neighbours were`);
  }
  const standing = moved ? live.priority : (rank ?? stored.priority);
  const { priority: _priority, ...liveObject } = asObject(live);
  const seen = sight(
    shape,
    {
      last: stored,
      declared,
      was: bag.was ?? {},
      drift: settledOptions(bag.options ?? {}, false).drift,
    },
    { ...liveObject, ...(typeof standing === "number" ? { priority: standing } : {}) },
  );
  const { rank: _rank, ...kept } = bag;
  const next: Bag = {
    ...kept,
    declared: coverOf(shape, seen.declared, seen.outs),
    was: seen.was,
    ...(moved && rank !== undefined ? { rank } : {}),
  };
  return {
    outs: outsOf(kind, place, live, seen.outs, next),
    inputs: {
      ...argumentsOf(seen.inputs),
      ...identity(kind, outs),
      ...(bag.options ?? {}),
      ...inputsMark(bag),
    },
  };
}

/** Whether somebody moved the object past others; notes it, so that a contradiction is reported once. */
async function wasMoved(
  site: Site,
  live: LivePolicy,
  items: readonly LivePolicy[],
  bag: Bag,
  rank: number | undefined,
): Promise<boolean> {
  const { org, place } = site;
  const standing = standings(items);
  const order = orderOf(standing);
  const ranked = org.ranks.ranks(place.key);
  // One of them may be this program's own, moved by it, whose read has not begun yet.
  await acquainted(site, passed(order, live.id, bag, ranked), PATIENCE_MS);
  const pastStranger = passed(order, live.id, bag, ranked).length > 0;
  if (rank === undefined || place.dense === undefined) {
    return pastStranger;
  }
  // Whoever has its number still was not moved: then the stranger was.
  const moved = (pastStranger && live.priority !== rank) || misplaced(standing, live.id, ranked);
  org.ranks.record(
    place.key,
    live.id,
    moved ? { rank, place: "waiting" } : { rank, place: "kept", foundRightIn: orderKey(order) },
  );
  return moved;
}

/** Reads through the list where order matters: one request serves all siblings of a refresh. */
async function look(
  { org, place }: Site,
  id: string,
): Promise<{ live: LivePolicy; items: readonly LivePolicy[] }> {
  if (place.dense === undefined) {
    return { live: await place.get(org, id), items: [] };
  }
  const { items } = await place.list(org);
  // Only Okta's own 404 proves that it is gone.
  return { live: items.find((item) => item.id === id) ?? (await place.get(org, id)), items };
}

/** The arguments that name the object and are no part of it. */
function identity(kind: PolicyObject, outs: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(outs).filter(([key]) => kind.own.includes(key) && kind.replaces.includes(key)),
  );
}
