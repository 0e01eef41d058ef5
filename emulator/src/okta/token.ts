import { type Request, type Response, Router } from "express";
import type { EmulatorContext } from "../context.js";
import { opaqueToken } from "../ids.js";
import type { ClientRecord } from "../store.js";
import { clientOf } from "./client-assertion.js";
import { type Proof, proofOf } from "./dpop.js";
import { baseOf } from "./exchange.js";

/** POST /oauth2/v1/token, client_credentials with private_key_jwt, with and without DPoP (facts §5.2, §5.3). */

const path = "/oauth2/v1/token";
const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const refuse = (response: Response, error: string, description: string): void => {
  response.status(error === "invalid_client" ? 401 : 400).json({ error, error_description: description });
};

const MISSING_PROOF: Proof = {
  error: "invalid_dpop_proof",
  description: "The DPoP proof JWT header is missing.",
};

/** The key to which the token will be bound, if to any; where the proof is wanting, the request was refused. */
async function boundKey(
  context: EmulatorContext,
  request: Request,
  response: Response,
  client: ClientRecord,
): Promise<{ thumbprint?: string } | undefined> {
  const isRequired = client.dpop ?? context.features.dpop === "required";
  const proof =
    (await proofOf(context, request, { nonces: "token" })) ?? (isRequired ? MISSING_PROOF : undefined);
  if (proof === undefined || "thumbprint" in proof) {
    return proof ?? {};
  }
  if (proof.error === "use_dpop_nonce") {
    response.setHeader("dpop-nonce", context.nonces.current("token"));
  }
  refuse(response, proof.error, proof.description);
  return undefined;
}

/** Why the scopes asked for are refused, in Okta's words; it does not say which of them. */
function scopeRefusal(asked: readonly string[], { scopes }: ClientRecord): string | undefined {
  if (asked.length === 0) {
    return "The authorization server resource does not have any configured default scopes, 'scope' must be provided.";
  }
  return asked.every((scope) => scopes.includes(scope))
    ? undefined
    : "One or more scopes are not configured for the authorization server resource.";
}

export function tokenRoutes(context: EmulatorContext): Router {
  const router = Router();
  router.post(path, async (request, response) => {
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
    const judged = await clientOf(context, form.get("client_assertion") ?? "", `${baseOf(request)}${path}`);
    if ("refusal" in judged) {
      refuse(response, "invalid_client", judged.refusal);
      return;
    }
    const { client } = judged;
    const bound = await boundKey(context, request, response, client);
    if (bound === undefined) {
      return;
    }
    const scopes = (form.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
    const refusal = scopeRefusal(scopes, client);
    if (refusal !== undefined) {
      refuse(response, "invalid_scope", refusal);
      return;
    }
    const { accessTokenSeconds } = context.features;
    const token = `emulator.${opaqueToken(48)}`;
    const expires = new Date(context.clock.now().getTime() + accessTokenSeconds * 1000).toISOString();
    context.state.accessTokens.push({ token, client: client.id, scopes, expires, ...bound });
    context.state.issued.push({ kind: "accessToken", value: token, owner: client.id });
    response.json({
      token_type: bound.thumbprint === undefined ? "Bearer" : "DPoP",
      expires_in: accessTokenSeconds,
      access_token: token,
      scope: scopes.join(" "),
    });
  });
  return router;
}
