import type { RequestHandler } from "express";
import type { EmulatorContext } from "../context.js";
import { OktaError } from "./errors.js";

/** What scopes call the things of a path (documentation). */
const scopeNames: Readonly<Record<string, string>> = {
  policies: "policies",
  apps: "apps",
  groups: "groups",
  zones: "networkZones",
  authenticators: "authenticators",
  idps: "idps",
  "meta/types/user": "userTypes",
  "device-assurances": "deviceAssurance",
  behaviors: "behaviors",
  users: "users",
  org: "orgs",
  logs: "logs",
};

/** Which scope an OAuth call needs (facts §5.2); an SSWS token may do everything. */
function scopeFor(method: string, path: string): string {
  const found = /^\/api\/v1\/(meta\/types\/user|[\w-]+)/.exec(path)?.[1] ?? "";
  const thing = scopeNames[found] ?? "policies";
  return `okta.${thing}.${method === "GET" || path.endsWith("/policies/simulate") ? "read" : "manage"}`;
}

export function authenticate(context: EmulatorContext): RequestHandler {
  return (request, _response, next) => {
    const header = request.get("authorization") ?? "";
    // Okta's SDK for Python leaves the space out (facts §5.1).
    if (/^SSWS *(.+)$/.exec(header)?.[1] === context.credentials.apiToken) {
      return next();
    }
    const bearer = /^Bearer (.+)$/.exec(header)?.[1];
    const token = bearer && context.state.accessTokens.find((candidate) => candidate.token === bearer);
    if (!token || token.expires <= context.clock.now().toISOString()) {
      throw new OktaError("E0000011");
    }
    const scope = scopeFor(request.method, request.path);
    const granted =
      token.scopes.includes(scope) || token.scopes.includes(scope.replace(/\.read$/, ".manage"));
    if (!granted) {
      throw new OktaError("E0000006");
    }
    next();
  };
}
