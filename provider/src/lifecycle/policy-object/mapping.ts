import { isObject, type JsonObject, textOf } from "../../comparison/json";
import type { Shape } from "../../comparison/shape";
import { ARGUMENTS, SERVER_OWNED } from "../../policy-types/object-fields";
import { RECORD_KEY } from "../../state/record";
import { isOption } from "../options";
import type { PolicyObjectDefinition } from "./definition";

/** Whether the field has an argument of its own. */
export function isArgument(key: string): boolean {
  return ARGUMENTS.has(key);
}

/** Okta's object in the arguments: without the options, with what stands under `extra`. */
export function objectIn(definition: PolicyObjectDefinition, inputs: JsonObject): JsonObject {
  const { extra, ...rest } = inputs;
  const entries = Object.entries({ ...rest, ...(isObject(extra) ? extra : {}) });
  return Object.fromEntries(
    entries.filter(([key]) => !definition.address.includes(key) && !isOption(key) && key !== RECORD_KEY),
  );
}

/** Okta's object in the outputs: without what outputs add. */
export function storedObject(definition: PolicyObjectDefinition, outs: JsonObject): JsonObject {
  const { system: _system, created: _created, ...rest } = outs;
  return objectIn(definition, rest);
}

/** Okta's answer without the fields that only Okta writes. */
export function writableFields(live: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(live).filter(([key]) => !SERVER_OWNED.has(key)));
}

/** Okta's object as arguments spell it. */
export function argumentsOf(object: JsonObject): JsonObject {
  const own = Object.entries(object).filter(([key]) => ARGUMENTS.has(key));
  const extra = Object.entries(object).filter(([key]) => !ARGUMENTS.has(key));
  return {
    ...Object.fromEntries(own),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
  };
}

/** The body of a request. Rules that Okta made refuse any mention of conditions, and null says no more than absence. */
export function bodyOf(object: JsonObject): JsonObject {
  const { conditions, ...rest } = object;
  return conditions === null || conditions === undefined ? rest : { ...rest, conditions };
}

/** The field rules that hold for the object. */
export function shapeOf(definition: PolicyObjectDefinition, object: JsonObject): Shape {
  return definition.shape(textOf(object.type));
}

/** The rank among siblings; undefined where none is declared. */
export function rankIn(object: JsonObject): number | undefined {
  return typeof object.priority === "number" ? object.priority : undefined;
}
