import { select } from "../../comparison/cover";
import { removed, unmet } from "../../comparison/differences";
import { type JsonObject, sameJson } from "../../comparison/json";
import { type Bag, readBag } from "../../declared/bag";
import { containsUnknown } from "../../dynamic/unknown";
import type { OktaOrg } from "../../okta/client";
import { optionsIn } from "../options";
import { rankIn, shapeOf, storedObject } from "./content";
import type { Operations } from "./definition";
import { meantObject } from "./names";
import { orderIn } from "./place";

/** Whether the program asks for a change, also of the place in the order. No I/O. */
export function diff(
  operations: Operations,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): { changes: boolean; replaces: string[] } {
  const { definition, names } = operations;
  const bag = readBag(olds);
  const replaces = definition.replaces.filter(
    (key) =>
      containsUnknown(news[key]) ||
      (news[key] !== undefined && olds[key] !== undefined && olds[key] !== news[key]),
  );
  if (bag === undefined || replaces.length > 0) {
    return { changes: true, replaces };
  }
  const declared = meantObject(definition, news, bag);
  const stored = storedObject(definition, olds);
  const shape = shapeOf(definition, declared);
  if (typeof declared.name === "string" && declared.name !== stored.name) {
    names.leave(id);
  }
  const open = unmet(shape, declared, stored).length > 0;
  const dropped = removed(shape, select(shape, bag.declared, stored), declared).length > 0;
  const options = !sameJson(optionsIn(news), bag.options ?? {});
  const drifted = Object.keys(bag.was ?? {}).length > 0;
  const outOfPlace = placeIsOpen(operations, id, { olds, bag, stored, declared });
  return { changes: open || dropped || options || drifted || outOfPlace, replaces: [] };
}

/** Tells the siblings' writes of this rank, and asks for a write where the object is out of place. */
function placeIsOpen(
  { definition, names, connect }: Operations,
  id: string,
  { olds, bag, stored, declared }: { olds: JsonObject; bag: Bag; stored: JsonObject; declared: JsonObject },
): boolean {
  const rank = rankIn(declared);
  const moved = rank !== undefined && (rank !== stored.priority || bag.rank !== undefined);
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
