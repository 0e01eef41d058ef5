import { opaStamp, zeroTime } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { uuid } from "../ids.js";
import { asText, type JsonObject } from "../json.js";
import type { ServiceUserRecord } from "../store.js";
import { missing, OpaError } from "./errors.js";

/** Service users: by name in every path, never hard-deleted, their names never free again (OPA facts §4). */

const statuses = ["ACTIVE", "DISABLED", "DELETED"] as const;
type Status = (typeof statuses)[number];

export const serviceUserBody = (context: EmulatorContext, user: ServiceUserRecord): JsonObject => ({
  team_name: context.credentials.opa.team,
  id: user.id,
  name: user.name,
  status: user.status,
  details: null,
  user_type: "service",
  deleted_at: user.deleted_at,
});

/** Finds DELETED users too: GET answers 200 for them. */
export function serviceUserNamed(context: EmulatorContext, name: string): ServiceUserRecord {
  const user = context.state.serviceUsers.find((candidate) => candidate.name === name);
  if (!user) {
    throw missing("service user");
  }
  return user;
}

function checkName(context: EmulatorContext, name: string | undefined): string {
  if (name === undefined || !new RegExp(context.features.opa.namePattern).test(name)) {
    throw new OpaError("invalid_request", "name is missing or not allowed");
  }
  if (context.state.serviceUsers.some((other) => other.name === name)) {
    throw new OpaError("resource_already_exists", "a user with this name exists or has existed");
  }
  return name;
}

export function createServiceUser(context: EmulatorContext, body: JsonObject): ServiceUserRecord {
  const user: ServiceUserRecord = {
    id: uuid(),
    name: checkName(context, asText(body.name)),
    status: "ACTIVE",
    deleted_at: zeroTime,
    keys: [],
  };
  context.state.serviceUsers.push(user);
  joinEveryone(context, user.name);
  return user;
}

export function joinEveryone(context: EmulatorContext, name: string): void {
  const everyone = context.state.opaGroups.find((group) => group.name === "everyone");
  if (everyone && !everyone.members.includes(name)) {
    everyone.members.push(name);
  }
}

const killTokens = (context: EmulatorContext, user: ServiceUserRecord): void => {
  context.state.opaTokens = context.state.opaTokens.filter((token) => token.user !== user.id);
};

const enter: Readonly<Record<Status, (context: EmulatorContext, user: ServiceUserRecord) => void>> = {
  ACTIVE(context, user) {
    user.deleted_at = zeroTime;
    if (user.status === "DELETED") {
      joinEveryone(context, user.name);
    }
  },
  DISABLED(context, user) {
    killTokens(context, user);
    if (!context.features.opa.keysReviveOnEnable) {
      for (const key of user.keys) {
        key.void = true;
      }
    }
  },
  DELETED(context, user) {
    killTokens(context, user);
    user.keys = [];
    user.deleted_at = opaStamp(context.clock.now());
    for (const group of context.state.opaGroups) {
      group.members = group.members.filter((name) => name !== user.name);
    }
  },
};

function rename(context: EmulatorContext, user: ServiceUserRecord, name: string): void {
  const fresh = checkName(context, name);
  for (const group of context.state.opaGroups) {
    group.members = group.members.map((member) => (member === user.name ? fresh : member));
  }
  user.name = fresh;
}

export function updateServiceUser(
  context: EmulatorContext,
  user: ServiceUserRecord,
  body: JsonObject,
  callerId: string,
): void {
  const { putRenames, repeatedDelete, reviveDeleted, selfRemoval } = context.features.opa;
  const status = statuses.find((known) => known === body.status);
  if (status === undefined) {
    throw new OpaError("invalid_request", `status must be one of ${statuses.join(", ")}`);
  }
  if (user.status === "DELETED") {
    if (status === "DELETED" && repeatedDelete === 404) {
      throw missing("service user");
    }
    if (status === "DELETED") {
      return;
    }
    if (!reviveDeleted) {
      throw new OpaError("resource_already_exists", "the service user is deleted");
    }
  }
  if (status !== "ACTIVE" && user.id === callerId && !selfRemoval) {
    throw new OpaError("forbidden_error", "users cannot disable or delete themselves");
  }
  const name = asText(body.name);
  if (putRenames && name !== undefined && name !== user.name) {
    rename(context, user, name);
  }
  if (status === user.status) {
    return;
  }
  enter[status](context, user);
  user.status = status;
}
