import { oktaStamp } from "./clock.js";
import type { EmulatorContext } from "./context.js";
import { oktaId } from "./ids.js";
import { asText, at, clone, isObject, type Json, type JsonObject } from "./json.js";
import { publicJwk } from "./okta/client-assertion.js";
import { defaultPolicy, furnish, group, isOffered, openIdConnect, systemRule } from "./okta/defaults.js";
import { directoryObject, directoryParts } from "./okta/directory.js";
import { everyoneId, policyContent, ruleActions, ruleConditions, shapeContextOf } from "./okta/normalise.js";
import { placePolicy, placeRule } from "./okta/ordering.js";
import { policyTypes } from "./okta/policy-types.js";
import { replaceId } from "./okta/replace-ids.js";
import { ensureBootstrap, seedOpaGroup, seedServiceUser } from "./opa/seeding.js";
import type { Seed } from "./seed.js";
import { emptyState, type OrgState, type PolicyRecord, put, type RuleRecord } from "./store.js";
import { layVerbatim } from "./verbatim.js";

/** A new org: what Okta and OPA put into it, and the service user whose key the credentials are. */
export function freshState(context: EmulatorContext): OrgState {
  const state = emptyState(oktaId("00o"));
  furnish({ ...context, state });
  return state;
}

/** Lays a seed over what is there. */
export function applySeed(context: EmulatorContext, seed: Seed): void {
  if (seed.empty === true) {
    context.state = emptyState(context.state.orgId);
  }
  if (seed.org?.id !== undefined) {
    context.state.orgId = seed.org.id;
  }
  for (const sent of seed.groups ?? []) {
    seedGroup(context, sent);
  }
  for (const sent of seed.users ?? []) {
    put(context.state.users, { id: oktaId("00u"), status: "ACTIVE", ...clone(sent) });
  }
  for (const part of directoryParts) {
    for (const sent of seed[part] ?? []) {
      put(context.state[part], directoryObject(context, part, sent));
    }
  }
  const catchAlls = new Set(
    (seed.rules ?? []).filter(({ system }) => system === true).map(({ policyId }) => policyId),
  );
  if (seed.verbatim === true) {
    layVerbatim(context, seed);
  } else {
    for (const sent of seed.policies ?? []) {
      seedPolicy(context, sent, catchAlls);
    }
    for (const sent of seed.rules ?? []) {
      seedRule(context, sent);
    }
  }
  for (const sent of seed.apps ?? []) {
    seedApp(context, sent, seed.verbatim === true);
  }
  for (const { id, keys, scopes, dpop } of seed.clients ?? []) {
    const client = { id, keys: keys.map(publicJwk), scopes, ...(dpop === undefined ? {} : { dpop }) };
    put(context.state.clients, client);
  }
  ensureBootstrap(context);
  for (const sent of seed.serviceUsers ?? []) {
    seedServiceUser(context, sent);
  }
  for (const sent of seed.opaGroups ?? []) {
    seedOpaGroup(context, sent);
  }
}

function seedGroup(context: EmulatorContext, sent: JsonObject): void {
  const { state, clock } = context;
  const name = asText(at(sent, "profile", "name"));
  const everyone = everyoneId(state);
  const isEveryone = name === "Everyone" && everyone !== "";
  const base = isEveryone
    ? (state.groups.find(({ id }) => id === everyone) ?? {})
    : group(name ?? "unnamed", "OKTA_GROUP", clock);
  const made: JsonObject = { ...base, ...clone(sent) };
  if (!isEveryone) {
    put(state.groups, made);
    return;
  }
  state.groups = state.groups.map((other) => (other.id === everyone ? made : other));
  const id = asText(made.id) ?? everyone;
  for (const policy of state.policies) {
    policy.conditions = replaceId(policy.conditions, everyone, id);
  }
  for (const rule of state.rules) {
    rule.conditions = replaceId(rule.conditions, everyone, id);
  }
}

const statusOf = (sent: JsonObject): "ACTIVE" | "INACTIVE" =>
  sent.status === "INACTIVE" ? "INACTIVE" : "ACTIVE";
const timeOf = (sent: Json | undefined, otherwise: string): string | null =>
  sent === null ? null : (asText(sent) ?? otherwise);
