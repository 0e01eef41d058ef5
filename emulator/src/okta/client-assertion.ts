import { createPublicKey, type KeyObject } from "node:crypto";
import type { EmulatorContext } from "../context.js";
import { asText, isObject, type JsonObject, parseJson } from "../json.js";
import type { ClientRecord } from "../store.js";

/** The assertion with which a service app signs in, `private_key_jwt` (facts §5.2). */

const algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];
const longestSeconds = 3600;

export type Judged = { readonly client: ClientRecord } | { readonly refusal: string };

/** The client that signed the assertion, or why it is refused, in Okta's words where they are known. */
export async function clientOf(
  context: EmulatorContext,
  assertion: string,
  endpoint: string,
): Promise<Judged> {
  const [header, claims] = assertion.split(".").slice(0, 2).map(decoded);
  if (!header || !claims || assertion.split(".").length !== 3) {
    return { refusal: "The client_assertion token is malformed." };
  }
  const client = context.state.clients.find(({ id }) => id === claims.sub);
  if (!client || claims.iss !== claims.sub) {
    return { refusal: "The client_assertion token is malformed: iss and sub must be the client id." };
  }
  const key = keyFor(client, header);
  if (!key) {
    return { refusal: "The client_assertion JWT kid is invalid." };
  }
  if (!(await isSignedBy(assertion, key))) {
    return { refusal: "The client_assertion signature is invalid." };
  }
  const refusal = claimsRefusal(context, claims, endpoint);
  return refusal === undefined ? { client } : { refusal };
}

function decoded(part: string): JsonObject | undefined {
  try {
    const value = parseJson(Buffer.from(part, "base64url").toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A client with several keys must be told which one was used. */
function keyFor({ keys }: ClientRecord, { kid }: JsonObject): JsonObject | undefined {
  const only = keys.length === 1 ? keys[0] : undefined;
  return kid === undefined ? only : keys.find((key) => key.kid === kid);
}

async function isSignedBy(assertion: string, jwk: JsonObject): Promise<boolean> {
  const { compactVerify } = await import("jose");
  try {
    await compactVerify(assertion, publicKey(jwk), { algorithms });
    return true;
  } catch {
    return false;
  }
}

function publicKey(jwk: JsonObject): KeyObject {
  return createPublicKey({ key: jwk, format: "jwk" });
}

function claimsRefusal(context: EmulatorContext, claims: JsonObject, endpoint: string): string | undefined {
  const now = context.clock.now().getTime() / 1000;
  const { aud, exp } = claims;
  if (aud !== endpoint && !(Array.isArray(aud) && aud.includes(endpoint))) {
    return "The audience claim for client_assertion must be the endpoint invoked for the request.";
  }
  if (typeof exp !== "number" || exp < now || exp > now + longestSeconds) {
    return "The client_assertion token is expired, or its exp is more than one hour ahead.";
  }
  const id = asText(claims.jti);
  return id === undefined || context.usedIds.use(`assertion ${id}`, exp)
    ? undefined
    : "The client_assertion token has been used already: its jti is good for one use.";
}

/** The public part of a key as a JWK, from a JWK or PEM. */
export function publicJwk(key: JsonObject | string): JsonObject {
  if (typeof key === "string") {
    return asJwk(createPublicKey(key));
  }
  const { kid, alg } = key;
  return {
    ...asJwk(createPublicKey({ key, format: "jwk" })),
    ...(kid === undefined ? {} : { kid }),
    ...(alg === undefined ? {} : { alg }),
  };
}

function asJwk(key: KeyObject): JsonObject {
  const jwk = parseJson(JSON.stringify(key.export({ format: "jwk" })));
  return isObject(jwk) ? jwk : {};
}
