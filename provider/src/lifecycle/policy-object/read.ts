import { coverOf, select } from "../../comparison/cover";
import type { JsonObject } from "../../comparison/json";
import { type Bag, candidateOf, inputsMark, readBag } from "../../declared/bag";
import { sight } from "../../declared/drift";
import { argumentsOf, asObject } from "../../declared/layout";
import { requireSameOrg } from "../../declared/same-org";
import { NotFoundError } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { resolveOptions } from "../options";
import { describe, rankIn, shapeOf, storedObject } from "./content";
import type { Context, Operations, PolicyObjectDefinition } from "./definition";
import { orderIn } from "./place";
import { outsOf } from "./record";

// A read that is under way makes its rank known at once; one still queued behind others takes a request or two.
const PATIENCE_MS = 1_000;

/** The live object and what changed since the last write or refresh; undefined where it is gone. */
export async function read(
  { definition, names, connect }: Operations,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const context: Context = { definition, org: connect(), names, list: definition.listOfId(id, outs) };
  const bag = readBag(outs);
  return bag === undefined ? readFirst(context, id, outs) : readAgain(context, id, outs, bag);
}

/** `get`: nothing was declared, so all that is there is taken as it is, and a missing object is an error. */
async function readFirst(
  context: Context,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject }> {
  const { definition, org, list } = context;
  const { live } = await look(context, definition.objectId(id));
  const bag: Bag = { v: 1, org: (await org.about()).id, declared: [] };
  return { outs: outsOf(definition, list, live, asObject(live), bag), inputs: outs };
}

async function readAgain(
  context: Context,
  id: string,
  outs: JsonObject,
  bag: Bag,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const { definition, org, list } = context;
  const stored = storedObject(definition, outs);
  const shape = shapeOf(definition, stored);
  const declared = select(shape, bag.declared, stored);
  const rank = rankIn(declared) === undefined ? undefined : (bag.rank ?? rankIn(declared));
  if (rank !== undefined) {
    // Before the first wait, so that all reads under way know each other's ranks.
    orderIn(context)?.keep(definition.objectId(id), rank);
  }
  await requireSameOrg(org, bag.org, describe(definition, id, outs));
  let live: LivePolicy;
  let items: readonly LivePolicy[];
  try {
    ({ live, items } = await look(context, definition.objectId(id)));
  } catch (error) {
    if (error instanceof NotFoundError) {
      orderIn(context)?.forget(definition.objectId(id));
      return undefined;
    }
    throw error;
  }
  const moved = await wasMoved(context, live, items, bag, rank);
  if (moved) {
    org.log(
      `${describe(definition, live.id, live)} was moved in the order ${list.where}, or its neighbours were`,
    );
  }
  const standing = moved ? live.priority : (rank ?? stored.priority);
  const { priority: _priority, ...liveObject } = asObject(live);
  const seen = sight(
    shape,
    {
      last: stored,
      declared,
      was: bag.was ?? {},
      drift: resolveOptions(bag.options ?? {}, false).drift,
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
    outs: outsOf(definition, list, live, seen.outs, next),
    inputs: {
      ...argumentsOf(seen.inputs),
      ...automaticName(bag, seen.inputs),
      ...identity(definition, outs),
      ...(bag.options ?? {}),
      ...inputsMark(bag),
    },
  };
}

/** Whether somebody moved the object past others. */
async function wasMoved(
  context: Context,
  live: LivePolicy,
  items: readonly LivePolicy[],
  { between = [null, null] }: Bag,
  rank: number | undefined,
): Promise<boolean> {
  const order = orderIn(context);
  if (order === undefined) {
    return false;
  }
  const patience = () => context.org.sleep(PATIENCE_MS);
  const pastStranger = (await order.overtaken(items, live.id, between, patience)).length > 0;
  return rank === undefined ? pastStranger : order.wasMoved(live, rank, items, pastStranger);
}

/** Reads through the list where order matters: one request serves all siblings of a refresh. */
async function look(
  { org, list }: Context,
  id: string,
): Promise<{ live: LivePolicy; items: readonly LivePolicy[] }> {
  if (list.numbering === "none") {
    return { live: await list.get(org, id), items: [] };
  }
  const { items } = await list.fetch(org);
  // Only Okta's own 404 proves that it is gone.
  return { live: items.find((item) => item.id === id) ?? (await list.get(org, id)), items };
}

/** The arguments that name the object and are no part of it. */
function identity(definition: PolicyObjectDefinition, outs: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(outs).filter(
      ([key]) => definition.address.includes(key) && definition.replaces.includes(key),
    ),
  );
}

/** Inputs hold the first automatic name, whatever number the object was made under; another name is drift. */
function automaticName({ autoName }: Bag, { name }: JsonObject): JsonObject {
  return autoName !== undefined && name === autoName ? { name: candidateOf(autoName) } : {};
}
