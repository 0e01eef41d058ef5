import { type Emulator, startEmulator } from "okta-emulator";
import { TABLE } from "../../conformance/endpoints/table";
import { sswsToken } from "../../provider/src/http/authenticate";
import { pathTemplate, type RequestRecord } from "../../provider/src/http/request-log";
import { DEFAULT_LIMITS } from "../../provider/src/http/sender";
import { connectOrg } from "../../provider/src/okta/client";
import { OKTA_TRAFFIC } from "../../provider/src/okta/traffic";
import { OPA_TRAFFIC } from "../../provider/src/opa/traffic";
import { orgOf, teamOf, waits } from "./connected";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const refused = () => emulator.requests().filter(({ status }) => status === 429).length;
const times = <T>(number: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: number }, (_, index) => act(index)));

test("a run alone is never refused, and says once for each window that it waits", async () => {
  emulator.features({ rateLimit: { limit: 20, windowSeconds: 60 } });
  const waiting = waits(emulator);
  const org = orgOf(emulator, waiting);
  await times(50, (index) => org.policies.create({ type: "OKTA_SIGN_ON", name: `Policy ${index}` }));
  expect(refused()).toBe(0);
  expect(waiting.lines.length).toBeGreaterThanOrEqual(2);
  expect(
    waiting.lines.every((line) =>
      /^Okta rate limit: 18 of 20 used on \/api\/v1\/policies, .*; next in \d+ s$/.test(line),
    ),
  ).toBe(true);
});

test("three runs at one time share an org: all finish, and hardly a request is refused", async () => {
  emulator.features({ rateLimit: { limit: 50, windowSeconds: 60 } });
  await times(3, async (run) => {
    const org = orgOf(emulator, waits(emulator));
    await times(60, (index) =>
      org.policies.create({ type: "OKTA_SIGN_ON", name: `Run ${run}, policy ${index}` }),
    );
  });
  expect(emulator.state().policies.filter(({ name }) => name.startsWith("Run "))).toHaveLength(180);
  expect(refused()).toBeLessThanOrEqual(6);
});

test("a token's share of the bucket is the limit that counts", async () => {
  emulator.features({ rateLimit: { limit: 40, windowSeconds: 60, tokenShare: 0.5 } });
  const org = orgOf(emulator, waits(emulator));
  await times(30, (index) => org.policies.create({ type: "OKTA_SIGN_ON", name: `Policy ${index}` }));
  expect(refused()).toBe(0);
});

test("Okta Privileged Access: its dialect, and the token's own request beside the others", async () => {
  emulator.features({ rateLimit: { limit: 20, windowSeconds: 60 } });
  const waiting = waits(emulator);
  const team = teamOf(emulator, waiting);
  await times(30, (index) => team.serviceUsers.create(`user-${index}`));
  expect(refused()).toBe(0);
  expect(waiting.lines[0]).toMatch(
    /^Okta Privileged Access rate limit: 18 of 20 used on \/v1\/teams\/.*; next in \d+ s$/,
  );
});

test("too many at one time: fewer are sent, and all are answered", async () => {
  emulator.features({ concurrencyLimit: 5, latency: { medianMs: 10, p90Ms: 15 } });
  const org = orgOf(emulator, waits(emulator));
  await times(60, (index) => org.policies.create({ type: "OKTA_SIGN_ON", name: `Policy ${index}` }));
  expect(emulator.state().policies.filter(({ name }) => name.startsWith("Policy "))).toHaveLength(60);
});

test("the log of requests names no object, no query and no credential", async () => {
  const records: RequestRecord[] = [];
  const { surroundings } = waits(emulator, { tellRequest: (record) => void records.push(record) });
  const org = connectOrg(
    emulator.url,
    sswsToken(emulator.credentials.apiToken),
    surroundings,
    DEFAULT_LIMITS,
  );
  const { id } = await org.policies.create({ type: "OKTA_SIGN_ON", name: "Staff of Acme" });
  emulator.faults.add({ method: "GET", path: "/policies/", lose: "request" });
  emulator.faults.add({ method: "GET", path: "/policies/", status: 502 });
  await org.policies.get(id);
  await org.policies.list("OKTA_SIGN_ON");
  expect(
    records.map(({ method, path, status, attempt }) => `${method} ${path} ${status} ${attempt}`),
  ).toEqual([
    "POST /api/v1/policies 200 1",
    "GET /api/v1/policies/{} undefined 1",
    "GET /api/v1/policies/{} 502 2",
    "GET /api/v1/policies/{} 200 3",
    "GET /api/v1/policies 200 1",
  ]);
  expect(records[0]).toMatchObject({
    left: expect.any(Number),
    limit: expect.any(Number),
    requestId: expect.any(String),
  });
  const text = JSON.stringify(records);
  for (const secret of [id, "Staff", "OKTA_SIGN_ON", emulator.credentials.apiToken]) {
    expect(text).not.toContain(secret);
  }
});

test.each(TABLE.flatMap(({ endpoints }) => endpoints))(
  "$method $path is logged as it is documented",
  ({ path }) => {
    const words = path.startsWith("/v1/") ? OPA_TRAFFIC.words : OKTA_TRAFFIC.words;
    const filled = path.replace(/\{\w+\}/g, "0oa1gxz");
    expect(pathTemplate(filled, words)).toBe(path.replace(/\{\w+\}/g, "{}"));
  },
);
