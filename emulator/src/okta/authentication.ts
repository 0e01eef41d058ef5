import type { Request, RequestHandler, Response } from "express";
import type { EmulatorContext } from "../context.js";
import type { AccessTokenRecord } from "../store.js";
import { proofOf } from "./dpop.js";
import { OktaError } from "./errors.js";
import { baseOf } from "./exchange.js";

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

const SCHEMES = /^(Bearer|DPoP) (.+)$/;

export function authenticate(context: EmulatorContext): RequestHandler {
  return async (request, response, next) => {
    const header = request.get("authorization") ?? "";
    // Okta's SDK for Python leaves the space out (facts §5.1).
    if (/^SSWS *(.+)$/.exec(header)?.[1] === context.credentials.apiToken) {
      return next();
    }
    const [, scheme, sent] = SCHEMES.exec(header) ?? [];
    const token = sent && context.state.accessTokens.find((candidate) => candidate.token === sent);
    if (!token || token.expires <= context.clock.now().toISOString()) {
      throw new OktaError("E0000011");
    }
    await requirePossession(context, request, response, token, scheme);
    requireScope(request, response, token);
    next();
  };
}

/** A token that was given for a proof is good only with further proofs by the same key, and no other token is. */
async function requirePossession(
  context: EmulatorContext,
  request: Request,
  response: Response,
  { token, thumbprint }: AccessTokenRecord,
  scheme: string | undefined,
): Promise<void> {
  if (thumbprint === undefined && scheme === "Bearer") {
    return;
  }
  const refuse = (error: string, description: string): OktaError => {
    response.setHeader("WWW-Authenticate", `DPoP error="${error}", error_description="${description}"`);
    return new OktaError("E0000011");
  };
  if (thumbprint === undefined || scheme === "Bearer") {
    throw refuse("invalid_token", "The scheme of the header Authorization does not go with the token.");
  }
  const nonces = context.features.dpopApiNonce ? "api" : undefined;
  if (nonces !== undefined) {
    response.setHeader("dpop-nonce", context.nonces.current(nonces));
  }
  const proof = await proofOf(context, request, { nonces, token });
  if (proof === undefined) {
    throw refuse("invalid_dpop_proof", "The DPoP proof JWT header is missing.");
  }
  if ("error" in proof) {
    throw refuse(proof.error, proof.description);
  }
  if (proof.thumbprint !== thumbprint) {
    throw refuse("invalid_token", "The DPoP proof is by another key than the one the token is bound to.");
  }
}

function requireScope(request: Request, response: Response, { scopes }: AccessTokenRecord): void {
  const scope = scopeFor(request.method, request.path);
  if (scopes.includes(scope) || scopes.includes(scope.replace(/\.read$/, ".manage"))) {
    return;
  }
  const base = baseOf(request);
  response.setHeader(
    "WWW-Authenticate",
    `Bearer authorization_uri="${base}/oauth2/v1/authorize", realm="${base}", scope="${scope}", error="insufficient_scope", ` +
      `error_description="The access token provided does not contain the required scopes.", resource="${request.path}"`,
  );
  throw new OktaError("E0000006");
}
