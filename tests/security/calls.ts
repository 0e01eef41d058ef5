import type { OktaOrg } from "../../provider/src/okta/client";
import type { OpaTeam } from "../../provider/src/opa/client";

/** One call of the API rooms with two ids. */
export interface Call {
  readonly make: (systems: { org: OktaOrg; team: OpaTeam }, one: string, other: string) => Promise<unknown>;
  /** Where the request must go: `{one}` and `{other}` stand for the ids. */
  readonly path: string;
  /** Query parameters that hold the first id as it is. */
  readonly query?: readonly string[];
}

const directory = (
  kind: Exclude<keyof OktaOrg["directory"], "methodsOf">,
  path: string,
): Record<string, Call> => ({
  [`directory.${kind}.get`]: {
    make: ({ org }, one) => org.directory[kind].get(one),
    path: `${path}/{one}`,
  },
  [`directory.${kind}.mayBeNamed`]: { make: ({ org }, one) => org.directory[kind].mayBeNamed(one), path },
});

const policies = "/api/v1/policies";
const users = "/v1/teams/acme/service_users";
const groups = "/v1/teams/acme/groups";

/** Every call that takes an id or a name. */
export const CALLS: Readonly<Record<string, Call>> = {
  "policies.list": { make: ({ org }, one) => org.policies.list(one), path: policies, query: ["type"] },
  "policies.list by q": {
    make: ({ org }, one) => org.policies.list("PASSWORD", { q: one }),
    path: policies,
    query: ["q"],
  },
  "policies.lookup": {
    make: ({ org }, one, other) => org.policies.lookup(one).find(other),
    path: policies,
    query: ["type"],
  },
  "policies.get": { make: ({ org }, one) => org.policies.get(one), path: `${policies}/{one}` },
  "policies.clone": { make: ({ org }, one) => org.policies.clone(one), path: `${policies}/{one}/clone` },
  "policies.replace": {
    make: ({ org }, one) => org.policies.replace(one, {}),
    path: `${policies}/{one}`,
  },
  "policies.delete": { make: ({ org }, one) => org.policies.delete(one), path: `${policies}/{one}` },
  "policies.lifecycle": {
    make: ({ org }, one) => org.policies.lifecycle(one, "activate"),
    path: `${policies}/{one}/lifecycle/activate`,
  },
  "policies.rules": { make: ({ org }, one) => org.policies.rules(one), path: `${policies}/{one}/rules` },
  "policies.getRule": {
    make: ({ org }, one, other) => org.policies.getRule(one, other),
    path: `${policies}/{one}/rules/{other}`,
  },
  "policies.createRule": {
    make: ({ org }, one) => org.policies.createRule(one, {}, true),
    path: `${policies}/{one}/rules`,
  },
  "policies.replaceRule": {
    make: ({ org }, one, other) => org.policies.replaceRule(one, other, {}),
    path: `${policies}/{one}/rules/{other}`,
  },
  "policies.deleteRule": {
    make: ({ org }, one, other) => org.policies.deleteRule(one, other),
    path: `${policies}/{one}/rules/{other}`,
  },
  "policies.ruleLifecycle": {
    make: ({ org }, one, other) => org.policies.ruleLifecycle(one, other, "deactivate"),
    path: `${policies}/{one}/rules/{other}/lifecycle/deactivate`,
  },
  "mappings.list": {
    make: ({ org }, one) => org.mappings.list(one),
    path: `${policies}/{one}/mappings`,
  },
  "mappings.shared": {
    make: ({ org }, one, other) => org.mappings.shared(one, other),
    path: `${policies}/{one}/mappings`,
  },
  "mappings.apps": { make: ({ org }, one) => org.mappings.apps(one), path: `${policies}/{one}/app` },
  "mappings.get": {
    make: ({ org }, one, other) => org.mappings.get(one, other),
    path: `${policies}/{one}/mappings/{other}`,
  },
  "mappings.create": {
    make: ({ org }, one, other) => org.mappings.create(one, other),
    path: `${policies}/{one}/mappings`,
  },
  "mappings.delete": {
    make: ({ org }, one, other) => org.mappings.delete(one, other),
    path: `${policies}/{one}/mappings/{other}`,
  },
  "apps.policies": { make: ({ org }, one) => org.apps.policies(one), path: "/api/v1/apps/{one}" },
  "apps.assign": {
    make: ({ org }, one, other) => org.apps.assign(one, other),
    path: "/api/v1/apps/{one}/policies/{other}",
  },
  ...directory("apps", "/api/v1/apps"),
  ...directory("groups", "/api/v1/groups"),
  ...directory("networkZones", "/api/v1/zones"),
  ...directory("authenticators", "/api/v1/authenticators"),
  ...directory("identityProviders", "/api/v1/idps"),
  ...directory("userTypes", "/api/v1/meta/types/user"),
  ...directory("deviceAssurances", "/api/v1/device-assurances"),
  ...directory("behaviors", "/api/v1/behaviors"),
  "directory.methodsOf": {
    make: ({ org }, one) => org.directory.methodsOf(one),
    path: "/api/v1/authenticators/{one}/methods",
  },
  "simulations.simulate": {
    make: ({ org }, one) => org.simulations.simulate({ appInstance: one, expand: "RULE" }),
    path: `${policies}/simulate`,
  },
  "serviceUsers.get": { make: ({ team }, one) => team.serviceUsers.get(one), path: `${users}/{one}` },
  "serviceUsers.list": {
    make: ({ team }, one) => team.serviceUsers.list({ contains: one }),
    path: users,
    query: ["contains"],
  },
  "serviceUsers.create": { make: ({ team }, one) => team.serviceUsers.create(one), path: users },
  "serviceUsers.setStatus": {
    make: ({ team }, one) => team.serviceUsers.setStatus(one, "DISABLED"),
    path: `${users}/{one}`,
  },
  "serviceUsers.keys": { make: ({ team }, one) => team.serviceUsers.keys(one), path: `${users}/{one}/keys` },
  "serviceUsers.createKey": {
    make: ({ team }, one) => team.serviceUsers.createKey(one),
    path: `${users}/{one}/keys`,
  },
  "serviceUsers.deleteKey": {
    make: ({ team }, one, other) => team.serviceUsers.deleteKey(one, other),
    path: `${users}/{one}/keys/{other}`,
  },
  "groups.members": { make: ({ team }, one) => team.groups.members(one), path: `${groups}/{one}/users` },
  "groups.add": {
    make: ({ team }, one, other) => team.groups.add(one, other),
    path: `${groups}/{one}/users`,
  },
  "groups.remove": {
    make: ({ team }, one, other) => team.groups.remove(one, other),
    path: `${groups}/{one}/users/{other}`,
  },
};

/** Every method of the API rooms, so that a call that is missing above is noticed. */
export function methodsOf({ org, team }: { org: OktaOrg; team: OpaTeam }): string[] {
  const rooms: readonly (readonly [string, object])[] = [
    ["policies", org.policies],
    ["mappings", org.mappings],
    ["apps", org.apps],
    ["simulations", org.simulations],
    ["serviceUsers", team.serviceUsers],
    ["groups", team.groups],
  ];
  return rooms.flatMap(([room, api]) => Object.keys(api).map((method) => `${room}.${method}`));
}