const priorityOf = (sent: JsonObject): number | null =>
  typeof sent.priority === "number" ? sent.priority : null;

/** The policy that a seeded one stands for: by id, or Okta's own of that type (of several, by name). */
function standingPolicy(state: OrgState, sent: JsonObject): PolicyRecord | undefined {
  const same = state.policies.find(({ id }) => id === sent.id);
  if (same || sent.system !== true) {
    return same;
  }
  const own = state.policies.filter(({ type, system }) => type === sent.type && system);
  return own.find(({ name }) => name === sent.name) ?? own[0];
}

function seedPolicy(context: EmulatorContext, sent: JsonObject, catchAlls: ReadonlySet<string>): void {
  const { state, features, clock } = context;
  const type = asText(sent.type) ?? "";
  const known = policyTypes[type];
  if (!known || !isOffered(type, features)) {
    throw new Error(`seed: this org has no policies of type ${type || "(none)"}`);
  }
  const standing = standingPolicy(state, sent);
  const stamp = oktaStamp(clock);
  const id = asText(sent.id) ?? standing?.id ?? oktaId(known.policyPrefix);
  const description = asText(sent.description) ?? standing?.description;
  const resourceType = asText(at(sent, "_embedded", "resourceType")) ?? standing?.resourceType;
  const content =
    standing && sent.conditions === undefined && sent.settings === undefined
      ? { conditions: standing.conditions, ...(standing.settings ? { settings: standing.settings } : {}) }
      : policyContent(type, sent, context);
  const policy: PolicyRecord = {
    id,
    type,
    name: asText(sent.name) ?? standing?.name ?? "unnamed",
    ...(description === undefined ? {} : { description }),
    priority: standing?.priority ?? 0,
    status: statusOf(sent),
    system: sent.system === undefined ? (standing?.system ?? false) : sent.system === true,
    ...content,
    created: timeOf(sent.created, standing?.created ?? stamp),
    lastUpdated: timeOf(sent.lastUpdated, stamp),
    ...(resourceType === undefined ? {} : { resourceType }),
    ...(standing?.boundApp === undefined ? {} : { boundApp: standing.boundApp }),
  };
  if (standing) {
    state.policies = state.policies.map((other) => (other === standing ? policy : other));
    moveReferences(state, standing.id, id);
  } else {
    state.policies.push(policy);
  }
  const { lastUpdated } = policy;
  const wanted = priorityOf(sent);
  if (policy.system) {
    policy.priority = wanted ?? (policy.priority || 1);
  } else {
    placePolicy(context, policy, wanted ?? (standing ? standing.priority : null), stamp);
  }
  policy.lastUpdated = lastUpdated;
  if (standing || catchAlls.has(id)) {
    return;
  }
  const rule = systemRule(policy, context);
  if (rule) {
    state.rules.push(rule);
  }
}

function moveReferences(state: OrgState, from: string, to: string): void {
  if (from === to) {
    return;
  }
  for (const rule of state.rules) {
    if (rule.policyId === from) {
      rule.policyId = to;
    }
  }
  for (const mapping of state.mappings) {
    if (mapping.policyId === from) {
      mapping.policyId = to;
    }
    if (mapping.resourceId === from) {
      mapping.resourceId = to;
    }
  }
  for (const app of state.apps) {
    if (app.accessPolicy === from) {
      app.accessPolicy = to;
    }
    if (app.profileEnrollment === from) {
      app.profileEnrollment = to;
    }
  }
}

