import { opaStamp, zeroTime } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { keySecret, uuid } from "../ids.js";
import type { JsonObject } from "../json.js";
import type { KeyRecord, ServiceUserRecord } from "../store.js";
import { missing, OpaError } from "./errors.js";

/** Keys of service users: there is no status, only a date (OPA facts §2). */

export function isLive(context: EmulatorContext, key: KeyRecord): boolean {
  if (key.void === true) {
    return false;
  }
  return key.expires_at === zeroTime || Date.parse(key.expires_at) > context.clock.now().getTime();
}

/** Never with the secret: only the answer that makes the key has it. */
const keyBody = ({ id, issued_at, expires_at, last_used }: KeyRecord): JsonObject => ({
  id,
  issued_at,
  expires_at,
  last_used,
});

export function listKeys(context: EmulatorContext, user: ServiceUserRecord): JsonObject[] {
  const shown = context.features.opa.listExpiredKeys
    ? user.keys
    : user.keys.filter((key) => isLive(context, key));
  return shown.map(keyBody);
}

/** Making a key is rotation: every other key gets a date, the new one has none. */
export function createKey(context: EmulatorContext, user: ServiceUserRecord): JsonObject {
  const { keyGraceSeconds, keyQuota, secondRotation } = context.features.opa;
  if (user.status === "DELETED") {
    throw new OpaError("invalid_request", "the service user is deleted");
  }
  const live = user.keys.filter((key) => isLive(context, key));
  if (keyQuota !== null && live.length >= keyQuota) {
    throw new OpaError("quota_exceeded", `a service user can have at most ${keyQuota} API keys`);
  }
  const now = context.clock.now();
  const expiry = opaStamp(new Date(now.getTime() + keyGraceSeconds * 1000));
  for (const key of live) {
    if (key.expires_at === zeroTime || secondRotation === "move") {
      key.expires_at = expiry;
    }
  }
  const key: KeyRecord = {
    id: uuid(),
    secret: keySecret(),
    issued_at: opaStamp(now),
    expires_at: zeroTime,
    last_used: null,
  };
  user.keys.push(key);
  context.state.issued.push({ kind: "opaKeySecret", value: key.secret, owner: user.name });
  return { ...keyBody(key), secret: key.secret };
}

/** The tokens made from the key die with it: they are checked against their key on every call. */
export function deleteKey(
  context: EmulatorContext,
  user: ServiceUserRecord,
  id: string,
  keyInUse: string,
): void {
  const key = user.keys.find((candidate) => candidate.id === id);
  if (!key || (!context.features.opa.listExpiredKeys && !isLive(context, key))) {
    throw missing("API key");
  }
  if (id === keyInUse && !context.features.opa.deleteOwnKey) {
    throw new OpaError("forbidden_error", "the API key in use cannot be deleted");
  }
  user.keys = user.keys.filter((other) => other !== key);
  context.state.opaTokens = context.state.opaTokens.filter(({ keyId }) => keyId !== id);
}
