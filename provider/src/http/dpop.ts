import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import type { Call } from "./authenticate";
import type { ServerClock } from "./server-clock";
import type { HttpResponse } from "./transport";

// A program and Pulumi's plugin load this package at each start; jose is needed only by those that sign in by OAuth.
const loadJose = () => import("jose");

/** The algorithm of the proofs: keys are made in an instant, and proofs are short. */
const ALGORITHM = "ES256";

/**
 * Proves with every request that who sends a token also holds the key for which it was made (RFC 9449). The key is made for
 * this process and never leaves its memory, so a stolen token is worth nothing, and neither proof nor token tells anything
 * of the key with which the app signs in.
 */
export class ProofOfPossession {
  readonly #privateKey: KeyObject;
  readonly #publicJwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string };
  // Token endpoint and API hand out nonces of their own.
  readonly #nonces = new Map<string, string>();

  constructor(private readonly clock: ServerClock) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { kty = "", crv = "", x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#privateKey = privateKey;
    this.#publicJwk = { kty, crv, x, y };
  }

  /**
   * A proof for one attempt of one request.
   *
   * @param nonces whose nonce it takes: the token endpoint's or the API's
   * @param token the access token that goes with it, none at the token endpoint
   */
  async proof({ method, url }: Call, nonces: string, token?: string): Promise<string> {
    const { SignJWT } = await loadJose();
    const { origin, pathname } = new URL(url);
    const nonce = this.#nonces.get(nonces);
    const claims = {
      htm: method,
      htu: origin + pathname,
      ...(token === undefined ? {} : { ath: createHash("sha256").update(token).digest("base64url") }),
      ...(nonce === undefined ? {} : { nonce }),
    };
    return new SignJWT(claims)
      .setProtectedHeader({ typ: "dpop+jwt", alg: ALGORITHM, jwk: this.#publicJwk })
      .setJti(randomUUID())
      .setIssuedAt(Math.floor(this.clock.now() / 1000))
      .sign(this.#privateKey);
  }

  /** Keeps the nonce that an answer gives for later proofs; any answer may. */
  learn({ headers }: HttpResponse, nonces: string): void {
    const nonce = headers["dpop-nonce"];
    if (nonce !== undefined) {
      this.#nonces.set(nonces, nonce);
    }
  }
}

/** Whether the answer refused a proof for the lack of the nonce that it gives along. */
export function demandsNonce({ status, headers, body }: HttpResponse): boolean {
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  const named = error === "use_dpop_nonce" || /use_dpop_nonce/.test(headers["www-authenticate"] ?? "");
  return (status === 400 || status === 401) && named && headers["dpop-nonce"] !== undefined;
}
