import type { Seed } from "okta-emulator";
import { isObject, type JsonObject } from "../recordings";
import { idOf, kept, namedBy, parentOf, type Step } from "./steps";
import type { SeededRule, Standing } from "./unnamed";

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
): Standing & { readonly apps: readonly string[] } {
  const made = new Set(steps.flatMap((step) => step.made ?? []));
  const policies = new Map<string, JsonObject>();
  const rules = new Map<string, SeededRule>();
  const written = new Set<string>();
  for (const step of steps) {
    const policyId = parentOf(step);
    if (step.method === "PUT") for (const id of namedBy(step)) written.add(id);
    for (const object of step.objects) {
      const id = idOf(object);
      if (made.has(id) || cameLater.has(id)) continue;
      const seen = written.has(id) ? beforeWrite(object) : object;
      if (policyId === undefined) keepFirst(policies, id, seen);
      // The system rule of a policy that the sequence makes is made along with it.
      else if (!made.has(policyId)) keepFirst(rules, id, { ...seen, policyId });
    }
  }
  const found = steps.filter(({ succeeded }) => succeeded);
  const isUnseen = (id: string): boolean => !made.has(id) && !cameLater.has(id);
  for (const { target } of found) {
    if (target.kind === "rule" && !made.has(target.policyId) && isUnseen(target.ruleId)) {
      keepFirst(rules, target.ruleId, { id: target.ruleId, policyId: target.policyId });
    }
    if ("policyId" in target && isUnseen(target.policyId)) {
      keepFirst(policies, target.policyId, { id: target.policyId, type: typeOf(target.policyId, steps) });
    }
  }
  const apps = new Set(found.flatMap(({ target }) => (target.kind === "assignment" ? target.appId : [])));
  return { policies: [...policies.values()], rules: [...rules.values()], apps: [...apps] };
}

export function seedOf(steps: readonly Step[], cameLater: ReadonlySet<string>): Seed {
  const { policies, rules, apps } = standingBefore(steps, cameLater);
  return {
    empty: true,
    verbatim: true,
    groups: [everyone(steps)],
    identityProviders: identityProviders(steps),
    policies: [...policies],
    rules: [...rules],
    apps: apps.map((id) => ({ id })),
  };
}

function keepFirst<T>(seen: Map<string, T>, id: string, value: T): void {
  if (!seen.has(id)) seen.set(id, value);
}

/** The type of a policy that was never shown: that of its rules, else what its id and use allow. */
function typeOf(policyId: string, steps: readonly Step[]): string {
  const type = steps.find((step) => parentOf(step) === policyId && step.objects.length > 0)?.objects[0]?.type;
  if (typeof type === "string") return type === "SIGN_ON" ? "OKTA_SIGN_ON" : type;
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
