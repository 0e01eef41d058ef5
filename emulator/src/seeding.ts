import { oktaStamp, opaStamp, zeroTime } from "./clock.js";
import { keySecret, oktaId, uuid } from "./ids.js";
import { asText, at, clone, isObject, type Json, type JsonObject } from "./json.js";
import { defaultPolicy, everyoneId, furnish, group, isOffered, systemRule } from "./okta/defaults.js";
import { placePolicy, placeRule } from "./okta/line.js";
import { policyContent, ruleActions, ruleConditions } from "./okta/normalise.js";
import { policyTypes } from "./okta/policy-types.js";
import { replaceId } from "./okta/replace-ids.js";
import { joinEveryone } from "./opa/service-users.js";
import type { Seed, SeedOpaGroup, SeedServiceUser } from "./seed.js";
import { emptyState, type OrgState, type PolicyRecord, put, type RuleRecord } from "./store.js";
import type { World } from "./world.js";

/** A new org: what Okta and OPA put into it, and the service user whose key the credentials are. */
export function freshState(world: World): OrgState {
  const state = emptyState(oktaId("00o"));
  furnish(state, world.features, world.clock);
  return state;
}

/** The admin group and the service user that whoever drives the emulator signs in as (OPA-OV: from the console). */
export function ensureBootstrap(world: World): void {
  const { state, credentials, clock } = world;
  ensureGroup(state, "everyone", []);
  const admins = ensureGroup(state, "pulumi-admins", ["pam_admin", "resource_admin"]);
  if (state.serviceUsers.some(({ keys }) => keys.some(({ id }) => id === credentials.opa.key))) return;
  const key = {
    id: credentials.opa.key,
    secret: credentials.opa.secret,
    issued_at: opaStamp(clock.now()),
    expires_at: zeroTime,
    last_used: null,
  };
  const user = state.serviceUsers.find(({ name }) => name === bootstrapUser);
  if (user) user.keys.push(key);
  else {
    state.serviceUsers.push({
      id: uuid(),
      name: bootstrapUser,
      status: "ACTIVE",
      deleted_at: zeroTime,
      keys: [key],
    });
  }
  if (!admins.members.includes(bootstrapUser)) admins.members.push(bootstrapUser);
  joinEveryone(world, bootstrapUser);
  state.issued.push({ kind: "opaKeySecret", value: key.secret, owner: bootstrapUser });
}

const bootstrapUser = "pulumi-admin";

function ensureGroup(state: OrgState, name: string, roles: string[]) {
  const found = state.opaGroups.find((candidate) => candidate.name === name);
  if (found) return found;
  const made = { id: uuid(), name, roles, federated: false, members: [] as string[] };
  state.opaGroups.push(made);
  return made;
}

/** Lays a seed over what is there. */
export function applySeed(world: World, seed: Seed): void {
  if (seed.empty === true) world.state = emptyState(world.state.orgId);
  if (seed.org?.id !== undefined) world.state.orgId = seed.org.id;
  for (const sent of seed.groups ?? []) seedGroup(world, sent);
  for (const sent of seed.users ?? [])
    put(world.state.users, { id: oktaId("00u"), status: "ACTIVE", ...clone(sent) });
  for (const sent of seed.zones ?? [])
    put(world.state.zones, { id: oktaId("nzo"), status: "ACTIVE", ...clone(sent) });
  const catchAlls = new Set(
    (seed.rules ?? []).filter(({ system }) => system === true).map(({ policyId }) => policyId),
  );
  for (const sent of seed.policies ?? []) seedPolicy(world, sent, catchAlls);
  for (const sent of seed.rules ?? []) seedRule(world, sent);
  for (const sent of seed.apps ?? []) seedApp(world, sent);
  ensureBootstrap(world);
  for (const sent of seed.serviceUsers ?? []) seedServiceUser(world, sent);
  for (const sent of seed.opaGroups ?? []) seedOpaGroup(world, sent);
}

