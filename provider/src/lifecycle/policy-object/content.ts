import { type Difference, unmet } from "../../comparison/differences";
import { isObject, type Json, type JsonObject, textOf } from "../../comparison/json";
import { valueAt } from "../../comparison/path";
import type { Shape } from "../../comparison/shape";
import { BAG, type Former } from "../../declared/bag";
import { asObject, isKnown } from "../../declared/layout";
import { isOption } from "../options";
import type { PolicyObjectDefinition } from "./definition";

/** Okta's object in the arguments: without what steers us, with what stands under `extra`. */
export function objectIn(definition: PolicyObjectDefinition, inputs: JsonObject): JsonObject {
  const { extra, ...rest } = inputs;
  const entries = Object.entries({ ...rest, ...(isObject(extra) ? extra : {}) });
  return Object.fromEntries(
    entries.filter(([key]) => !definition.address.includes(key) && !isOption(key) && key !== BAG),
  );
}

/** Okta's object in the outputs: without what outputs add. */
export function storedObject(definition: PolicyObjectDefinition, outs: JsonObject): JsonObject {
  const { system: _system, created: _created, [BAG]: _bag, ...rest } = outs;
  return objectIn(definition, rest);
}

export function shapeOf(definition: PolicyObjectDefinition, object: JsonObject): Shape {
  return definition.shape(textOf(object.type));
}

/** The rank among siblings; undefined where none is declared. */
export function rankIn(object: JsonObject): number | undefined {
  return typeof object.priority === "number" ? object.priority : undefined;
}

/** Declared leaves that Okta did not keep. A weaker object than declared must not look done. */
export function ignored(
  definition: PolicyObjectDefinition,
  object: JsonObject,
  live: JsonObject,
): Difference[] {
  return unmet(shapeOf(definition, object), object, asObject(live)).filter(
    ({ path }) => path !== "priority" && isKnown(path.split(/[.[]/)[0] ?? ""),
  );
}

export function formerAt(object: JsonObject, path: string): Former {
  const value = valueAt(object, path);
  return value === undefined ? [] : [value];
}

export function describe(definition: PolicyObjectDefinition, id: string, { name }: JsonObject): string {
  return name === undefined ? `the ${definition.noun} ${id}` : `the ${definition.noun} "${name}" (${id})`;
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
