import { opaStamp, zeroTime } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { keySecret, uuid } from "../ids.js";
import type { SeedOpaGroup, SeedServiceUser } from "../seed.js";
import type { OrgState } from "../store.js";
import { joinEveryone } from "./service-users.js";

/** The admin group and the service user that whoever drives the emulator signs in as (OPA-OV: from the console). */
export function ensureBootstrap(context: EmulatorContext): void {
  const { state, credentials, clock } = context;
  ensureGroup(state, "everyone", []);
  const admins = ensureGroup(state, "pulumi-admins", ["pam_admin", "resource_admin"]);
  if (state.serviceUsers.some(({ keys }) => keys.some(({ id }) => id === credentials.opa.key))) {
    return;
  }
  const key = {
    id: credentials.opa.key,
    secret: credentials.opa.secret,
    issued_at: opaStamp(clock.now()),
    expires_at: zeroTime,
    last_used: null,
  };
  const user = state.serviceUsers.find(({ name }) => name === bootstrapUser);
  if (user) {
    user.keys.push(key);
  } else {
    state.serviceUsers.push({
      id: uuid(),
      name: bootstrapUser,
      status: "ACTIVE",
      deleted_at: zeroTime,
      keys: [key],
    });
  }
  if (!admins.members.includes(bootstrapUser)) {
    admins.members.push(bootstrapUser);
  }
  joinEveryone(context, bootstrapUser);
  state.issued.push({ kind: "opaKeySecret", value: key.secret, owner: bootstrapUser });
}

const bootstrapUser = "pulumi-admin";

function ensureGroup(state: OrgState, name: string, roles: string[]) {
  const found = state.opaGroups.find((candidate) => candidate.name === name);
  if (found) {
    return found;
  }
  const made = { id: uuid(), name, roles, federated: false, members: [] as string[] };
  state.opaGroups.push(made);
  return made;
}

export function seedServiceUser(context: EmulatorContext, sent: SeedServiceUser): void {
  const { state, clock } = context;
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
  if (standing) {
    state.serviceUsers = state.serviceUsers.map((other) => (other === standing ? user : other));
  } else {
    state.serviceUsers.push(user);
  }
  for (const key of keys) {
    state.issued.push({ kind: "opaKeySecret", value: key.secret, owner: user.name });
  }
  if (status === "DELETED") {
    return;
  }
  joinEveryone(context, user.name);
  for (const name of sent.groups ?? []) {
    const joined = ensureGroup(state, name, []);
    if (!joined.members.includes(user.name)) {
      joined.members.push(user.name);
    }
  }
}

export function seedOpaGroup(context: EmulatorContext, sent: SeedOpaGroup): void {
  const found = ensureGroup(context.state, sent.name, []);
  found.id = sent.id ?? found.id;
  found.roles = sent.roles ? [...sent.roles] : found.roles;
  found.federated = sent.federated ?? found.federated;
  found.members = sent.members ? [...sent.members] : found.members;
}
