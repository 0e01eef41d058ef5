import { type Emulator, startEmulator } from "okta-emulator";
import { okta, read } from "./calling";

const seed = {
  zones: [{ id: "nzo1", name: "Office" }],
  identityProviders: [
    { id: "0oa1", name: "Partners", type: "SAML2" },
    { id: "0oa2", name: "partners of old" },
  ],
  authenticators: [{ key: "phone_number", id: "aut1", status: "INACTIVE" }, { key: "duo" }],
  userTypes: [{ id: "oty1", name: "contractor", displayName: "Contractor" }],
  deviceAssurances: [{ id: "dae1", name: "Macs", platform: "MACOS" }],
  behaviors: Array.from({ length: 45 }, (_, index) => ({ id: `bhv${index}`, name: `Behaviour ${index}` })),
};
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.stop());

const get = (path: string) => okta(emulator)("GET", path);

test.each([
  ["/api/v1/zones", "nzo1", { name: "Office", type: "IP", status: "ACTIVE", system: false }],
  ["/api/v1/idps", "0oa1", { name: "Partners", type: "SAML2", status: "ACTIVE" }],
  ["/api/v1/authenticators", "aut1", { key: "phone_number", name: "Phone", status: "INACTIVE" }],
  ["/api/v1/meta/types/user", "oty1", { name: "contractor", default: false }],
  ["/api/v1/device-assurances", "dae1", { platform: "MACOS", lastUpdate: expect.any(String) }],
  ["/api/v1/behaviors", "bhv7", { type: "ANOMALOUS_DEVICE", status: "ACTIVE" }],
])("%s lists and reads what the seed laid, and nothing else", async (path, id, shown) => {
  expect((await get(`${path}/${id}`)).body).toMatchObject({ id, ...shown });
  expect((await get(path)).body).toContainEqual((await get(`${path}/${id}`)).body);
  const missing = await get(`${path}/nobody`);
  expect({ status: missing.status, code: read(missing.body, "errorCode") }).toEqual({
    status: 404,
    code: "E0000007",
  });
});

test("a new org has its zones, its user type and its authenticators", async () => {
  expect((await get("/api/v1/meta/types/user/default")).body).toMatchObject({ name: "user", default: true });
  expect((await get('/api/v1/zones?filter=system eq "true"')).body).toHaveLength(4);
  const { body } = await get("/api/v1/authenticators");
  expect(Array.isArray(body) && body.map((item: unknown) => read(item, "key"))).toEqual([
    "okta_email",
    "google_otp",
    "okta_verify",
    "okta_password",
    "phone_number",
    "security_question",
    "webauthn",
    "duo",
  ]);
  expect((await get("/api/v1/authenticators/aut1/methods")).body).toEqual([
    { type: "sms", status: "ACTIVE" },
    { type: "voice", status: "ACTIVE" },
  ]);
});

test("q, type and limit narrow; pages lead on", async () => {
  expect((await get("/api/v1/idps?q=PARTNERS")).body).toHaveLength(2);
  expect((await get("/api/v1/idps?q=PARTNERS&type=SAML2")).body).toHaveLength(1);
  const page = await get("/api/v1/behaviors");
  expect(page.body).toHaveLength(20);
  expect(page.headers.get("link")).toMatch(/after=.+; rel="next"/);
});

test("a filter that is not understood is refused", async () => {
  for (const path of ["zones?filter", "apps?filter", "groups?filter", "groups?search"]) {
    const { status, body } = await get(`/api/v1/${path}=name co "x"`);
    expect({ path, status, code: read(body, "errorCode") }).toEqual({ path, status: 400, code: "E0000001" });
  }
});

test("a Classic org has no authenticators and no device assurances", async () => {
  emulator.features({ engine: "v1" });
  expect((await get("/api/v1/authenticators")).status).toBe(401);
  expect((await get("/api/v1/device-assurances/dae1")).status).toBe(401);
  expect((await get("/api/v1/behaviors/bhv1")).status).toBe(200);
});

test("apps that are not active are listed when they are asked for", async () => {
  emulator.seed({ apps: [{ id: "0oaOld", label: "Old", status: "INACTIVE" }] });
  expect((await get("/api/v1/apps?q=old")).body).toEqual([]);
  expect((await get("/api/v1/apps?q=old&includeNonDeleted=true")).body).toHaveLength(1);
});
