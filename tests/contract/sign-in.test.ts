import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Emulator, startEmulator } from "okta-emulator";
import { oktaSettings } from "../../provider/src/config/okta";
import { settingSource } from "../../provider/src/config/source";
import type { HttpRequest, Send } from "../../provider/src/http/transport";
import { axiosTransport } from "../../provider/src/http/transport";
import { connectOrg, type OktaOrg } from "../../provider/src/okta/client";
import { oktaAuthenticator } from "../../provider/src/okta/sign-in";
import { count, log, type Waits, waits } from "./connected";

// All keys are made here, so that no key lies in the repository.
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const curves = ["P-256", "P-384", "P-521"].map((namedCurve) => generateKeyPairSync("ec", { namedCurve }));

const CLIENT = "0oaPulumi";
const SCOPES = ["okta.policies.manage", "okta.apps.manage"];

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const pem = (key: KeyObject, type: "pkcs8" | "spki"): string =>
  String(type === "pkcs8" ? key.export({ type, format: "pem" }) : key.export({ type, format: "pem" }));

function registered(more: { key?: KeyObject; scopes?: string[]; dpop?: boolean } = {}): void {
  const { key = rsa.publicKey, scopes = SCOPES, dpop = false } = more;
  emulator.seed({ clients: [{ id: CLIENT, keys: [pem(key, "spki")], scopes, dpop }] });
}

type Settings = Record<string, string>;

const byKey = (more: Settings = {}): Settings => ({
  "okta:clientId": CLIENT,
  "okta:privateKey": pem(rsa.privateKey, "pkcs8"),
  ...more,
});

function connect(settings: Settings, waiting: Waits = waits(emulator)): OktaOrg {
  const all: Settings = { "okta:orgUrl": emulator.url, ...settings };
  const okta = oktaSettings(settingSource((key) => all[key], {}));
  return connectOrg(okta.orgUrl, oktaAuthenticator(okta, waiting.surroundings), waiting.surroundings);
}

/** The transport, with a look at everything that passes. */
function watched(): { waiting: Waits; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const real = axiosTransport();
  const transport: Send = (request) => {
    sent.push(request);
    return real(request);
  };
  return { waiting: waits(emulator, { transport }), sent };
}

const read = (org: OktaOrg): Promise<unknown> => org.policies.list("PASSWORD");
const tokens = (): number => count(emulator, "POST", /oauth2/);

async function refusal(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) {
    throw new Error("nothing was refused");
  }
  return error.message;
}

describe("by private key", () => {
  const keys = [rsa, ...curves].map(({ privateKey, publicKey }) => [privateKey, publicKey] as const);
  test.each(keys)("of each kind, as PEM and as JWK", async (privateKey, publicKey) => {
    registered({ key: publicKey });
    await read(connect(byKey({ "okta:privateKey": pem(privateKey, "pkcs8") })));
    await read(connect(byKey({ "okta:privateKey": JSON.stringify(privateKey.export({ format: "jwk" })) })));
    expect(log(emulator).filter((line) => !line.endsWith("200"))).toEqual([]);
  });

  test("with several keys at the app, by the id of the one", async () => {
    const jwk = (key: KeyObject, kid: string) => ({
      ...JSON.parse(JSON.stringify(key.export({ format: "jwk" }))),
      kid,
    });
    const keys = [
      jwk(rsa.publicKey, "one"),
      ...curves.slice(0, 1).map(({ publicKey }) => jwk(publicKey, "two")),
    ];
    emulator.seed({ clients: [{ id: CLIENT, keys, scopes: SCOPES }] });
    await read(connect(byKey({ "okta:privateKeyId": "one" })));
    expect(await refusal(read(connect(byKey())))).toContain("okta:privateKeyId");
  });

  test("callers at one time share one token, and the next ones have it", async () => {
    registered();
    const org = connect(byKey());
    await Promise.all([read(org), org.apps.policies("x").catch(() => {}), org.organization()]);
    await read(org);
    expect(tokens()).toBe(1);
  });

  test("a token that was revoked or has ended is renewed once, for all callers", async () => {
    registered();
    const org = connect(byKey());
    await read(org);
    emulator.clock.advance(3_700_000);
    await Promise.all([read(org), org.apps.policies("x").catch(() => {})]);
    expect(tokens()).toBe(2);
    expect(log(emulator).filter((line) => line.endsWith("401"))).toHaveLength(2);
  });

  test("a second refusal is told, and E0000015 renews nothing", async () => {
    registered();
    const org = connect(byKey());
    emulator.faults.add({ path: "/policies", status: 401, times: 2 });
    expect(await refusal(read(org))).toContain("Okta refuses the tokens it has just given");
    expect(tokens()).toBe(2);
    emulator.faults.add({ path: "/policies", status: 401, times: 1, body: { errorCode: "E0000015" } });
    expect(await refusal(read(org))).toContain("E0000015");
    expect(tokens()).toBe(2);
  });

  test("the token endpoint's own faults are waited out, with another assertion each time", async () => {
    registered();
    const { waiting, sent } = watched();
    emulator.faults.add({ path: "/oauth2", status: 429, times: 1 });
    emulator.faults.add({ path: "/oauth2", lose: "response", times: 1 });
    await read(connect(byKey(), waiting));
    const assertions = sent
      .filter(({ url }) => url.includes("/oauth2"))
      .map(({ body }) => (body instanceof URLSearchParams ? body.get("client_assertion") : undefined));
    expect(assertions).toHaveLength(3);
    expect(new Set(assertions).size).toBe(3);
  });

  test("no write is guarded for a token, and the guard stands before a write", async () => {
    registered();
    let asked = 0;
    const waiting = waits(emulator, {
      mayWrite: async () => {
        asked += 1;
      },
    });
    await read(connect(byKey(), waiting));
    expect(asked).toBe(0);
  });
});