function seedGroup(world: World, sent: JsonObject): void {
  const { state, clock } = world;
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
  for (const policy of state.policies) policy.conditions = replaceId(policy.conditions, everyone, id);
  for (const rule of state.rules) rule.conditions = replaceId(rule.conditions, everyone, id);
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
  if (same || sent.system !== true) return same;
  const own = state.policies.filter(({ type, system }) => type === sent.type && system);
  return own.find(({ name }) => name === sent.name) ?? own[0];
}

function seedPolicy(world: World, sent: JsonObject, catchAlls: ReadonlySet<string>): void {
  const { state, features, clock } = world;
  const type = asText(sent.type) ?? "";
  const known = policyTypes[type];
  if (!known || !isOffered(type, features))
    throw new Error(`seed: this org has no policies of type ${type || "(none)"}`);
  const standing = standingPolicy(state, sent);
  const stamp = oktaStamp(clock);
  const id = asText(sent.id) ?? standing?.id ?? oktaId(known.policyPrefix);
  const description = asText(sent.description) ?? standing?.description;
  const resourceType = asText(at(sent, "_embedded", "resourceType")) ?? standing?.resourceType;
  const content =
    standing && sent.conditions === undefined && sent.settings === undefined
      ? { conditions: standing.conditions, ...(standing.settings ? { settings: standing.settings } : {}) }
      : policyContent(type, sent, everyoneId(state), { features });
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
  if (policy.system) policy.priority = wanted ?? (policy.priority || 1);
  else placePolicy(state, policy, wanted ?? (standing ? standing.priority : null), stamp);
  policy.lastUpdated = lastUpdated;
  if (standing || catchAlls.has(id)) return;
  const rule = systemRule(policy, features, clock);
  if (rule) state.rules.push(rule);
}

function moveReferences(state: OrgState, from: string, to: string): void {
  if (from === to) return;
  for (const rule of state.rules) if (rule.policyId === from) rule.policyId = to;
  for (const mapping of state.mappings) {
    if (mapping.policyId === from) mapping.policyId = to;
    if (mapping.resourceId === from) mapping.resourceId = to;
  }
  for (const app of state.apps) {
    if (app.accessPolicy === from) app.accessPolicy = to;
    if (app.profileEnrollment === from) app.profileEnrollment = to;
  }
}

function seedRule(world: World, sent: JsonObject & { policyId: string }): void {
  const { state, features, clock } = world;
  const policy = state.policies.find(({ id }) => id === sent.policyId);
  const known = policy && policyTypes[policy.type];
  if (!policy || !known)
    throw new Error(`seed: there is no policy ${sent.policyId} for the rule ${String(sent.name)}`);
  const standing = state.rules.find(
    (rule) => rule.policyId === policy.id && (rule.id === sent.id || (sent.system === true && rule.system)),
  );
  const context = { features, resourceType: policy.resourceType };
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
        : ruleConditions(policy.type, sent.conditions, context),
    actions:
      sent.actions === undefined && standing
        ? standing.actions
        : ruleActions(policy.type, sent.actions, context),
    created: timeOf(sent.created, standing?.created ?? stamp),
    lastUpdated: timeOf(sent.lastUpdated, stamp),
  };
  const { lastUpdated } = rule;
  state.rules = state.rules.filter((other) => other !== standing);
  if (!system)
    placeRule(state, policy, rule, {
      old: null,
      wanted: priorityOf(sent) ?? standing?.priority ?? null,
      stamp,
    });
  rule.lastUpdated = lastUpdated;
  state.rules.push(rule);
}

const linked = (sent: JsonObject, name: string): string | undefined =>
  asText(at(sent, "_links", name, "href"))
    ?.split("/")
    .pop();

