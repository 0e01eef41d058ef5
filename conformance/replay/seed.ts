import type { Seed } from "okta-emulator";
import { isObject, type Json, type JsonObject } from "../recordings";
import type { SeededRule, Standing } from "./infer-hidden-objects";
import { idOf, kept, namedBy, parentOf, type Step } from "./steps";

/** What the answer to a write tells of how its object was before: what no write changes, and most likely its place. */
const lasting = ["id", "type", "system", "status", "created", "priority"];
/** Of Okta's own objects writes change less (facts §3.5). */
const lastingOfOktas = [...lasting, "name", "conditions"];

const beforeWrite = (object: JsonObject): JsonObject =>
  kept(object, object.system === true ? lastingOfOktas : lasting);

/** What stood in the org before the sequence began: each object as it was first seen before an own write to it. */
function standingBefore(
  steps: readonly Step[],
  cameLater: ReadonlySet<string>,
): Standing & { readonly apps: readonly JsonObject[] } {
  const made = new Set(steps.flatMap((step) => step.made ?? []));
  const policies = new Map<string, JsonObject>();
  const rules = new Map<string, SeededRule>();
  const written = new Set<string>();
  for (const step of steps) {
    const policyId = parentOf(step);
    if (step.method === "PUT") {
      for (const id of namedBy(step)) {
        written.add(id);
      }
    }
    for (const object of step.objects) {
      const id = idOf(object);
      if (made.has(id) || cameLater.has(id) || (policyId !== undefined && cameLater.has(policyId))) {
        continue;
      }
      const seen = written.has(id) ? beforeWrite(object) : object;
      if (policyId === undefined) {
        keepFirst(policies, id, seen);
      }
      // The system rule of a policy that the sequence makes is made along with it.
      else if (!made.has(policyId)) {
        keepFirst(rules, id, { ...seen, policyId });
      }
    }
  }
  const found = steps.filter(({ succeeded }) => succeeded);
  const isUnseen = (id: string): boolean => !made.has(id) && !cameLater.has(id);
  for (const { target } of found) {
    if (target.kind === "rule" && isUnseen(target.policyId) && isUnseen(target.ruleId)) {
      keepFirst(rules, target.ruleId, { id: target.ruleId, policyId: target.policyId });
    }
    if ("policyId" in target && isUnseen(target.policyId)) {
      keepFirst(policies, target.policyId, {
        id: target.policyId,
        type: typeOf(target.policyId, steps),
        system: !found.some((step) => isOwnWrite(step, target.policyId)),
      });
    }
  }
  return { policies: [...policies.values()], rules: [...rules.values()], apps: appsBefore(found) };
}

/** Apps as lists of a policy's apps show them, with the policies that they had before the sequence gave them others. */
function appsBefore(found: readonly Step[]): JsonObject[] {
  const apps = new Map<string, JsonObject>();
  const given = new Map<string, string[]>();
  for (const { target, response } of found) {
    if (target.kind === "assignment") {
      given.set(target.appId, [...(given.get(target.appId) ?? []), target.policyId]);
    } else if (target.kind === "policy" && target.action === "app" && Array.isArray(response)) {
      for (const app of response.filter(isObject)) {
        keepFirst(apps, idOf(app), { ...app, _links: linksBut(app, given.get(idOf(app)) ?? []) });
      }
    }
  }
  for (const id of given.keys()) {
    keepFirst(apps, id, { id });
  }
  return [...apps.values()];
}

function linksBut({ _links }: JsonObject, policies: readonly string[]): JsonObject {
  const leadsTo = (link: Json, id: string): boolean =>
    isObject(link) && typeof link.href === "string" && link.href.endsWith(`/policies/${id}`);
  return Object.fromEntries(
    Object.entries(isObject(_links) ? _links : {}).filter(
      ([, link]) => !policies.some((id) => leadsTo(link, id)),
    ),
  );
}

/** Deleting and deactivating are refused for Okta's own policies, which is what others most likely only pass by. */
const isOwnWrite = ({ isWrite, target }: Step, policyId: string): boolean =>
  isWrite && target.kind === "policy" && target.policyId === policyId;

export function seedOf(steps: readonly Step[], cameLater: ReadonlySet<string>): Seed {
  const { policies, rules, apps } = standingBefore(steps, cameLater);
  return {
    empty: true,
    verbatim: true,
    groups: [everyone(steps)],
    identityProviders: identityProviders(steps),
    policies: [...policies],
    rules: [...rules],
    apps: [...apps],
  };
}

function keepFirst<T>(seen: Map<string, T>, id: string, value: T): void {
  if (!seen.has(id)) {
    seen.set(id, value);
  }
}

/** The type of a policy that was never shown: that of its rules, else what its id and use allow. */
function typeOf(policyId: string, steps: readonly Step[]): string {
  const type = steps.find((step) => parentOf(step) === policyId && step.objects.length > 0)?.objects[0]?.type;
  if (typeof type === "string") {
    return type === "SIGN_ON" ? "OKTA_SIGN_ON" : type;
  }
  return policyId.startsWith("rst") ? "ACCESS_POLICY" : "OKTA_SIGN_ON";
}

/** The group Everyone is the only one of a default policy, and that of a policy written for no group. */
function everyone(steps: readonly Step[]): JsonObject {
  const isForAll = ({ isWrite, request }: Step, { system }: JsonObject): boolean =>
    system === true || (isWrite && isObject(request) && includedGroups(request).length === 0);
  const [id] = steps
    .filter((step) => parentOf(step) === undefined)
    .flatMap((step) => step.objects.filter((policy) => isForAll(step, policy)).flatMap(includedGroups));
  return { profile: { name: "Everyone" }, ...(id === undefined ? {} : { id }) };
}

function includedGroups({ conditions }: JsonObject): string[] {
  const people = isObject(conditions) ? conditions.people : undefined;
  const groups = isObject(people) && isObject(people.groups) ? people.groups.include : undefined;
  return Array.isArray(groups) ? groups.filter((id) => typeof id === "string") : [];
}

/** Identity providers by the names that answers tell. */
function identityProviders(steps: readonly Step[]): JsonObject[] {
  const shown = steps
    .flatMap(({ objects }) => objects)
    .flatMap(({ actions }) => {
      const idp = isObject(actions) ? actions.idp : undefined;
      return isObject(idp) && Array.isArray(idp.providers) ? idp.providers.filter(isObject) : [];
    });
  return shown.filter(({ id, name }) => typeof id === "string" && typeof name === "string");
}
