import { isList, isObject, type Json, type JsonObject } from "../../comparison/json";
import { isUnlisted, unmarked } from "../../policy-types/unlisted";

/** The arguments with every unlisted value as Okta knows it: marks are for the judgement alone. */
export function withoutMarks(inputs: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, withoutMark(value)]));
}

function withoutMark(value: Json): Json {
  if (typeof value === "string") {
    return unmarked(value);
  }
  if (isList(value)) {
    return value.map(withoutMark);
  }
  return isObject(value) ? withoutMarks(value) : value;
}

export interface UnlistedAt {
  readonly path: string;
  readonly text: string;
}

/** Where the program says what this package does not list. */
export function unlistedIn(value: Json, path = ""): UnlistedAt[] {
  if (isUnlisted(value)) {
    return [{ path, text: unmarked(value) }];
  }
  if (isList(value)) {
    return value.flatMap((element, place) => unlistedIn(element, `${path}[${place}]`));
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([key, below]) => unlistedIn(below, path === "" ? key : `${path}.${key}`))
    : [];
}
