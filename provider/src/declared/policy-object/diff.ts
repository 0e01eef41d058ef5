import { select } from "../../comparison/cover";
import { removed, unmet } from "../../comparison/differences";
import { type JsonObject, sameJson } from "../../comparison/json";
import { containsUnknown } from "../../dynamic/unknown";
import type { OktaOrg } from "../../okta/client";
import { type Bag, readBag } from "../bag";
import { optionsOf } from "../options";
import { objectIn, rankIn, shapeOf, storedObject } from "./content";
import type { Operations, Site } from "./kind";
import { contradicted } from "./placing";

/** Whether the program asks for a change, also of the place in the order. No I/O. */
export function diff(
  operations: Operations,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): { changes: boolean; replaces: string[] } {
  const { kind, names } = operations;
  const bag = readBag(olds);
  const replaces = kind.replaces.filter(
    (key) =>
      containsUnknown(news[key]) ||
      (news[key] !== undefined && olds[key] !== undefined && olds[key] !== news[key]),
  );
  if (bag === undefined || replaces.length > 0) {
    return { changes: true, replaces };
  }
  const declared = objectIn(kind, news);
  const stored = storedObject(kind, olds);
  const shape = shapeOf(kind, declared);
  if (typeof declared.name === "string" && declared.name !== stored.name) {
    names.leave(id);
  }
  const open = unmet(shape, declared, stored).length > 0;
  const dropped = removed(shape, select(shape, bag.declared, stored), declared).length > 0;
  const options = !sameJson(optionsOf(news), bag.options ?? {});
  const drifted = Object.keys(bag.was ?? {}).length > 0;
  const outOfPlace = placeIsOpen(operations, id, { olds, bag, stored, declared });
  return { changes: open || dropped || options || drifted || outOfPlace, replaces: [] };
}

/** Tells the siblings' writes of this rank, and asks for a write where the object is out of place. */
function placeIsOpen(
  { kind, names, connect }: Operations,
  id: string,
  { olds, bag, stored, declared }: { olds: JsonObject; bag: Bag; stored: JsonObject; declared: JsonObject },
): boolean {
  const rank = rankIn(declared);
  const moved = rank !== undefined && (rank !== stored.priority || bag.rank !== undefined);
  const org = connected(connect);
  if (org === undefined) {
    return moved;
  }
  const site = { kind, org, names, place: kind.placeOfId(id, olds) };
  const self = kind.objectId(id);
  const waiting = moved || contradicted(site, self, rank);
  keepRank(site, self, rank, waiting);
  return waiting;
}

function keepRank({ org, place }: Site, self: string, rank: number | undefined, waiting: boolean): void {
  const known = org.ranks.ranks(place.key).get(self);
  if (rank === undefined) {
    org.ranks.record(place.key, self, undefined);
  } else if (waiting || known?.rank !== rank || known.place === "waiting") {
    org.ranks.record(place.key, self, { rank, place: waiting ? "waiting" : "kept" });
  }
}

/** Settings are judged by the operation that needs them; a diff must work without. */
function connected(connect: () => OktaOrg): OktaOrg | undefined {
  try {
    return connect();
  } catch {
    return undefined;
  }
}
