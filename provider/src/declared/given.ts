import type { JsonObject } from "../comparison/json";

/** Those of the named arguments that were given. */
export function given(inputs: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => (inputs[name] === undefined ? [] : [[name, inputs[name]]])),
  );
}
