import { createHash } from "node:crypto";
import { demandsNonce, ProofOfPossession } from "../../provider/src/http/dpop";
import { ServerClock } from "../../provider/src/http/server-clock";
import type { HttpResponse } from "../../provider/src/http/transport";

let jose: typeof import("jose", { with: { "resolution-mode": "import" }});
beforeAll(async () => {
  jose = await import("jose");
});

const answer = (status: number, headers: Record<string, string> = {}, body?: unknown): HttpResponse => ({
  status,
  headers,
  body,
});

const call = { method: "GET", url: "https://acme.okta.com/api/v1/policies?type=PASSWORD#x" } as const;

test("a proof says method, address and token, and is signed by the key it names", async () => {
  const possession = new ProofOfPossession(new ServerClock());
  const proof = await possession.proof(call, "API", "token");
  const { payload, protectedHeader } = await jose.jwtVerify(proof, jose.EmbeddedJWK, { typ: "dpop+jwt" });
  expect(payload).toEqual({
    htm: "GET",
    htu: "https://acme.okta.com/api/v1/policies",
    ath: createHash("sha256").update("token").digest("base64url"),
    iat: expect.any(Number),
    jti: expect.any(String),
  });
  expect(Object.keys(protectedHeader.jwk ?? {}).sort()).toEqual(["crv", "kty", "x", "y"]);
});

test("proofs are made for one attempt each, by one key in a process and another in the next", async () => {
  const thumbprint = async (proof: string): Promise<string> =>
    jose.calculateJwkThumbprint(jose.decodeProtectedHeader(proof).jwk ?? {});
  const possession = new ProofOfPossession(new ServerClock());
  const [one, other] = [await possession.proof(call, "API"), await possession.proof(call, "API")];
  expect(jose.decodeJwt(one).jti).not.toBe(jose.decodeJwt(other).jti);
  expect(await thumbprint(one)).toBe(await thumbprint(other));
  const next = new ProofOfPossession(new ServerClock());
  expect(await thumbprint(await next.proof(call, "API"))).not.toBe(await thumbprint(one));
});

test("a nonce goes only where it came from, the latest one", async () => {
  const possession = new ProofOfPossession(new ServerClock());
  const nonces = async (): Promise<unknown[]> =>
    Promise.all(
      ["API", "token"].map(async (whose) => jose.decodeJwt(await possession.proof(call, whose)).nonce),
    );
  expect(await nonces()).toEqual([undefined, undefined]);
  possession.learn(answer(200, { "dpop-nonce": "n1" }), "API");
  possession.learn(answer(200, { "dpop-nonce": "n2" }), "API");
  possession.learn(answer(200), "API");
  expect(await nonces()).toEqual(["n2", undefined]);
});

test("times are the server's", async () => {
  const clock = new ServerClock();
  const ahead = new Date(Date.now() + 600_000);
  expect(clock.learn(answer(200, { date: ahead.toUTCString() }))).toBeGreaterThan(590_000);
  const { iat = 0 } = jose.decodeJwt(await new ProofOfPossession(clock).proof(call, "API"));
  expect(Math.abs(iat * 1000 - ahead.getTime())).toBeLessThan(2_000);
  expect(clock.learn(answer(200, { date: "yesterday" }))).toBe(0);
  expect(clock.learn(answer(200, { date: ahead.toUTCString() }))).toBeLessThan(1_000);
});

test.each([
  ["the token endpoint's demand", answer(400, { "dpop-nonce": "n" }, { error: "use_dpop_nonce" }), true],
  [
    "an API's demand",
    answer(401, { "dpop-nonce": "n", "www-authenticate": 'DPoP error="use_dpop_nonce"' }),
    true,
  ],
  ["a demand without a nonce", answer(400, {}, { error: "use_dpop_nonce" }), false],
  ["a nonce beside another refusal", answer(401, { "dpop-nonce": "n" }, { error: "invalid_token" }), false],
  ["a nonce beside an answer", answer(200, { "dpop-nonce": "n" }, { error: "use_dpop_nonce" }), false],
])("%s", (_what, response, expected) => {
  expect(demandsNonce(response)).toBe(expected);
});
