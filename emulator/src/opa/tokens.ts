import type { RequestHandler, Response } from "express";
import { opaStamp } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { opaqueToken } from "../ids.js";
import { asText, type JsonObject } from "../json.js";
import type { KeyRecord, ServiceUserRecord } from "../store.js";
import { OpaError } from "./errors.js";
import { groupsOf } from "./groups.js";
import { isLive } from "./keys.js";

/** Bearer tokens: made from a key, dead with it, and with their user's status (OPA facts §2, §3). */

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Documented for the list only; which roles the other calls need was never published. */
const adminRoles: readonly string[] = [
  "pam_admin",
  "resource_admin",
  "security_admin",
  "delegated_resource_admin",
];

function liveKey(
  context: EmulatorContext,
  keyId: string,
): { user: ServiceUserRecord; key: KeyRecord } | undefined {
  for (const user of context.state.serviceUsers) {
    const key = user.keys.find(({ id }) => id === keyId);
    if (key) {
      return user.status === "ACTIVE" && isLive(context, key) ? { user, key } : undefined;
    }
  }
  return undefined;
}

export function issueToken(context: EmulatorContext, body: JsonObject): JsonObject {
  const keyId = asText(body.key_id) ?? "";
  const secret = asText(body.key_secret) ?? "";
  if (!uuidPattern.test(keyId)) {
    throw new OpaError("invalid_request", "key_id must be a UUID");
  }
  if (secret.length < 1 || secret.length > 512) {
    throw new OpaError("invalid_request", "key_secret must have 1 to 512 characters");
  }
  const found = liveKey(context, keyId);
  if (!found || found.key.secret !== secret) {
    throw new OpaError("authentication_error", "the API key is not valid");
  }
  const now = context.clock.now();
  const expires = new Date(now.getTime() + context.features.opa.tokenSeconds * 1000);
  const expires_at = opaStamp(expires);
  const token = bearerToken(context, found.user, expires);
  found.key.last_used = opaStamp(now);
  context.state.opaTokens = context.state.opaTokens.filter(
    (other) => Date.parse(other.expires_at) > now.getTime(),
  );
  context.state.opaTokens.push({ token, user: found.user.id, keyId, expires_at });
  context.state.issued.push({ kind: "opaToken", value: token, owner: found.user.name });
  return { bearer_token: token, expires_at, team_name: context.credentials.opa.team };
}

/** A JWT has the claims of the documentation's sample. Its signature is none: nobody but the emulator checks it. */
function bearerToken(context: EmulatorContext, user: ServiceUserRecord, expires: Date): string {
  const { tokenForm, tokenUser } = context.features.opa;
  if (tokenForm === "opaque") {
    return opaqueToken(96);
  }
  const { team } = context.credentials.opa;
  const part = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    exp: Math.floor(expires.getTime() / 1000),
    iss: `okta-emulator/${team}`,
    jti: opaqueToken(16),
    roles: groupsOf(context, user).flatMap(({ roles }) => roles),
    team,
    user: tokenUser === "name" ? user.name : user.id,
  };
  return [part({ alg: "RS256", typ: "JWT" }), part(claims), opaqueToken(256)].join(".");
}

export interface Caller {
  user: ServiceUserRecord;
  keyId: string;
}

const callers = new WeakMap<Response, Caller>();

export function callerOf(response: Response): Caller {
  const caller = callers.get(response);
  if (!caller) {
    throw new OpaError("authentication_error", "authentication is required");
  }
  return caller;
}

export function authenticateOpa(context: EmulatorContext): RequestHandler {
  return (request, response, next) => {
    const bearer = /^Bearer (.+)$/.exec(request.get("authorization") ?? "")?.[1];
    const token = context.state.opaTokens.find((candidate) => candidate.token === bearer);
    const alive = token && Date.parse(token.expires_at) > context.clock.now().getTime();
    const found = alive ? liveKey(context, token.keyId) : undefined;
    if (!token || !found) {
      throw new OpaError("authentication_error", "the token is missing, expired or not valid");
    }
    callers.set(response, { user: found.user, keyId: token.keyId });
    next();
  };
}

/** Missing permission is a 401 too (OPA facts §3), told apart by its type alone. */
export function requireAdmin(context: EmulatorContext): RequestHandler {
  return (_request, response, next) => {
    const roles = groupsOf(context, callerOf(response).user).flatMap((group) => group.roles);
    if (context.features.opa.enforceRoles && !roles.some((role) => adminRoles.includes(role))) {
      throw new OpaError("authorization_error", "the caller lacks a role that this call needs");
    }
    next();
  };
}