/** An app takes its policies from its links, as the API shows them; without links, the defaults. */
function seedApp(world: World, sent: JsonObject): void {
  const { state, clock } = world;
  const builtIn = state.apps.find(
    ({ body }) => body.name === sent.name && builtInNames.has(String(sent.name)),
  );
  const standing = state.apps.find(({ id }) => id === sent.id) ?? builtIn;
  const id = asText(sent.id) ?? standing?.id ?? oktaId("0oa");
  const stamp = oktaStamp(clock);
  const { _links: _dropped, ...body } = clone(sent);
  const base = standing?.body ?? {
    name: "oidc_client",
    label: id,
    status: "ACTIVE",
    created: stamp,
    lastUpdated: stamp,
    signOnMode: "OPENID_CONNECT",
  };
  const fallback = (type: string): string | null => defaultPolicy(state, type)?.id ?? null;
  const app = {
    id,
    body: { ...base, ...body, id },
    accessPolicy: linked(sent, "accessPolicy") ?? standing?.accessPolicy ?? fallback("ACCESS_POLICY"),
    profileEnrollment:
      linked(sent, "profileEnrollment") ?? standing?.profileEnrollment ?? fallback("PROFILE_ENROLLMENT"),
  };
  if (!standing) {
    state.apps.push(app);
    return;
  }
  state.apps = state.apps.map((other) => (other === standing ? app : other));
  for (const policy of state.policies) if (policy.boundApp === standing.id) policy.boundApp = id;
}

const builtInNames: ReadonlySet<string> = new Set([
  "saasure",
  "okta_enduser",
  "okta_browser_plugin",
  "okta_end_user_settings",
]);

function seedServiceUser(world: World, sent: SeedServiceUser): void {
  const { state, clock } = world;
  const now = opaStamp(clock.now());
  const standing = state.serviceUsers.find(({ name }) => name === sent.name);
  const status = sent.status ?? "ACTIVE";
  const keys = (sent.keys ?? []).map((key) => ({
    id: key.id ?? uuid(),
    secret: key.secret ?? keySecret(),
    issued_at: key.issued_at ?? now,
    expires_at: key.expires_at ?? zeroTime,
    last_used: null,
  }));
  const user = {
    id: sent.id ?? standing?.id ?? uuid(),
    name: sent.name,
    status,
    deleted_at: status === "DELETED" ? now : zeroTime,
    keys: sent.keys === undefined && standing ? standing.keys : keys,
  };
  if (standing) state.serviceUsers = state.serviceUsers.map((other) => (other === standing ? user : other));
  else state.serviceUsers.push(user);
  for (const key of keys) state.issued.push({ kind: "opaKeySecret", value: key.secret, owner: user.name });
  if (status === "DELETED") return;
  joinEveryone(world, user.name);
  for (const name of sent.groups ?? []) {
    const joined = ensureGroup(state, name, []);
    if (!joined.members.includes(user.name)) joined.members.push(user.name);
  }
}

function seedOpaGroup(world: World, sent: SeedOpaGroup): void {
  const found = ensureGroup(world.state, sent.name, []);
  found.id = sent.id ?? found.id;
  found.roles = sent.roles ? [...sent.roles] : found.roles;
  found.federated = sent.federated ?? found.federated;
  found.members = sent.members ? [...sent.members] : found.members;
}

/** For seeds that come from files and over HTTP: the outline only, the rest fails where it is used. */
export function seedFrom(value: unknown): Seed {
  if (!isObject(value)) throw new Error("seed: must be a JSON object");
  const lists = ["groups", "apps", "users", "zones", "policies", "rules", "serviceUsers", "opaGroups"];
  for (const [key, member] of Object.entries(value)) {
    if (lists.includes(key) && !(Array.isArray(member) && member.every(isObject))) {
      throw new Error(`seed: ${key} must be a list of objects`);
    }
    if (!lists.includes(key) && key !== "empty" && key !== "org")
      throw new Error(`seed: unknown property ${key}`);
  }
  // The lists were checked above; their objects may be partial and are filled in one by one.
  return value as unknown as Seed;
}
