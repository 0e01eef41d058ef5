import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { type Emulator, startEmulator } from "okta-emulator";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const proofKey = generateKeyPairSync("ec", { namedCurve: "P-256" });

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      clients: [
        {
          id: "0oaOne",
          keys: [rsa.publicKey.export({ type: "spki", format: "pem" }).toString()],
          scopes: ["okta.policies.read", "okta.networkZones.read", "okta.userTypes.manage"],
        },
        {
          id: "0oaTwo",
          keys: [
            { ...publicJwk(rsa.publicKey), kid: "old" },
            { ...publicJwk(ec.publicKey), kid: "new" },
          ],
          scopes: ["okta.policies.manage"],
          dpop: true,
        },
      ],
    },
  });
});
afterAll(() => emulator.stop());

function publicJwk(key: KeyObject): Record<string, string> {
  return JSON.parse(JSON.stringify(key.export({ format: "jwk" })));
}

interface Jwt {
  header?: object;
  claims?: object;
  key?: KeyObject;
}

const seconds = (): number => Math.floor(emulator.clock.now().getTime() / 1000);

async function signed(
  header: { alg: string; [name: string]: unknown },
  claims: object,
  key: KeyObject,
): Promise<string> {
  const { SignJWT } = await import("jose");
  return new SignJWT({ ...claims }).setProtectedHeader(header).sign(key);
}

const endpoint = (): string => `${emulator.url}/oauth2/v1/token`;

function assertion({ header, claims, key = rsa.privateKey }: Jwt = {}): Promise<string> {
  const all = {
    iss: "0oaOne",
    sub: "0oaOne",
    aud: endpoint(),
    exp: seconds() + 300,
    jti: randomUUID(),
    ...claims,
  };
  return signed({ alg: "RS256", ...header }, all, key);
}

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, string>;
}

async function token(sent: string, scope = "okta.policies.read", proof?: string): Promise<Answer> {
  const response = await fetch(endpoint(), {
    method: "POST",
    headers: proof === undefined ? {} : { DPoP: proof },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: sent,
      scope,
    }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer["body"],
  };
}

const ask = async (path: string, headers: Record<string, string>): Promise<Answer> => {
  const response = await fetch(`${emulator.url}${path}`, { headers });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer["body"],
  };
};

describe("assertions", () => {
  test("one that holds is exchanged for a token of an hour", async () => {
    const { status, body } = await token(await assertion());
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3600, scope: "okta.policies.read" });
    const { status: read } = await ask("/api/v1/policies?type=PASSWORD", {
      Authorization: `Bearer ${body.access_token}`,
    });
    expect(read).toBe(200);
  });

  const refused: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ["of nobody", () => assertion({ claims: { iss: "0oaNone", sub: "0oaNone" } }), /client id/],
    ["of another issuer", () => assertion({ claims: { iss: "0oaTwo" } }), /client id/],
    ["by another key", () => assertion({ header: { alg: "ES256" }, key: ec.privateKey }), /signature/],
    ["of an unknown key id", () => assertion({ header: { kid: "x" } }), /kid/],
    ["for another address", () => assertion({ claims: { aud: emulator.url } }), /audience/],
    ["that has ended", () => assertion({ claims: { exp: seconds() - 1 } }), /expired/],
    ["that ends too late", () => assertion({ claims: { exp: seconds() + 3700 } }), /expired/],
    ["that is none", async () => "x.y.z", /malformed/],
    [
      "of a client with several keys that names none",
      () => assertion({ claims: { iss: "0oaTwo", sub: "0oaTwo" } }),
      /kid/,
    ],
  ];
  test.each(refused)("one %s is refused", async (_what, make, why) => {
    const { status, body } = await token(await make());
    expect({ status, error: body.error }).toEqual({ status: 401, error: "invalid_client" });
    expect(body.error_description).toMatch(why);
  });

  test("one is good for one use", async () => {
    const sent = await assertion();
    expect((await token(sent)).status).toBe(200);
    expect((await token(sent)).body).toMatchObject({ error: "invalid_client" });
  });

  test("scopes that are not granted are refused without saying which", async () => {
    const { status, body } = await token(await assertion(), "okta.policies.read okta.policies.manage");
    expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_scope" });
    expect(body.error_description).not.toContain("manage");
    expect((await token(await assertion(), "")).body).toMatchObject({ error: "invalid_scope" });
  });

  test("a token reads what its scopes name", async () => {
    const { body } = await token(await assertion(), "okta.networkZones.read okta.userTypes.manage");
    const headers = { Authorization: `Bearer ${body.access_token}` };
    expect((await ask("/api/v1/zones", headers)).status).toBe(200);
    expect((await ask("/api/v1/meta/types/user", headers)).status).toBe(200);
    const { status, headers: answered } = await ask("/api/v1/apps", headers);
    expect(status).toBe(403);
    expect(answered.get("www-authenticate")).toMatch(/scope="okta\.apps\.read", error="insufficient_scope"/);
  });

  test("a token ends", async () => {
    const { body } = await token(await assertion());
    emulator.clock.advance(3_601_000);
    expect(
      (await ask("/api/v1/policies?type=PASSWORD", { Authorization: `Bearer ${body.access_token}` })).status,
    ).toBe(401);
  });
});

