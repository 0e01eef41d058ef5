import { type Difference, unmet } from "../../comparison/differences";
import { isObject, type Json, type JsonObject } from "../../comparison/json";
import { valueAt } from "../../comparison/path";
import type { Shape } from "../../comparison/shape";
import { BAG, type Former } from "../bag";
import { asObject, isKnown } from "../layout";
import type { PolicyObject } from "./kind";

/** Okta's object in the arguments: without what steers us, with what stands under `extra`. */
export function objectIn(kind: PolicyObject, inputs: JsonObject): JsonObject {
  const { extra, ...rest } = inputs;
  const entries = Object.entries({ ...rest, ...(isObject(extra) ? extra : {}) });
  return Object.fromEntries(entries.filter(([key]) => !kind.own.includes(key) && key !== BAG));
}

/** Okta's object in the outputs: without what outputs add. */
export function storedObject(kind: PolicyObject, outs: JsonObject): JsonObject {
  const { system: _system, created: _created, [BAG]: _bag, ...rest } = outs;
  return objectIn(kind, rest);
}

export function shapeOf(kind: PolicyObject, object: JsonObject): Shape {
  return kind.shape(String(object.type ?? ""));
}

/** The rank among siblings; undefined where none is declared. */
export function rankIn(object: JsonObject): number | undefined {
  return typeof object.priority === "number" ? object.priority : undefined;
}

/** Declared leaves that Okta did not keep. A weaker object than declared must not look done. */
export function ignored(kind: PolicyObject, object: JsonObject, live: JsonObject): Difference[] {
  return unmet(shapeOf(kind, object), object, asObject(live)).filter(
    ({ path }) => path !== "priority" && isKnown(path.split(/[.[]/)[0] ?? ""),
  );
}

export function formerAt(object: JsonObject, path: string): Former {
  const value = valueAt(object, path);
  return value === undefined ? [] : [value];
}

export function describe(kind: PolicyObject, id: string, { name }: JsonObject): string {
  return name === undefined ? `the ${kind.noun} ${id}` : `the ${kind.noun} "${name}" (${id})`;
}

export function spelled({ path, before, after }: Difference): string {
  return `${path}: declared ${inWords(before)}, in Okta ${inWords(after)}`;
}

function inWords(value: Json | undefined): string {
  return JSON.stringify(value) ?? "nothing";
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
