import { opaStamp, zeroTime } from "../clock.js";
import { uuid } from "../ids.js";
import { asText, type JsonObject } from "../json.js";
import type { ServiceUserRecord } from "../store.js";
import type { World } from "../world.js";
import { missing, OpaError } from "./errors.js";

/** Service users: by name in every path, never hard-deleted, their names never free again (OPA facts §4). */

const statuses = ["ACTIVE", "DISABLED", "DELETED"] as const;
type Status = (typeof statuses)[number];

export const serviceUserBody = (world: World, user: ServiceUserRecord): JsonObject => ({
  team_name: world.credentials.opa.team,
  id: user.id,
  name: user.name,
  status: user.status,
  details: null,
  user_type: "service",
  deleted_at: user.deleted_at,
});

/** Finds DELETED users too: GET answers 200 for them. */
export function serviceUserNamed(world: World, name: string): ServiceUserRecord {
  const user = world.state.serviceUsers.find((candidate) => candidate.name === name);
  if (!user) throw missing("service user");
  return user;
}

function checkName(world: World, name: string | undefined): string {
  if (name === undefined || !new RegExp(world.features.opa.namePattern).test(name)) {
    throw new OpaError("invalid_request", "name is missing or not allowed");
  }
  if (world.state.serviceUsers.some((other) => other.name === name)) {
    throw new OpaError("resource_already_exists", "a user with this name exists or has existed");
  }
  return name;
}

export function createServiceUser(world: World, body: JsonObject): ServiceUserRecord {
  const user: ServiceUserRecord = {
    id: uuid(),
    name: checkName(world, asText(body.name)),
    status: "ACTIVE",
    deleted_at: zeroTime,
    keys: [],
  };
  world.state.serviceUsers.push(user);
  joinEveryone(world, user.name);
  return user;
}

export function joinEveryone(world: World, name: string): void {
  const everyone = world.state.opaGroups.find((group) => group.name === "everyone");
  if (everyone && !everyone.members.includes(name)) everyone.members.push(name);
}

const killTokens = (world: World, user: ServiceUserRecord): void => {
  world.state.opaTokens = world.state.opaTokens.filter((token) => token.user !== user.id);
};

const enter: Readonly<Record<Status, (world: World, user: ServiceUserRecord) => void>> = {
  ACTIVE(world, user) {
    user.deleted_at = zeroTime;
    if (user.status === "DELETED") joinEveryone(world, user.name);
  },
  DISABLED(world, user) {
    killTokens(world, user);
    if (!world.features.opa.keysReviveOnEnable) for (const key of user.keys) key.void = true;
  },
  DELETED(world, user) {
    killTokens(world, user);
    user.keys = [];
    user.deleted_at = opaStamp(world.clock.now());
    for (const group of world.state.opaGroups)
      group.members = group.members.filter((name) => name !== user.name);
  },
};

function rename(world: World, user: ServiceUserRecord, name: string): void {
  const fresh = checkName(world, name);
  for (const group of world.state.opaGroups) {
    group.members = group.members.map((member) => (member === user.name ? fresh : member));
  }
  user.name = fresh;
}

export function updateServiceUser(
  world: World,
  user: ServiceUserRecord,
  body: JsonObject,
  callerId: string,
): void {
  const { putRenames, repeatedDelete, reviveDeleted, selfRemoval } = world.features.opa;
  const status = statuses.find((known) => known === body.status);
  if (status === undefined)
    throw new OpaError("invalid_request", `status must be one of ${statuses.join(", ")}`);
  if (user.status === "DELETED") {
    if (status === "DELETED" && repeatedDelete === 404) throw missing("service user");
    if (status === "DELETED") return;
    if (!reviveDeleted) throw new OpaError("resource_already_exists", "the service user is deleted");
  }
  if (status !== "ACTIVE" && user.id === callerId && !selfRemoval) {
    throw new OpaError("forbidden_error", "users cannot disable or delete themselves");
  }
  const name = asText(body.name);
  if (putRenames && name !== undefined && name !== user.name) rename(world, user, name);
  if (status === user.status) return;
  enter[status](world, user);
  user.status = status;
}
