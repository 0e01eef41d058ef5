import { isDefault } from "./equivalence";
import { isList, isListOfObjects, isObject, type Json, type JsonObject } from "./json";
import { equalsAbsentMember, listTypeOf, nameOf } from "./pairing";
import { nameIn, noMemberOf } from "./path";
import { childOf, isAbsent, isServerOwned, ruleHere, type Shape } from "./shape";

export interface Leaf {
  readonly path: string;
  readonly value: Json;
}

/**
 * The smallest parts of a value that can be declared or differ as one: scalars and lists; of a keyed
 * list each member. Nulls are left out unless asked for.
 */
export function leavesOf(
  shape: Shape,
  value: Json | undefined,
  path: string,
  nulls: "nulls" | "no nulls",
): Leaf[] {
  if (value === undefined || (value === null && nulls === "no nulls")) {
    return [];
  }
  if (isObject(value)) {
    return Object.entries(value)
      .filter(([key]) => !isServerOwned(shape, key))
      .flatMap(([key, inner]) => leavesOf(childOf(shape, key), inner, nameIn(path, key), nulls));
  }
  if (isKeyedWithoutMembers(shape, value)) {
    return [{ path: noMemberOf(path), value }];
  }
  if (isListOfObjects(value) && value.length > 0 && listTypeOf(shape, [value]) === "map") {
    return value.map((element) => ({ path: `${path}${nameOf(element)}`, value: element }));
  }
  return [{ path, value }];
}

/**
 * The leaves that say more than their absence beside `siblings` would. Whether idle members of keyed
 * lists count is for the caller to say: where one was declared, its absence is news.
 */
export function significantLeaves(
  shape: Shape,
  value: Json | undefined,
  siblings: JsonObject | undefined,
  path: string,
  idle: "with idle members" | "without idle members" = "without idle members",
): Leaf[] {
  if (isAbsent(shape, value) || isDefault(shape, value, siblings)) {
    return [];
  }
  if (isObject(value)) {
    if (Object.keys(value).length === 0 && !ruleHere(shape, "hollow")) {
      return [{ path, value }];
    }
    return Object.entries(value)
      .filter(([key]) => !isServerOwned(shape, key))
      .flatMap(([key, inner]) =>
        significantLeaves(childOf(shape, key), inner, undefined, nameIn(path, key), idle),
      );
  }
  if (isKeyedWithoutMembers(shape, value)) {
    return [];
  }
  const leaves = leavesOf(shape, value, path, value === null ? "nulls" : "no nulls");
  return idle === "with idle members"
    ? leaves
    : leaves.filter((leaf) => !equalsAbsentMember(shape, leaf.value));
}

/** Whether the value is an empty list of named members. It equals absence, and is still remembered as declared. */
export function isKeyedWithoutMembers(shape: Shape, value: Json): boolean {
  return isList(value) && value.length === 0 && ruleHere(shape, "keyed") !== undefined;
}

export function equalsAbsent(
  shape: Shape,
  value: Json | undefined,
  siblings: JsonObject | undefined,
): boolean {
  return significantLeaves(shape, value, siblings, "").length === 0;
}
