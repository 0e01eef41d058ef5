import type { Features } from "../../features.js";
import { asList, clone, isObject, type Json, type JsonObject } from "../../json.js";

/** What a normalisation may look at. */
export interface ShapeContext {
  features: Features;
  /** The policy's `_embedded.resourceType`, for rules of account management policies. */
  resourceType?: string | undefined;
}

/** The whole object around a field, as sent: some defaults hang on a neighbour. */
type Derived = (context: ShapeContext, siblings: JsonObject) => Json | undefined;

export interface FieldOptions {
  /** Put in where the client sent nothing (or null). */
  default?: Json | Derived;
  /** null stays null instead of vanishing or getting the default. */
  nulls?: "keep";
  /** An empty object or list, as sent or after dropping, vanishes. */
  empty?: "drop";
  /** Turns the sent value into the one the server answers. */
  becomes?: (value: Json, context: ShapeContext) => Json;
}

export interface Field extends FieldOptions {
  shape: Shape;
}

export type Shape =
  | { kind: "leaf" }
  | { kind: "list"; of: () => Shape }
  | { kind: "object"; fields: Readonly<Record<string, Field>> }
  | { kind: "map"; of: Shape }
  | { kind: "choice"; by: string; otherwise: string; shapes: Readonly<Record<string, Shape>> };

export const field = (shape: Shape, options: FieldOptions = {}): Field => ({ shape, ...options });
export const leaf = (options: FieldOptions = {}): Field => field({ kind: "leaf" }, options);
export const object = (fields: Readonly<Record<string, Field>>): Shape => ({ kind: "object", fields });
export const listOf = (of: Shape | (() => Shape)): Shape => ({
  kind: "list",
  of: typeof of === "function" ? of : () => of,
});
export const choice = (by: string, otherwise: string, shapes: Readonly<Record<string, Shape>>): Shape => ({
  kind: "choice",
  by,
  otherwise,
  shapes,
});

const isEmpty = (value: Json): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

/**
 * The server's reading of a sent value: known properties only, nulls dropped, defaults filled in. Properties it
 * does not know are dropped without a word (recorded), unless the org is told to act like a newer Okta.
 */
export function normalise(shape: Shape, value: Json, context: ShapeContext): Json {
  switch (shape.kind) {
    case "leaf":
      return clone(value);
    case "list":
      return asList(value).map((member) => normalise(shape.of(), member, context));
    case "map":
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, member]) => [key, normalise(shape.of, member, context)]),
          )
        : {};
    case "choice": {
      const picked = isObject(value) ? value[shape.by] : undefined;
      const name = typeof picked === "string" && picked in shape.shapes ? picked : shape.otherwise;
      const chosen = shape.shapes[name];
      return chosen ? normalise(chosen, value, context) : clone(value);
    }
    case "object":
      return normaliseObject(shape.fields, isObject(value) ? value : {}, context);
  }
}

function normaliseObject(
  fields: Readonly<Record<string, Field>>,
  sent: JsonObject,
  context: ShapeContext,
): JsonObject {
  const answer: JsonObject = {};
  for (const [name, known] of Object.entries(fields)) {
    const value = fieldValue(known, sent[name], sent, context);
    if (value !== undefined) answer[name] = value;
  }
  if (context.features.unknownProperties === "keep") {
    for (const [name, value] of Object.entries(sent)) if (!(name in fields)) answer[name] = clone(value);
  }
  return answer;
}

function fieldValue(
  known: Field,
  sent: Json | undefined,
  siblings: JsonObject,
  context: ShapeContext,
): Json | undefined {
  const absent = sent === undefined || (sent === null && known.nulls !== "keep");
  const dropped = !absent && known.empty === "drop" && isEmpty(sent);
  if (!absent && !dropped) {
    if (sent === null) return null;
    const value = normalise(known.shape, sent, context);
    if (known.empty === "drop" && isEmpty(value)) return undefined;
    return known.becomes ? known.becomes(value, context) : value;
  }
  if (known.default === undefined || dropped) return undefined;
  const filled = typeof known.default === "function" ? known.default(context, siblings) : known.default;
  if (filled === undefined || filled === null) return filled;
  return normalise(known.shape, filled, context);
}
