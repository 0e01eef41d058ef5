import type { Json, JsonObject } from "../comparison/json";

/**
 * Plain JSON without undefined. Anything else makes the plugin fail after the remote object was created, with
 * "Unexpected struct type." and no name, so it is refused here with its path.
 */
export function sanitise(bag: object): JsonObject {
  return plainObject(bag, (key) => key);
}

function plainObject(object: object, pathOf: (key: string) => string): JsonObject {
  const plain: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    // Pulumi's own transport loses a key of this name without a word.
    if (key === "__proto__") {
      throw new Error(
        `the field ${pathOf(key)} has a name that Pulumi cannot store; leave it out of the program, or rename it in Okta`,
      );
    }
    if (value !== undefined) {
      plain[key] = plainValue(value, pathOf(key));
    }
  }
  return plain;
}

function plainValue(value: unknown, path: string): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") {
    return value;
  }
  if (typeof value === "number" && Number.isFinite(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => plainValue(item ?? null, `${path}[${index}]`));
  }
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    return plainObject(value, (key) => `${path}.${key}`);
  }
  throw new TypeError(`the output ${path} is not plain JSON (${typeof value}); please report this`);
}
