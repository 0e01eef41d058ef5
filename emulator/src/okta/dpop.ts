import { createHash } from "node:crypto";
import type { Request } from "express";
import type { EmulatorContext } from "../context.js";
import { baseOf } from "./exchange.js";
import type { NonceKind } from "./nonces.js";

/** Proofs of possession (RFC 9449, facts §5.3). */

const algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];
const toleranceSeconds = 300;

export type Proof =
  /** The proof holds; `thumbprint` names its key. */
  | { readonly thumbprint: string }
  | { readonly error: "invalid_dpop_proof" | "use_dpop_nonce"; readonly description: string };

interface Demand {
  readonly nonces: NonceKind | undefined;
  /** The access token that the proof must name. */
  readonly token?: string;
}

/** Judges the header `DPoP` of a request; undefined where there is none. */
export async function proofOf(
  context: EmulatorContext,
  request: Request,
  { nonces, token }: Demand,
): Promise<Proof | undefined> {
  const proof = request.get("dpop");
  if (proof === undefined) {
    return undefined;
  }
  const { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } = await import("jose");
  const now = context.clock.now();
  let verified: Awaited<ReturnType<typeof jwtVerify>>;
  try {
    verified = await jwtVerify(proof, EmbeddedJWK, { typ: "dpop+jwt", algorithms, currentDate: now });
  } catch {
    return invalid("The DPoP proof JWT is malformed or its signature is invalid.");
  }
  const { payload, protectedHeader } = verified;
  const { jwk = {} } = protectedHeader;
  const problem = [
    ["d" in jwk, "The DPoP proof JWT header holds a private key."],
    [payload.htm !== request.method, "The DPoP proof JWT htm does not match the method of the request."],
    [
      payload.htu !== `${baseOf(request)}${request.path}`,
      "The DPoP proof JWT htu does not match the address of the request.",
    ],
    [
      Math.abs((payload.iat ?? 0) - now.getTime() / 1000) > toleranceSeconds,
      "The DPoP proof JWT iat is too far from the current time.",
    ],
    [
      token !== undefined && payload.ath !== createHash("sha256").update(token).digest("base64url"),
      "The DPoP proof JWT ath does not match the access token.",
    ],
  ].find(([wrong]) => wrong === true);
  if (problem !== undefined) {
    return invalid(String(problem[1]));
  }
  if (nonces !== undefined && !context.nonces.isValid(nonces, payload.nonce)) {
    return { error: "use_dpop_nonce", description: "Authorization server requires nonce in DPoP proof." };
  }
  const isFresh =
    typeof payload.jti === "string" &&
    context.usedIds.use(`proof ${payload.jti}`, now.getTime() / 1000 + 2 * toleranceSeconds);
  return isFresh
    ? { thumbprint: await calculateJwkThumbprint(jwk) }
    : invalid("The DPoP proof JWT jti is missing or has been used already.");
}

const invalid = (description: string): Proof => ({ error: "invalid_dpop_proof", description });
