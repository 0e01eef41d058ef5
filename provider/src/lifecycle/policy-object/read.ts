import { detectDrift } from "../../comparison/drift";
import type { JsonObject } from "../../comparison/json";
import { managedFields, pickFields } from "../../comparison/managed-fields";
import { orGone } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { firstAutomaticName, markOf, withMark } from "../../state/input-mark";
import { type OrgRecord, readRecord } from "../../state/record";
import { orgHome } from "../home";
import { resolveOptions } from "../options";
import type { Context, Operations, PolicyObjectDefinition } from "./definition";
import { describe } from "./describe";
import { argumentsOf, rankIn, shapeOf, storedObject, writableFields } from "./mapping";
import { outputsOf } from "./outputs";
import { orderIn } from "./place";

// Reads that have started make their ranks known at once. Reads that still wait for others take one or two requests longer.
const PATIENCE_MS = 1_000;

/** The live object and what changed since the last write or refresh; undefined where it is gone. */
export async function read(
  { definition, names, connect }: Operations,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const context: Context = { definition, org: connect(), names, list: definition.listOfId(id, outs) };
  const record = readRecord(outs, "org");
  return record === undefined ? readFirst(context, id, outs) : readAgain(context, id, outs, record);
}

/** `get`: nothing was declared, so all that is there is taken as it is, and a missing object is an error. */
async function readFirst(
  context: Context,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject }> {
  const { definition, org, list } = context;
  const { live } = await look(context, definition.objectId(id));
  const record = { org: (await org.organization()).id };
  return { outs: outputsOf(definition, list, live, writableFields(live), record), inputs: outs };
}

async function readAgain(
  context: Context,
  id: string,
  outs: JsonObject,
  record: OrgRecord,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const { definition, org, list } = context;
  const stored = storedObject(definition, outs);
  const shape = shapeOf(definition, stored);
  const declared = pickFields(shape, record.managedFields ?? [], stored);
  const rank = rankIn(declared) === undefined ? undefined : (record.pendingRank ?? rankIn(declared));
  if (rank !== undefined) {
    // Before the first wait, so that all reads under way know each other's ranks.
    orderIn(context)?.keep(definition.objectId(id), rank);
  }
  await orgHome.requireSame(org, record, describe(definition, id, outs));
  const found = await orGone(look(context, definition.objectId(id)));
  if (found === undefined) {
    orderIn(context)?.forget(definition.objectId(id));
    return undefined;
  }
  const { live, items } = found;
  const moved = await wasMoved(context, live, items, record, rank);
  if (moved) {
    org.log(
      `${describe(definition, live.id, live)} was moved in the order ${list.where}, or its neighbours were`,
    );
  }
  const standing = moved ? live.priority : (rank ?? stored.priority);
  const { priority: _priority, ...liveObject } = writableFields(live);
  const seen = detectDrift(
    shape,
    {
      last: stored,
      declared,
      restoreTo: record.restoreTo ?? {},
      drift: resolveOptions(record.options ?? {}, false).drift,
    },
    { ...liveObject, ...(typeof standing === "number" ? { priority: standing } : {}) },
  );
  const { pendingRank: _rank, ...kept } = record;
  const next: OrgRecord = {
    ...kept,
    managedFields: managedFields(shape, seen.declared, seen.outs),
    restoreTo: seen.restoreTo,
    ...(moved && rank !== undefined ? { pendingRank: rank } : {}),
  };
  return {
    outs: outputsOf(definition, list, live, seen.outs, next),
    inputs: withMark(
      {
        ...argumentsOf(seen.inputs),
        ...automaticName(record, seen.inputs),
        ...identity(definition, outs),
        ...(record.options ?? {}),
      },
      markOf(record),
    ),
  };
}

/** Whether somebody moved the object past others. */
async function wasMoved(
  context: Context,
  live: LivePolicy,
  items: readonly LivePolicy[],
  { neighbours = [null, null] }: OrgRecord,
  rank: number | undefined,
): Promise<boolean> {
  const order = orderIn(context);
  if (order === undefined) {
    return false;
  }
  const patience = () => context.org.sleep(PATIENCE_MS);
  const pastStranger = (await order.overtaken(items, live.id, neighbours, patience)).length > 0;
  return rank === undefined ? pastStranger : order.wasMoved(live, rank, items, pastStranger);
}

/** Reads through the list: one request serves all objects of a refresh. Where order counts the siblings are needed, too. */
async function look(
  { org, list }: Context,
  id: string,
): Promise<{ live: LivePolicy; items: readonly LivePolicy[] }> {
  const live = await list.sharedOne(org, id);
  return { live, items: list.numbering === "none" ? [] : (await list.shared(org)).items };
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
function automaticName({ autoName }: OrgRecord, { name }: JsonObject): JsonObject {
  return autoName !== undefined && name === autoName ? { name: firstAutomaticName(autoName) } : {};
}
