import type { EmulatorContext } from "../context.js";
import type { Features } from "../features.js";
import { derivedId } from "../ids.js";
import type { Json, JsonObject } from "../json.js";
import type { AppRecord, PolicyRecord, RuleRecord } from "../store.js";

/** Rows to Okta's JSON. `base` is the scheme and host the client called. */

const link = (href: string, ...allow: string[]): JsonObject =>
  allow.length > 0 ? { href, hints: { allow } } : { href };

export const isAccountManagement = (policy: PolicyRecord): boolean =>
  policy.resourceType === "END_USER_ACCOUNT_MANAGEMENT";

/** The recorded sets: system objects GET and PUT, account management GET only, all others everything. */
function policyLinks(
  policy: PolicyRecord,
  { state, features, isEnforced }: EmulatorContext,
  base: string,
): JsonObject {
  const self = `${base}/api/v1/policies/${policy.id}`;
  const accountManagement = isAccountManagement(policy) && isEnforced("links-of-account-management");
  const own = !(policy.system && isEnforced("links-of-system")) && !accountManagement;
  const active = policy.status === "ACTIVE" || !isEnforced("links-by-status");
  const links: JsonObject = {};
  if (own && !active) {
    links.activate = link(`${self}/lifecycle/activate`, "POST");
  }
  if (own && features.mappingsLink) {
    links.mappings = link(`${self}/mappings`, "GET", "POST");
  }
  links.self = accountManagement
    ? link(self, "GET")
    : own
      ? link(self, "GET", "PUT", "DELETE")
      : link(self, "GET", "PUT");
  links.rules = link(`${self}/rules`, "GET", "POST");
  if (own && active) {
    links.deactivate = link(`${self}/lifecycle/deactivate`, "POST");
  }
  const signals = state.mappings.find(({ resourceId }) => resourceId === policy.id);
  if (signals) {
    links.deviceSignalCollectionPolicy = link(`${base}/api/v1/policies/${signals.policyId}`, "GET");
  }
  return { ...links, ...policy.links };
}

export function policyBody(policy: PolicyRecord, context: EmulatorContext, base: string): JsonObject {
  const {
    id,
    status,
    name,
    description,
    priority,
    system,
    conditions,
    created,
    lastUpdated,
    settings,
    type,
  } = policy;
  return {
    id,
    status,
    name,
    ...(description === undefined ? {} : { description }),
    priority,
    system,
    conditions,
    created,
    lastUpdated,
    ...(settings === undefined ? {} : { settings }),
    ...policy.properties,
    _links: policyLinks(policy, context, base),
    type,
  };
}

/** Lists of ACCESS_POLICY say what each policy is for; single answers do not (recorded). */
export function policyInList(policy: PolicyRecord, context: EmulatorContext, base: string): JsonObject {
  const body = policyBody(policy, context, base);
  const resourceType = policy.resourceType ?? (policy.type === "ACCESS_POLICY" ? "APP" : undefined);
  return resourceType !== undefined && context.features.resourceTypeInLists
    ? { ...body, _embedded: { resourceType } }
    : body;
}

export const policyAlone = (policy: PolicyRecord, context: EmulatorContext, base: string): JsonObject =>
  context.isEnforced("resource-type-in-lists-only")
    ? policyBody(policy, context, base)
    : policyInList(policy, context, base);

function ruleLinks(rule: RuleRecord, { isEnforced }: EmulatorContext, base: string): JsonObject {
  const self = `${base}/api/v1/policies/${rule.policyId}/rules/${rule.id}`;
  if (rule.system && isEnforced("links-of-system")) {
    return { self: link(self, "GET", "PUT") };
  }
  return rule.status === "ACTIVE" || !isEnforced("links-by-status")
    ? {
        self: link(self, "GET", "PUT", "DELETE"),
        deactivate: link(`${self}/lifecycle/deactivate`, "POST"),
      }
    : {
        activate: link(`${self}/lifecycle/activate`, "POST"),
        self: link(self, "GET", "PUT", "DELETE"),
      };
}

/** What the server still knows of a v1 rule's stamps, by the call that shows it (recorded in 2023). */
export type Occasion = "made" | "replaced" | "read";

function stampsShown(rule: RuleRecord, { features, isEnforced }: EmulatorContext, occasion: Occasion) {
  const { created, lastUpdated } = rule;
  const forgets = features.release === "2023" && rule.id.startsWith("0pr") && isEnforced("stamps-of-2023");
  return {
    created: forgets && occasion !== "made" ? null : created,
    lastUpdated: forgets && occasion === "read" ? null : lastUpdated,
  };
}

export function ruleBody(
  rule: RuleRecord,
  context: EmulatorContext,
  base: string,
  occasion: Occasion = "read",
): JsonObject {
  const { id, status, name, priority, system, conditions, actions, type } = rule;
  return {
    id,
    status,
    name,
    priority,
    ...stampsShown(rule, context, occasion),
    system,
    conditions,
    actions,
    ...rule.properties,
    _links: { ...ruleLinks(rule, context, base), ...rule.links },
    type,
  };
}

/** The links of an app as they were seen, but for the policies that it has. */
function linksAsSeen(
  { accessPolicy, profileEnrollment }: AppRecord,
  seen: JsonObject,
  base: string,
): JsonObject {
  const policies = { accessPolicy, profileEnrollment };
  const own = Object.entries(policies).filter(([, id]) => id !== null);
  return {
    ...seen,
    ...Object.fromEntries(own.map(([name, id]) => [name, link(`${base}/api/v1/policies/${id}`)])),
  };
}

export function appBody(app: AppRecord, features: Features, base: string): JsonObject {
  const self = `${base}/api/v1/apps/${app.id}`;
  if (app.links !== undefined) {
    return { ...app.body, _links: linksAsSeen(app, app.links, base) };
  }
  const links: JsonObject = {
    self: link(self, "GET", "PUT", "DELETE"),
    users: link(`${self}/users`),
    groups: link(`${self}/groups`),
    deactivate: link(`${self}/lifecycle/deactivate`, "POST"),
  };
  if (features.engine === "idx") {
    links.policies = link(`${self}/policies`, "PUT");
    if (app.accessPolicy) {
      links.accessPolicy = link(`${base}/api/v1/policies/${app.accessPolicy}`);
    }
    if (app.profileEnrollment) {
      links.profileEnrollment = link(`${base}/api/v1/policies/${app.profileEnrollment}`);
    }
  }
  return { ...app.body, _links: links };
}

/** Okta stores no mapping for an app: its id follows from app and policy. */
export const appMappingId = (policyId: string, appId: string): string => derivedId("map", policyId, appId);

export function mappingBody(
  id: string,
  policyId: string,
  target: { application: string } | { policy: string },
  base: string,
): JsonObject {
  const links: Record<string, Json> = {
    self: link(`${base}/api/v1/policies/${policyId}/mappings/${id}`, "GET", "DELETE"),
  };
  if ("application" in target) {
    links.application = link(`${base}/api/v1/apps/${target.application}`);
  } else {
    links.policy = link(`${base}/api/v1/policies/${target.policy}`);
  }
  return { id, _links: links };
}