describe("DPoP", () => {
  const mine = (): Promise<string> =>
    assertion({
      header: { alg: "ES256", kid: "new" },
      claims: { iss: "0oaTwo", sub: "0oaTwo" },
      key: ec.privateKey,
    });

  function proof(claims: object, key = proofKey, header: object = {}): Promise<string> {
    const all = { htm: "POST", htu: endpoint(), iat: seconds(), jti: randomUUID(), ...claims };
    return signed(
      { typ: "dpop+jwt", alg: "ES256", jwk: publicJwk(key.publicKey), ...header },
      all,
      key.privateKey,
    );
  }

  const tokenBound = async (): Promise<string> => {
    const { headers } = await token(await mine(), "okta.policies.manage", await proof({}));
    const { body } = await token(
      await mine(),
      "okta.policies.manage",
      await proof({ nonce: headers.get("dpop-nonce") }),
    );
    expect(body.token_type).toBe("DPoP");
    return body.access_token ?? "";
  };

  const ath = (value: string): string => createHash("sha256").update(value).digest("base64url");
  const policies = "/api/v1/policies?type=PASSWORD";
  const forApi = (value: string): object => ({
    htm: "GET",
    htu: `${emulator.url}/api/v1/policies`,
    ath: ath(value),
  });

  test("without a proof, without a nonce, with both", async () => {
    const first = await token(await mine(), "okta.policies.manage");
    expect(first).toMatchObject({ status: 400, body: { error: "invalid_dpop_proof" } });
    const second = await token(await mine(), "okta.policies.manage", await proof({}));
    expect(second).toMatchObject({ status: 400, body: { error: "use_dpop_nonce" } });
    expect(second.headers.get("dpop-nonce")).toBeTruthy();
    const value = await tokenBound();
    const headers = { Authorization: `DPoP ${value}`, DPoP: await proof(forApi(value)) };
    expect((await ask(policies, headers)).status).toBe(200);
    expect((await ask(policies, headers)).headers.get("www-authenticate")).toMatch(/used already/);
  });

  test("a proof may not be left out, be of another key, or be for something else", async () => {
    const value = await tokenBound();
    const says = async (headers: Record<string, string>): Promise<string> => {
      const answer = await ask(policies, headers);
      expect(answer.status).toBe(401);
      return answer.headers.get("www-authenticate") ?? "";
    };
    const sent = (made: string): Record<string, string> => ({ Authorization: `DPoP ${value}`, DPoP: made });
    expect(await says({ Authorization: `DPoP ${value}` })).toMatch(/missing/);
    expect(await says({ Authorization: `Bearer ${value}`, DPoP: await proof(forApi(value)) })).toMatch(
      /scheme/,
    );
    expect(await says(sent(await proof(forApi(value), ec)))).toMatch(/another key/);
    expect(await says(sent(await proof({ ...forApi(value), htm: "POST" })))).toMatch(/htm/);
    expect(await says(sent(await proof({ ...forApi(value), htu: emulator.url + policies })))).toMatch(/htu/);
    expect(await says(sent(await proof({ ...forApi(value), ath: ath("other") })))).toMatch(/ath/);
    expect(await says(sent(await proof({ ...forApi(value), iat: seconds() - 301 })))).toMatch(/iat/);
    expect(await says(sent(await proof({ ...forApi(value), iat: seconds() + 301 })))).toMatch(/iat/);
    expect(await says(sent(await proof(forApi(value), proofKey, { typ: "jwt" })))).toMatch(/malformed/);
  });

  test("nonces change with time, and the former ones are taken for a while", async () => {
    emulator.features({ dpopNonceSeconds: 60, dpopNonceValidSeconds: 120 });
    const nonce = async (): Promise<string> =>
      (await token(await mine(), "okta.policies.manage", await proof({}))).headers.get("dpop-nonce") ?? "";
    const withNonce = async (value: string): Promise<number> =>
      (await token(await mine(), "okta.policies.manage", await proof({ nonce: value }))).status;
    const first = await nonce();
    emulator.clock.advance(60_000);
    expect(await nonce()).not.toBe(first);
    expect(await withNonce(first)).toBe(200);
    emulator.clock.advance(60_000);
    expect(await withNonce(first)).toBe(400);
    emulator.features({ dpopNonceSeconds: 86_400, dpopNonceValidSeconds: 259_200 });
  });

  test("the API may demand a nonce, too", async () => {
    const value = await tokenBound();
    emulator.features({ dpopApiNonce: true });
    const first = await ask(policies, { Authorization: `DPoP ${value}`, DPoP: await proof(forApi(value)) });
    expect(first.status).toBe(401);
    expect(first.headers.get("www-authenticate")).toMatch(/use_dpop_nonce/);
    const nonce = first.headers.get("dpop-nonce");
    const made = await proof({ ...forApi(value), nonce });
    expect((await ask(policies, { Authorization: `DPoP ${value}`, DPoP: made })).status).toBe(200);
    emulator.features({ dpopApiNonce: false });
  });
});
