import type { Features } from "../features.js";
import { derivedId } from "../ids.js";
import type { Json, JsonObject } from "../json.js";
import type { AppRecord, OrgState, PolicyRecord, RuleRecord } from "../store.js";

/** Rows to Okta's JSON. `base` is the scheme and host the client called. */

const link = (href: string, ...allow: string[]): JsonObject =>
  allow.length > 0 ? { href, hints: { allow } } : { href };

export const isAccountManagement = (policy: PolicyRecord): boolean =>
  policy.resourceType === "END_USER_ACCOUNT_MANAGEMENT";

/** The recorded sets: system objects GET and PUT, account management GET only, all others everything. */
function policyLinks(policy: PolicyRecord, state: OrgState, features: Features, base: string): JsonObject {
  const self = `${base}/api/v1/policies/${policy.id}`;
  const own = !policy.system && !isAccountManagement(policy);
  const active = policy.status === "ACTIVE";
  const links: JsonObject = {};
  if (own && !active) links.activate = link(`${self}/lifecycle/activate`, "POST");
  if (own && active && features.mappingsLink) links.mappings = link(`${self}/mappings`, "GET", "POST");
  links.self = isAccountManagement(policy)
    ? link(self, "GET")
    : policy.system
      ? link(self, "GET", "PUT")
      : link(self, "GET", "PUT", "DELETE");
  links.rules = link(`${self}/rules`, "GET", "POST");
  if (own && active) links.deactivate = link(`${self}/lifecycle/deactivate`, "POST");
  const signals = state.mappings.find(({ resourceId }) => resourceId === policy.id);
  if (signals)
    links.deviceSignalCollectionPolicy = link(`${base}/api/v1/policies/${signals.policyId}`, "GET");
  return links;
}

export function policyBody(
  policy: PolicyRecord,
  state: OrgState,
  features: Features,
  base: string,
): JsonObject {
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
    _links: policyLinks(policy, state, features, base),
    type,
  };
}

/** Lists of ACCESS_POLICY say what each policy is for; single answers do not (VCR). */
export function policyInList(
  policy: PolicyRecord,
  state: OrgState,
  features: Features,
  base: string,
): JsonObject {
  const body = policyBody(policy, state, features, base);
  if (policy.type === "ACCESS_POLICY" && features.resourceTypeInLists) {
    body._embedded = { resourceType: policy.resourceType ?? "APP" };
  }
  return body;
}

function ruleLinks(rule: RuleRecord, base: string): JsonObject {
  const self = `${base}/api/v1/policies/${rule.policyId}/rules/${rule.id}`;
  if (rule.system) return { self: link(self, "GET", "PUT") };
  return rule.status === "ACTIVE"
    ? {
        self: link(self, "GET", "PUT", "DELETE"),
        deactivate: link(`${self}/lifecycle/deactivate`, "POST"),
      }
    : {
        activate: link(`${self}/lifecycle/activate`, "POST"),
        self: link(self, "GET", "PUT", "DELETE"),
      };
}

export function ruleBody(rule: RuleRecord, base: string): JsonObject {
  const { id, status, name, priority, created, lastUpdated, system, conditions, actions, type } = rule;
  return {
    id,
    status,
    name,
    priority,
    created,
    lastUpdated,
    system,
    conditions,
    actions,
    _links: ruleLinks(rule, base),
    type,
  };
}

export function appBody(app: AppRecord, features: Features, base: string): JsonObject {
  const self = `${base}/api/v1/apps/${app.id}`;
  const links: JsonObject = {
    self: link(self, "GET", "PUT", "DELETE"),
    users: link(`${self}/users`),
    groups: link(`${self}/groups`),
    deactivate: link(`${self}/lifecycle/deactivate`, "POST"),
  };
  if (features.engine === "idx") {
    links.policies = link(`${self}/policies`, "PUT");
    if (app.accessPolicy) links.accessPolicy = link(`${base}/api/v1/policies/${app.accessPolicy}`);
    if (app.profileEnrollment)
      links.profileEnrollment = link(`${base}/api/v1/policies/${app.profileEnrollment}`);
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
  if ("application" in target) links.application = link(`${base}/api/v1/apps/${target.application}`);
  else links.policy = link(`${base}/api/v1/policies/${target.policy}`);
  return { id, _links: links };
}
