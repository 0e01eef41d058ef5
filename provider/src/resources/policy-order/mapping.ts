import type { JsonObject } from "../../comparison/json";
import { RECORD_KEY } from "../../state/record";

/** Arguments that say how the order is managed: kept in the state record, never sent. */
const OPTIONS = ["foreignPolicies"] as const;

/** The ids of the policies, from the top. */
export function policiesIn({ policies }: JsonObject): string[] {
  return Array.isArray(policies) ? policies.filter((id) => typeof id === "string") : [];
}

/** The arguments alone: without the record and without what a refresh adds. */
export function declaredIn(inputs: JsonObject): JsonObject {
  const { [RECORD_KEY]: _record, foreign: _foreign, ...declared } = inputs;
  return declared;
}

/** The options as given. */
export function optionsIn(inputs: JsonObject): JsonObject {
  return Object.fromEntries(
    OPTIONS.flatMap((name) => (inputs[name] === undefined ? [] : [[name, inputs[name]]])),
  );
}
