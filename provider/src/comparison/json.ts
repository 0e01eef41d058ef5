export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as text, for messages. JSON may hold an object whose `toString` is not a function, which `String()` cannot convert. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

export function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value);
}

/** Only a member of the object's own: `__proto__` and `constructor` are names like any other. */
export function member(object: JsonObject | undefined, key: string): Json | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

export function keysOfBoth(one: JsonObject, other: JsonObject): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** An object from what each key became; what became undefined is left out. */
export function objectOf(keys: readonly string[], become: (key: string) => Json | undefined): JsonObject {
  const entries: [string, Json][] = [];
  for (const key of keys) {
    const value = become(key);
    if (value !== undefined) {
      entries.push([key, value]);
    }
  }
  return Object.fromEntries(entries);
}

/** A list all of whose elements are objects; the empty list is one, too. */
export function isListOfObjects(value: Json | undefined): value is JsonObject[] {
  return isList(value) && value.every(isObject);
}

/** Equal as JSON: the order of keys is ignored, because Pulumi stores them sorted, and absence equals null. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(withSortedKeys(one ?? null)) === JSON.stringify(withSortedKeys(other ?? null));
}

function withSortedKeys(value: Json): Json {
  if (isList(value)) {
    return value.map(withSortedKeys);
  }
  if (!isObject(value)) {
    return value;
  }
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key): [string, Json] => [key, withSortedKeys(value[key] ?? null)]));
}

/** The same text for the same value, whatever the order of keys. */
export function canonicalText(value: Json): string {
  return JSON.stringify(withSortedKeys(value));
}
