import type { JsonObject } from "../../comparison/json";
import type { OpaTeam } from "../../opa/client";
import type { LiveKey, NewKey } from "../../opa/service-users";

/** Resource ids name the user, because OPA addresses keys by it. */
export function idOf(user: string, keyId: string): string {
  return `${encodeURIComponent(user)}/${encodeURIComponent(keyId)}`;
}

export function partsOf(id: string): { user: string; keyId: string } {
  const [user, keyId, ...rest] = id.split("/");
  if (!user || !keyId || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a key; it reads <serviceUser>/<keyId>.`);
  }
  return { user: decodeURIComponent(user), keyId: decodeURIComponent(keyId) };
}

export function nameOf(user: string, keyId: string): string {
  return `the key ${keyId} of the service user "${user}"`;
}

/** The outputs of a new key, without its id, which the resource's id tells. Only here the secret comes in; a read cannot ask for it again. */
export function outputsOf(
  { name: team, url }: OpaTeam,
  inputs: JsonObject,
  key: NewKey,
  previous: LiveKey | undefined,
  orphans: readonly LiveKey[],
): JsonObject {
  return {
    serviceUser: String(inputs.serviceUser),
    ...asDeclared(inputs),
    secret: key.secret,
    team,
    apiHost: url,
    ...(key.issued_at === undefined ? {} : { issuedAt: key.issued_at }),
    ...expiry(key),
    ...(previous === undefined ? {} : { previousKeyId: previous.id }),
    ...(previous?.expires_at === undefined ? {} : { previousExpiresAt: previous.expires_at }),
    ...(orphans.length === 0 ? {} : { orphanKeyIds: orphans.map(({ id }) => id) }),
  };
}

/** The outputs with the live key's expiry, the only thing of a key that changes. */
export function withExpiry(outs: JsonObject, key: LiveKey): JsonObject {
  const { expiresAt: _before, ...rest } = outs;
  return { ...rest, ...expiry(key) };
}

/** The outputs with what the program now says. */
export function withDeclared(outs: JsonObject, inputs: JsonObject): JsonObject {
  const { keepers: _keepers, rotateAt: _rotateAt, ...rest } = outs;
  return { ...rest, ...asDeclared(inputs) };
}

/** The inputs of a key as a refresh finds it. An expiry stands among them, so that a refresh shows one that somebody else set. */
export function inputsOf(user: string, outs: JsonObject, key: LiveKey): JsonObject {
  return { serviceUser: user, ...asDeclared(outs), ...expiry(key) };
}

function asDeclared({ keepers, rotateAt }: JsonObject): JsonObject {
  return {
    ...(keepers === undefined ? {} : { keepers }),
    ...(rotateAt === undefined ? {} : { rotateAt }),
  };
}

function expiry({ expires_at }: LiveKey): JsonObject {
  return expires_at === undefined ? {} : { expiresAt: expires_at };
}
