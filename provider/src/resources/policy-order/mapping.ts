import type { JsonObject } from "../../comparison/json";
import { pick } from "../../lifecycle/define-resource";

/** Arguments that say how the order is managed: kept in the state record, never sent. */
const OPTIONS = ["foreignPolicies"] as const;

/** The ids of the policies, from the top. */
export function policiesIn({ policies }: JsonObject): string[] {
  return Array.isArray(policies) ? policies.filter((id) => typeof id === "string") : [];
}

/** The options as given. */
export function optionsIn(inputs: JsonObject): JsonObject {
  return pick(inputs, OPTIONS);
}
