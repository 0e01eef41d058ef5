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
  { serviceUser, keepers }: JsonObject,
  key: NewKey,
  previous: LiveKey | undefined,
  leftOver: readonly LiveKey[],
): JsonObject {
  return {
    serviceUser: String(serviceUser),
    ...(keepers === undefined ? {} : { keepers }),
    secret: key.secret,
    team,
    apiHost: url,
    ...(key.issued_at === undefined ? {} : { issuedAt: key.issued_at }),
    ...expiry(key),
    ...(previous === undefined ? {} : { previousKeyId: previous.id }),
    ...(previous?.expires_at === undefined ? {} : { previousExpiresAt: previous.expires_at }),
    ...(leftOver.length === 0 ? {} : { orphanKeyIds: leftOver.map(({ id }) => id) }),
  };
}

/** The outputs with the live key's expiry, the only thing of a key that changes. */
export function withExpiry(outs: JsonObject, key: LiveKey): JsonObject {
  const { expiresAt: _before, ...rest } = outs;
  return { ...rest, ...expiry(key) };
}

function expiry({ expires_at }: LiveKey): JsonObject {
  return expires_at === undefined ? {} : { expiresAt: expires_at };
}
