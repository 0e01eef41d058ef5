import type { JsonObject } from "../../comparison/json";
import type { LiveRule } from "../../okta/policies";
import { denies, refusalOf } from "../../policy-types/outcome";

// With `transition: "deny"` a rule that refuses everybody stands on top while the others change.

/** What the guard is called in plans: no rule of a program can be called so. */
export const GUARD_KEY = "";

const GUARD_NAME = "Nobody while the rules change (pulumi-okta-native)";

/** The guard, as it is made; undefined for types whose rules cannot refuse. */
export function guardBody(type: string): JsonObject | undefined {
  const actions = refusalOf(type);
  return actions === undefined ? undefined : { type, name: GUARD_NAME, actions };
}

/** Also one that an interrupted run left behind. */
export function isGuard(type: string, live: LiveRule): boolean {
  return live.name === GUARD_NAME && live.system !== true && denies(type, live);
}
