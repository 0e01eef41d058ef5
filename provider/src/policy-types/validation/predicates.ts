import { isList, isObject, type Json, type JsonObject, member } from "../../comparison/json";

// Small judgements that the refusals of several types are made of. Each answers with the paths at fault.

/** Null says no more than leaving it out. */
export function isAbsent(value: Json | undefined): value is null | undefined {
  return value === undefined || value === null;
}

export function when(wrong: boolean, path = ""): string[] {
  return wrong ? [path] : [];
}

export function has(object: JsonObject, key: string): boolean {
  return !isAbsent(member(object, key));
}

/** The objects in a list, each with its place. */
export function objectsIn(value: Json | undefined): { object: JsonObject; place: string }[] {
  return isList(value)
    ? value.flatMap((object, position) => (isObject(object) ? [{ object, place: `[${position}]` }] : []))
    : [];
}

export function lengthOf(value: Json | undefined): number {
  return isList(value) ? value.length : 0;
}

/** Those of the keys that say something: an empty list or object does not. */
export function filled(object: JsonObject, ...keys: string[]): string[] {
  return given(object, ...keys).filter((key) => Object.keys(Object(member(object, key))).length > 0);
}

/** Those of the keys that are lists without members. */
export function emptied(object: JsonObject, ...keys: string[]): string[] {
  return keys.filter((key) => {
    const value = member(object, key);
    return isList(value) && value.length === 0;
  });
}

/** Those of the keys that are given. */
export function given(object: JsonObject, ...keys: string[]): string[] {
  return keys.filter((key) => has(object, key));
}
