import { type Response, Router } from "express";
import type { EmulatorContext } from "../context.js";
import { opaqueToken } from "../ids.js";
import { asText, isObject, type JsonObject, parseJson } from "../json.js";

/** POST /oauth2/v1/token, client_credentials with private_key_jwt. The assertion's signature is not checked yet. */

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const lifetimeSeconds = 3600;

const refuse = (response: Response, error: string, description: string): void => {
  response.status(error === "invalid_client" ? 401 : 400).json({ error, error_description: description });
};

function claimsOf(assertion: string): JsonObject | undefined {
  const parts = assertion.split(".");
  if (parts.length !== 3) {
    return undefined;
  }
  try {
    const claims = parseJson(Buffer.from(parts[1] ?? "", "base64url").toString());
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

export function tokenRoutes(context: EmulatorContext): Router {
  const router = Router();
  router.post("/oauth2/v1/token", (request, response) => {
    const form = new URLSearchParams(typeof request.body === "string" ? request.body : "");
    if (form.get("grant_type") !== "client_credentials") {
      refuse(
        response,
        "unsupported_grant_type",
        "The authorization grant type is not supported by the authorization server.",
      );
      return;
    }
    if (form.get("client_assertion_type") !== assertionType) {
      refuse(response, "invalid_client", "The client_assertion_type is missing or not supported.");
      return;
    }
    const claims = claimsOf(form.get("client_assertion") ?? "");
    const client = asText(claims?.sub);
    if (!claims || client === undefined || claims.iss !== claims.sub) {
      refuse(
        response,
        "invalid_client",
        "The client_assertion token is malformed: iss and sub must be the client id.",
      );
      return;
    }
    const now = context.clock.now().getTime() / 1000;
    if (typeof claims.exp !== "number" || claims.exp < now || claims.exp > now + 3600) {
      refuse(
        response,
        "invalid_client",
        "The client_assertion token is expired, or its exp is more than one hour ahead.",
      );
      return;
    }
    const scopes = (form.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
    if (scopes.length === 0) {
      refuse(
        response,
        "invalid_scope",
        "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
      );
      return;
    }
    const token = `emulator.${opaqueToken(48)}`;
    const expires = new Date((now + lifetimeSeconds) * 1000).toISOString();
    context.state.accessTokens.push({ token, client, scopes, expires });
    context.state.issued.push({ kind: "accessToken", value: token, owner: client });
    response.json({
      token_type: "Bearer",
      expires_in: lifetimeSeconds,
      access_token: token,
      scope: scopes.join(" "),
    });
  });
  return router;
}
