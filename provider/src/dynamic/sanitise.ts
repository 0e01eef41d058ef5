import type { Json, JsonObject } from "../comparison/json";

/**
 * Plain JSON without undefined. Anything else makes the plugin fail after the remote object was created, with
 * "Unexpected struct type." and no name, so it is refused here with its path.
 */
export function sanitise(bag: object): JsonObject {
  const plain: JsonObject = {};
  for (const [key, value] of Object.entries(bag)) {
    if (value !== undefined) {
      plain[key] = plainValue(value, key);
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
    const plain: JsonObject = {};
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) {
        plain[key] = plainValue(member, `${path}.${key}`);
      }
    }
    return plain;
  }
  throw new TypeError(`the output ${path} is not plain JSON (${typeof value}); please report this`);
}
