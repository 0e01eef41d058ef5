import { removed, unsatisfied } from "../../comparison/differences";
import { type JsonObject, sameJson } from "../../comparison/json";
import { pickFields } from "../../comparison/managed-fields";
import type { OktaOrg } from "../../okta/client";
import { containsUnknown } from "../../pulumi/unknown";
import { type OrgRecord, readRecord } from "../../state/record";
import { optionsIn } from "../options";
import type { Operations } from "./definition";
import { describe } from "./describe";
import { holdManaged } from "./managed-elsewhere";
import { rankIn, shapeOf, storedObject } from "./mapping";
import { meantObject } from "./names";
import { orderIn } from "./place";

/** Whether the program asks for a change, also of the place in the order. No I/O. */
export function diff(
  operations: Operations,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): { changes: boolean; replaces: string[] } {
  const { definition, names, adoptions, ownObjects } = operations;
  const record = readRecord(olds, "org");
  const replaces = definition.replaces.filter(
    (key) =>
      containsUnknown(news[key]) ||
      (news[key] !== undefined && olds[key] !== undefined && olds[key] !== news[key]),
  );
  if (record === undefined || replaces.length > 0) {
    return { changes: true, replaces };
  }
  if (record.adopted !== true) {
    ownObjects.add(id);
  }
  holdManaged(
    { definition, adoptions },
    definition.listOfId(id, olds).key,
    news,
    definition.objectId(id),
    describe(definition, id, olds),
  );
  const declared = meantObject(definition, news, record);
  const stored = storedObject(definition, olds);
  const shape = shapeOf(definition, declared);
  if (typeof declared.name === "string" && declared.name !== stored.name) {
    names.leave(id);
  }
  const open = unsatisfied(shape, declared, stored).length > 0;
  const dropped = removed(shape, pickFields(shape, record.managedFields ?? [], stored), declared).length > 0;
  const options = !sameJson(optionsIn(news), record.options ?? {});
  const drifted = Object.keys(record.restoreTo ?? {}).length > 0;
  const outOfPlace = placeIsOpen(operations, id, { olds, record, stored, declared });
  return { changes: open || dropped || options || drifted || outOfPlace, replaces: [] };
}

/** Tells the siblings' writes of this rank, and asks for a write where the object is out of place. */
function placeIsOpen(
  { definition, names, connect }: Operations,
  id: string,
  {
    olds,
    record,
    stored,
    declared,
  }: { olds: JsonObject; record: OrgRecord; stored: JsonObject; declared: JsonObject },
): boolean {
  const rank = rankIn(declared);
  const moved = rank !== undefined && (rank !== stored.priority || record.pendingRank !== undefined);
  const org = connected(connect);
  if (org === undefined) {
    return moved;
  }
  const order = orderIn({ definition, org, names, list: definition.listOfId(id, olds) });
  const self = definition.objectId(id);
  if (rank === undefined) {
    order?.forget(self);
    return false;
  }
  return order?.declare(self, rank, moved) ?? moved;
}

/** Settings are judged by the operation that needs them; a diff must work without. */
function connected(connect: () => OktaOrg): OktaOrg | undefined {
  try {
    return connect();
  } catch {
    return undefined;
  }
}
