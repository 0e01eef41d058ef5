import { isObject, type JsonObject } from "../../comparison/json";
import { pick } from "../../lifecycle/define-resource";
import { argumentsOf, writableFields } from "../../lifecycle/policy-object/mapping";
import type { LiveRule } from "../../okta/policies";
import { capabilitiesOf } from "../../policy-types/registry";

/** Arguments that say how the set is managed: kept in the state record, never sent. */
const OPTIONS = [
  "foreignRules",
  "transition",
  "adopt",
  "converge",
  "drift",
  "onConflict",
  "onDestroy",
] as const;

/** How many rules Okta takes in a policy, without the one that it makes itself. */
export const MOST_RULES = 100;

/** The type of the rules, which programs may name as the policy's or as the rules' own. */
export function ruleTypeIn({ type }: JsonObject): string {
  const given = typeof type === "string" ? type : "";
  return capabilitiesOf(given)?.ruleType ?? given;
}

/** The rules that the arguments or outputs hold, as arguments spell them, by what the program calls them. */
export function rulesIn({ rules }: JsonObject): ReadonlyMap<string, JsonObject> {
  const entries = Object.entries(isObject(rules) ? rules : {});
  return new Map(entries.flatMap(([key, rule]) => (isObject(rule) ? [[key, rule] as const] : [])));
}

/** What the program calls its rules, from the top. */
export function orderIn({ order }: JsonObject): string[] {
  return Array.isArray(order) ? order.filter((key) => typeof key === "string") : [];
}

/** The ids of the rules that stand in Okta, by what the program calls them. */
export function idsIn({ ids }: JsonObject): ReadonlyMap<string, string> {
  const entries = Object.entries(isObject(ids) ? ids : {});
  return new Map(entries.flatMap(([key, id]) => (typeof id === "string" ? [[key, id] as const] : [])));
}

/** Okta's object that the arguments of one rule mean. */
export function objectOf(type: string, key: string, rule: JsonObject): JsonObject {
  const { extra, ...rest } = rule;
  return { type, name: key, ...rest, ...(isObject(extra) ? extra : {}) };
}

/** Okta's object as arguments of the set spell it: its place is its place in the list. */
export function memberOf(key: string, object: JsonObject): JsonObject {
  const { type: _type, priority: _priority, name, ...rest } = argumentsOf(object);
  return { ...(name === undefined || name === key ? {} : { name }), ...rest };
}

/** Okta's object that the arguments of the rule Okta made mean: nothing but its actions can be declared. */
export function catchAllObject(type: string, inputs: JsonObject): JsonObject {
  return { type, ...(isObject(inputs.catchAll) ? inputs.catchAll : {}) };
}

/** The rule that Okta made as arguments of the set spell it. */
export function catchAllOf(object: JsonObject): JsonObject {
  return isObject(object.actions) ? { actions: object.actions } : {};
}

/**
 * What of Okta's answer is compared: not the number, which says only where the rule stands; of the rule that Okta made
 * nothing but its actions.
 */
export function contentOf(live: LiveRule): JsonObject {
  const { priority: _priority, ...rest } = writableFields(live);
  return live.system === true ? { type: live.type, ...catchAllOf(rest) } : rest;
}

/** The options as given. */
export function optionsIn(inputs: JsonObject): JsonObject {
  return pick(inputs, OPTIONS);
}
