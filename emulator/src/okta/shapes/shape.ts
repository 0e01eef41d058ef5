import type { Features } from "../../features.js";
import { asList, clone, isObject, type Json, type JsonObject } from "../../json.js";
import type { IsEnforced, RuleName } from "../server-rules.js";

/** What a normalisation may look at. */
export interface ShapeContext {
  features: Features;
  isEnforced: IsEnforced;
  /** The name of an identity provider of the org. */
  providerName: (id: string) => string | undefined;
  /** The policy's `_embedded.resourceType`, for rules of account management policies. */
  resourceType?: string | undefined;
}

/** The whole object around a field, as sent: some defaults hang on a neighbour. */
type Derived = (context: ShapeContext, siblings: JsonObject) => Json | undefined;

export interface FieldOptions {
  /** The server rule that the other options spell out. */
  rule?: RuleName;
  /** Put in where the client sent nothing (or null). */
  default?: Json | Derived;
  /** null stays null instead of vanishing or getting the default. */
  nulls?: "keep";
  /** A value that the server answers by silence. */
  unsaid?: Json;
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

/** A default that servers of 2023 did not fill in yet. */
export const filledSince2025 =
  (value: Json): Derived =>
  ({ features }) =>
    features.release === "2023" ? undefined : value;

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
    if (value !== undefined) {
      answer[name] = value;
    }
  }
  if (context.features.unknownProperties === "keep" || !context.isEnforced("unknown-properties-vanish")) {
    for (const [name, value] of Object.entries(sent)) {
      if (!(name in fields)) {
        answer[name] = clone(value);
      }
    }
  }
  return answer;
}

function fieldValue(
  known: Field,
  sent: Json | undefined,
  siblings: JsonObject,
  context: ShapeContext,
): Json | undefined {
  const inForce = known.rule === undefined || context.isEnforced(known.rule);
  const nullsVanish = known.nulls !== "keep" && context.isEnforced("nulls-vanish");
  const absent = sent === undefined || (sent === null && nullsVanish);
  const vanishes = known.empty === "drop" && inForce;
  const isUnsaid = sent !== undefined && sent === known.unsaid && inForce;
  const dropped = isUnsaid || (!absent && vanishes && isEmpty(sent));
  if (!absent && !dropped) {
    if (sent === null) {
      return null;
    }
    const value = normalise(known.shape, sent, context);
    if (vanishes && isEmpty(value)) {
      return undefined;
    }
    return known.becomes && inForce ? known.becomes(value, context) : value;
  }
  if (known.default === undefined || dropped || !inForce) {
    return undefined;
  }
  const filled = typeof known.default === "function" ? known.default(context, siblings) : known.default;
  if (filled === undefined || filled === null) {
    return filled;
  }
  return normalise(known.shape, filled, context);
}
