import type { JsonObject } from "../comparison/json";

const SERVER_OWNED = ["id", "system", "created", "lastUpdated", "_links", "_embedded"];

// All else stands under `extra`.
const KNOWN = new Set([
  "name",
  "type",
  "description",
  "priority",
  "status",
  "conditions",
  "settings",
  "actions",
]);

/** Whether the arguments have a place of their own for the field; all others stand under `extra`. */
export function isKnown(key: string): boolean {
  return KNOWN.has(key);
}

/** Okta's object without what only Okta writes. */
export function asObject(live: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(live).filter(([key]) => !SERVER_OWNED.includes(key)));
}

/** Okta's object in the layout of the arguments. */
export function argumentsOf(object: JsonObject): JsonObject {
  const known = Object.entries(object).filter(([key]) => KNOWN.has(key));
  const extra = Object.entries(object).filter(([key]) => !KNOWN.has(key));
  return {
    ...Object.fromEntries(known),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
  };
}

/** System rules refuse any mention of conditions; null says nothing that absence does not. */
export function dropNullConditions(body: JsonObject): JsonObject {
  const { conditions, ...rest } = body;
  return conditions === null || conditions === undefined ? rest : { ...rest, conditions };
}