describe.each([
  ["ten minutes ahead", 600_000],
  ["ten minutes behind", -600_000],
])("a server whose clock is %s", (_what, ms) => {
  beforeEach(() => emulator.clock.advance(ms));

  test("takes an assertion at the second attempt at the latest", async () => {
    registered();
    const org = connect(byKey());
    await read(org);
    expect(tokens()).toBeLessThanOrEqual(2);
    expect(tokens()).toBe(ms > 0 ? 2 : 1);
  });

  test("takes proofs of possession", async () => {
    registered({ dpop: true });
    const org = connect(byKey());
    await read(org);
    expect(log(emulator).at(-1)).toMatch(/PASSWORD → 200/);
  });
});

describe("with DPoP", () => {
  const proofs = (sent: readonly HttpRequest[]): (string | undefined)[] =>
    sent.map(({ headers }) => headers?.DPoP);

  test("it is found out, and every request has a proof of its own", async () => {
    registered({ dpop: true });
    const { waiting, sent } = watched();
    const org = connect(byKey(), waiting);
    await read(org);
    await org.policies.list("OKTA_SIGN_ON");
    expect(log(emulator)).toEqual([
      "POST /oauth2/v1/token → 400",
      "POST /oauth2/v1/token → 400",
      "POST /oauth2/v1/token → 200",
      "GET /api/v1/policies?type=PASSWORD → 200",
      "GET /api/v1/policies?type=OKTA_SIGN_ON → 200",
    ]);
    const made = proofs(sent);
    expect(made[0]).toBeUndefined();
    expect(new Set(made).size).toBe(5);
    expect(sent.at(-1)?.headers?.Authorization).toMatch(/^DPoP /);
  });

  test("a 429 is answered with a new proof", async () => {
    registered({ dpop: true });
    const { waiting, sent } = watched();
    const org = connect(byKey(), waiting);
    emulator.faults.add({ path: "/policies", status: 429, times: 2 });
    await read(org);
    const made = proofs(sent.filter(({ url }) => url.includes("/policies")));
    expect(made).toHaveLength(3);
    expect(new Set(made).size).toBe(3);
    expect(waiting.slept.length).toBeGreaterThanOrEqual(2);
  });

  test("nonces may change between two tokens", async () => {
    emulator.features({ dpopNonceSeconds: 60, dpopNonceValidSeconds: 60 });
    registered({ dpop: true });
    const org = connect(byKey());
    await read(org);
    emulator.clock.advance(3_700_000);
    emulator.clearRequests();
    await read(org);
    expect(log(emulator)).toEqual([
      "GET /api/v1/policies?type=PASSWORD → 401",
      "POST /oauth2/v1/token → 400",
      "POST /oauth2/v1/token → 200",
      "GET /api/v1/policies?type=PASSWORD → 200",
    ]);
  });

  test("an API that demands a nonce gets one repeat, also for many at one time", async () => {
    emulator.features({ dpopApiNonce: true, dpopNonceSeconds: 60, dpopNonceValidSeconds: 60 });
    registered({ dpop: true });
    const org = connect(byKey());
    await Promise.all(["PASSWORD", "OKTA_SIGN_ON", "ACCESS_POLICY"].map((type) => org.policies.list(type)));
    emulator.clearRequests();
    emulator.clock.advance(60_000);
    await read(org);
    expect(log(emulator).map((line) => line.slice(-3))).toEqual(["401", "200"]);
    expect(tokens()).toBe(0);
  });

  test("a token that ended and a nonce that changed may come together", async () => {
    emulator.features({ dpopApiNonce: true, dpopNonceSeconds: 60, dpopNonceValidSeconds: 60 });
    registered({ dpop: true });
    const org = connect(byKey());
    await read(org);
    emulator.clock.advance(3_700_000);
    await read(org);
    expect(log(emulator).at(-1)).toMatch(/200$/);
  });
});

