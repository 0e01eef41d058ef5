import type { EmulatorContext } from "../context.js";
import { asText, type JsonObject } from "../json.js";
import type { OpaGroupRecord, ServiceUserRecord } from "../store.js";
import { missing, OpaError } from "./errors.js";
import { serviceUserNamed } from "./service-users.js";

/** Groups give service users their permissions; only groups made inside the product can be edited (OPA facts §4). */

export const opaGroupBody = (group: OpaGroupRecord): JsonObject => ({
  id: group.id,
  name: group.name,
  roles: [...group.roles],
  federated_from_team: null,
  federation_approved_at: null,
  deleted_at: null,
});

export function groupNamed(context: EmulatorContext, name: string): OpaGroupRecord {
  const group = context.state.opaGroups.find((candidate) => candidate.name === name);
  if (!group) {
    throw missing("group");
  }
  return group;
}

export const groupsOf = (context: EmulatorContext, user: ServiceUserRecord): OpaGroupRecord[] =>
  context.state.opaGroups.filter((group) => group.members.includes(user.name));

export const membersOf = (context: EmulatorContext, group: OpaGroupRecord): ServiceUserRecord[] =>
  context.state.serviceUsers.filter((user) => group.members.includes(user.name));

function refuseFederated(group: OpaGroupRecord): void {
  if (group.federated) {
    throw new OpaError(
      "forbidden_error",
      "the group is managed by an external directory and cannot be edited",
    );
  }
}

export function addMember(context: EmulatorContext, group: OpaGroupRecord, body: JsonObject): void {
  refuseFederated(group);
  const name = asText(body.name);
  if (name === undefined) {
    throw new OpaError("invalid_request", "name is missing");
  }
  const user = serviceUserNamed(context, name);
  if (user.status === "DELETED") {
    throw missing("service user");
  }
  if (!group.members.includes(name)) {
    group.members.push(name);
  }
}

export function removeMember(group: OpaGroupRecord, name: string): void {
  refuseFederated(group);
  if (!group.members.includes(name)) {
    throw missing("group member");
  }
  group.members = group.members.filter((member) => member !== name);
}
