import { oktaStamp } from "./clock.js";
import type { EmulatorContext } from "./context.js";
import { oktaId } from "./ids.js";
import { asList, asObject, asText, at, clone, isObject, type Json, type JsonObject } from "./json.js";
import { policyTypes } from "./okta/policy-types.js";
import type { Seed } from "./seed.js";
import { type Beyond, type PolicyRecord, put, type RuleRecord } from "./store.js";

/** Lays policies and rules as a real org showed them; what was not seen of one is as small as can be. */
export function layVerbatim(context: EmulatorContext, seed: Seed): void {
  for (const seen of seed.policies ?? []) {
    put(context.state.policies, policyAsSeen(context, seen));
  }
  for (const seen of seed.rules ?? []) {
    put(context.state.rules, ruleAsSeen(context, seen));
  }
}

const time = (seen: Json | undefined, otherwise: string): string | null =>
  seen === null ? null : (asText(seen) ?? otherwise);
const number = (seen: Json | undefined): number => (typeof seen === "number" ? seen : 1);

/** What the records of policies and rules have in common, as far as it was seen. */
function common(context: EmulatorContext, seen: JsonObject, prefix: string) {
  const stamp = oktaStamp(context.clock);
  const created = time(seen.created, stamp);
  const status: "ACTIVE" | "INACTIVE" = seen.status === "INACTIVE" ? "INACTIVE" : "ACTIVE";
  return {
    id: asText(seen.id) ?? oktaId(prefix),
    type: asText(seen.type) ?? "",
    name: asText(seen.name) ?? "unnamed",
    priority: number(seen.priority),
    status,
    system: seen.system === true,
    conditions: clone(seen.conditions ?? null),
    created,
    lastUpdated: time(seen.lastUpdated, created ?? stamp),
  };
}

const knownOfBoth = [
  "id",
  "type",
  "name",
  "priority",
  "status",
  "system",
  "conditions",
  "created",
  "lastUpdated",
];
const knownOfPolicy = [...knownOfBoth, "description", "settings", "_links", "_embedded"];
const knownOfRule = [...knownOfBoth, "actions", "policyId", "_links"];
const mayBeLeftOut: ReadonlySet<string> = new Set(["description", "settings"]);
const knownLinks = ["self", "rules", "mappings", "activate", "deactivate"];

function beyond(seen: JsonObject, known: readonly string[]): Beyond {
  // null is not nothing: what may be left out and was seen as null is shown as null.
  const isKnown = (name: string): boolean =>
    known.includes(name) && !(mayBeLeftOut.has(name) && seen[name] === null);
  const properties = without(seen, Object.keys(seen).filter(isKnown));
  const links = without(asObject(seen._links), knownLinks);
  return {
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(Object.keys(links).length === 0 ? {} : { links }),
  };
}

const without = (object: JsonObject, names: readonly string[]): JsonObject =>
  clone(Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))));

/** Only lists say what a policy is for; of account management alone is it seen in what it offers (recorded). */
const resourceTypeByLinks = (seen: JsonObject): string | undefined =>
  asList(at(seen, "_links", "self", "hints", "allow")).join() === "GET"
    ? "END_USER_ACCOUNT_MANAGEMENT"
    : undefined;

function policyAsSeen(context: EmulatorContext, seen: JsonObject): PolicyRecord {
  const resourceType = asText(at(seen, "_embedded", "resourceType")) ?? resourceTypeByLinks(seen);
  const description = asText(seen.description);
  return {
    ...common(context, seen, policyTypes[asText(seen.type) ?? ""]?.policyPrefix ?? "rst"),
    ...(description === undefined ? {} : { description }),
    ...(isObject(seen.settings) ? { settings: clone(seen.settings) } : {}),
    ...(resourceType === undefined ? {} : { resourceType }),
    ...beyond(seen, knownOfPolicy),
  };
}

function ruleAsSeen(context: EmulatorContext, seen: JsonObject & { policyId: string }): RuleRecord {
  const policy = context.state.policies.find(({ id }) => id === seen.policyId);
  if (!policy) {
    throw new Error(`seed: there is no policy ${seen.policyId} for the rule ${String(seen.name)}`);
  }
  const known = policyTypes[policy.type];
  return {
    ...common(context, { type: known?.ruleType ?? policy.type, ...seen }, known?.rulePrefix ?? "rul"),
    policyId: policy.id,
    actions: clone(asObject(seen.actions)),
    ...beyond(seen, knownOfRule),
  };
}