describe("what is refused says what to do", () => {
  test("a scope that is not granted, by its name", async () => {
    registered({ scopes: ["okta.policies.manage"] });
    const said = await refusal(read(connect(byKey())));
    expect(said).toContain("invalid_scope");
    expect(said).toContain("Not granted to the app: okta.apps.manage.");
    expect(said).toContain("Okta API Scopes");
  });

  test("a scope that was not asked for", async () => {
    registered({ scopes: ["okta.policies.read"] });
    const org = connect(byKey({ "okta:scopes": "okta.policies.read" }));
    await read(org);
    const said = await refusal(org.apps.policies("0oaX"));
    expect(said).toContain(
      "The call needs the scope okta.apps.read, and the token has only okta.policies.read",
    );
    expect(said).toContain("Okta API Scopes");
  });

  test("an admin role that is missing", async () => {
    registered();
    const org = connect(byKey());
    emulator.faults.add({ path: "/policies", status: 403, times: 1 });
    expect(await refusal(read(org))).toContain(
      "The token has the scope okta.policies.read that the call needs",
    );
  });

  test("another key, another client", async () => {
    registered({ key: curves[0]?.publicKey ?? rsa.publicKey });
    const said = await refusal(read(connect(byKey())));
    expect(said).toContain("signing in to Okta as the app 0oaPulumi");
    expect(said).toContain("invalid_client The client_assertion signature is invalid.");
    expect(said).toContain("okta:privateKey");
    expect(said).not.toContain("PRIVATE KEY-----");
    expect(await refusal(read(connect(byKey({ "okta:clientId": "0oaOther" }))))).toContain("okta:clientId");
    expect(tokens()).toBe(2);
  });

  test("a proxy's page in the place of the token", async () => {
    registered();
    emulator.faults.add({ path: "/oauth2", status: 200, body: "<html>sign in</html>", times: 50 });
    const said = await refusal(read(connect(byKey())));
    expect(said).toContain(
      "signing in to Okta as the app 0oaPulumi: the answer to POST /oauth2/v1/token does not have the expected shape",
    );
    expect(said).not.toContain("<html>");
  });
});

describe("by a ready token", () => {
  const made = async (dpop = false): Promise<string> => {
    registered({ dpop, scopes: ["okta.policies.read"] });
    const { waiting, sent } = watched();
    await read(connect(byKey({ "okta:scopes": "okta.policies.read" }), waiting));
    return sent.at(-1)?.headers?.Authorization?.split(" ")[1] ?? "";
  };

  test("it is sent as it is, and never renewed", async () => {
    const token = await made();
    emulator.clearRequests();
    const org = connect({ "okta:accessToken": token });
    await read(org);
    emulator.clock.advance(3_700_000);
    const said = await refusal(read(org));
    expect(said).toContain("has ended or was revoked");
    expect(said).not.toContain(token);
    expect(log(emulator)).toHaveLength(2);
  });

  test("a scope it lacks", async () => {
    const org = connect({ "okta:accessToken": await made() });
    expect(await refusal(org.apps.policies("0oaX"))).toContain(
      "The call needs the scope okta.apps.read: grant it",
    );
  });

  test("one that is bound to a key of another", async () => {
    const org = connect({ "okta:accessToken": await made(true) });
    expect(await refusal(read(org))).toContain("bound to a key (DPoP)");
  });
});