function seedRule(context: EmulatorContext, sent: JsonObject & { policyId: string }): void {
  const { state, clock } = context;
  const policy = state.policies.find(({ id }) => id === sent.policyId);
  const known = policy && policyTypes[policy.type];
  if (!policy || !known) {
    throw new Error(`seed: there is no policy ${sent.policyId} for the rule ${String(sent.name)}`);
  }
  const standing = state.rules.find(
    (rule) => rule.policyId === policy.id && (rule.id === sent.id || (sent.system === true && rule.system)),
  );
  const shapeContext = shapeContextOf(context, policy.resourceType);
  const stamp = oktaStamp(clock);
  const system = sent.system === undefined ? (standing?.system ?? false) : sent.system === true;
  const rule: RuleRecord = {
    id: asText(sent.id) ?? standing?.id ?? oktaId(known.rulePrefix),
    policyId: policy.id,
    type: known.ruleType,
    name: asText(sent.name) ?? standing?.name ?? "unnamed",
    priority: priorityOf(sent) ?? standing?.priority ?? 0,
    status: statusOf(sent),
    system,
    conditions:
      sent.conditions === undefined && standing
        ? standing.conditions
        : ruleConditions(policy.type, sent.conditions, shapeContext),
    actions:
      sent.actions === undefined && standing
        ? standing.actions
        : ruleActions(policy.type, sent.actions, shapeContext),
    created: timeOf(sent.created, standing?.created ?? stamp),
    lastUpdated: timeOf(sent.lastUpdated, stamp),
  };
  const { lastUpdated } = rule;
  state.rules = state.rules.filter((other) => other !== standing);
  if (!system) {
    placeRule(context, policy, rule, {
      old: null,
      wanted: priorityOf(sent) ?? standing?.priority ?? null,
      stamp,
    });
  }
  rule.lastUpdated = lastUpdated;
  state.rules.push(rule);
}

const linked = (sent: JsonObject, name: string): string | undefined =>
  asText(at(sent, "_links", name, "href"))
    ?.split("/")
    .pop();

/** What an app shows of which nothing was told. */
const plainApp = (id: string, stamp: string): JsonObject => ({
  name: "oidc_client",
  label: id,
  status: "ACTIVE",
  created: stamp,
  lastUpdated: stamp,
  ...openIdConnect(id),
});

/**
 * An app takes its policies from its links, as the API shows them; without links, the defaults. Laid verbatim with links,
 * it has nothing that was not seen.
 */
function seedApp(context: EmulatorContext, sent: JsonObject, verbatim: boolean): void {
  const { state, clock } = context;
  const builtIn = state.apps.find(
    ({ body }) => body.name === sent.name && builtInNames.has(String(sent.name)),
  );
  const standing = state.apps.find(({ id }) => id === sent.id) ?? builtIn;
  const id = asText(sent.id) ?? standing?.id ?? oktaId("0oa");
  const { _links: links, ...body } = clone(sent);
  const seen = verbatim && isObject(links) ? links : undefined;
  const base = seen ? {} : (standing?.body ?? plainApp(id, oktaStamp(clock)));
  const fallback = (type: string): string | null => (seen ? null : (defaultPolicy(state, type)?.id ?? null));
  const app = {
    id,
    body: { ...base, ...body, id },
    accessPolicy: linked(sent, "accessPolicy") ?? standing?.accessPolicy ?? fallback("ACCESS_POLICY"),
    profileEnrollment:
      linked(sent, "profileEnrollment") ?? standing?.profileEnrollment ?? fallback("PROFILE_ENROLLMENT"),
    ...(seen ? { links: seen } : {}),
  };
  if (!standing) {
    state.apps.push(app);
    return;
  }
  state.apps = state.apps.map((other) => (other === standing ? app : other));
  for (const policy of state.policies) {
    if (policy.boundApp === standing.id) {
      policy.boundApp = id;
    }
  }
}

const builtInNames: ReadonlySet<string> = new Set([
  "saasure",
  "okta_enduser",
  "okta_browser_plugin",
  "okta_end_user_settings",
]);

/** For seeds that come from files and over HTTP: the outline only, the rest fails where it is used. */
export function seedFrom(value: unknown): Seed {
  if (!isObject(value)) {
    throw new Error("seed: must be a JSON object");
  }
  const lists = [
    "groups",
    "apps",
    "users",
    ...directoryParts,
    "policies",
    "rules",
    "clients",
    "serviceUsers",
    "opaGroups",
  ];
  for (const [key, member] of Object.entries(value)) {
    if (lists.includes(key) && !(Array.isArray(member) && member.every(isObject))) {
      throw new Error(`seed: ${key} must be a list of objects`);
    }
    if (!lists.includes(key) && !["empty", "verbatim", "org"].includes(key)) {
      throw new Error(`seed: unknown property ${key}`);
    }
  }
  // The lists were checked above; their objects may be partial and are filled in one by one.
  return value as unknown as Seed;
}
