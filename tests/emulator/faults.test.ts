import { get, type IncomingMessage } from "node:http";
import { type Emulator, type Fault, startEmulator } from "okta-emulator";
import { call, control, okta, opa, read } from "./calling";

/** What a client of a broken network, a broken Okta or a busy org meets. */

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const POLICIES = "/api/v1/policies";
const LIST = `${POLICIES}?type=ACCESS_POLICY`;
const policy = (name: string) => ({ type: "ACCESS_POLICY", name });
const made = (name: string): number =>
  emulator.state().policies.filter((candidate) => candidate.name === name).length;
const send = (name: string) => okta(emulator)("POST", POLICIES, policy(name));
const arm = (fault: Omit<Fault, "path">, path = `^${POLICIES}$`) => emulator.faults.add({ ...fault, path });

test("an answer can be replaced before and after the call was processed", async () => {
  arm({ method: "POST", status: 500 });
  expect((await send("before")).status).toBe(500);
  expect(made("before")).toBe(0);
  arm({ method: "POST", status: 500, when: "after" });
  const after = await send("after");
  expect([after.status, read(after.body, "errorCode")]).toEqual([500, "E0000009"]);
  expect(made("after")).toBe(1);
  arm({ method: "POST", status: 502, body: "<html>Bad Gateway</html>", when: "after" });
  await expect(send("page")).rejects.toThrow(/not valid JSON/);
  expect(made("page")).toBe(1);
  expect(emulator.requests().map(({ status }) => status)).toEqual([500, 500, 502]);
});

test("a truncated answer announces more than it sends", async () => {
  arm({ truncate: true });
  const { headers, received } = await new Promise<{ headers: IncomingMessage["headers"]; received: number }>(
    (resolve) => {
      const authorization = `SSWS ${emulator.credentials.apiToken}`;
      get(`${emulator.url}${LIST}`, { headers: { authorization } }, (answer) => {
        let received = 0;
        answer.on("data", (bytes: Buffer) => {
          received += bytes.length;
        });
        answer.on("error", () => undefined);
        answer.on("close", () => resolve({ headers: answer.headers, received }));
      });
    },
  );
  expect(received).toBeGreaterThan(0);
  expect(received).toBeLessThan(Number(headers["content-length"]));
});

test("a truncated answer without a body breaks off in its head, after the call was processed", async () => {
  const { body } = await send("short");
  const id = read<string>(body, "id");
  arm({ truncate: true, method: "DELETE" }, ".");
  await expect(okta(emulator)("DELETE", `${POLICIES}/${id}`)).rejects.toThrow();
  expect(made("short")).toBe(0);
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a call that hangs %s processing is never answered", async (when, count) => {
  arm({ method: "POST", hang: true, when });
  const answer = fetch(`${emulator.url}${POLICIES}`, {
    method: "POST",
    headers: {
      authorization: `SSWS ${emulator.credentials.apiToken}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(policy("slow")),
    signal: AbortSignal.timeout(300),
  });
  await expect(answer).rejects.toThrow(/timeout/);
  expect(made("slow")).toBe(count);
  // The next one is answered.
  expect((await send("next")).status).toBe(200);
});

test("an exhausted bucket refuses everybody until its window ends", async () => {
  emulator.features({ rateLimit: { limit: 100, windowSeconds: 60 } });
  arm({ exhaust: "rate" });
  const refused = await okta(emulator)("GET", LIST);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("x-rate-limit-limit")).toBe("100");
  expect(refused.headers.get("x-rate-limit-remaining")).toBe("0");
  expect((await okta(emulator)("GET", LIST)).status).toBe(429);
  const reset = Number(refused.headers.get("x-rate-limit-reset"));
  expect(emulator.requests().map((entry) => [entry.reset, entry.concurrency])).toEqual([
    [reset, false],
    [reset, false],
  ]);
  emulator.clock.set(new Date(reset * 1000 + 1).toISOString());
  expect((await okta(emulator)("GET", LIST)).status).toBe(200);
});

test("too many calls in flight are refused with limit 0, this once", async () => {
  arm({ exhaust: "concurrency" });
  const refused = await okta(emulator)("GET", LIST);
  expect([refused.status, refused.headers.get("x-rate-limit-limit")]).toEqual([429, "0"]);
  expect((await okta(emulator)("GET", LIST)).status).toBe(200);
  expect(emulator.requests()[0]).toMatchObject({ concurrency: true });
});

test("a fault on each request hits every different one once", async () => {
  arm({ each: true, times: 100, status: 500, method: "POST" });
  const statuses: number[] = [];
  for (const name of ["a", "a", "b", "a", "b"]) {
    statuses.push((await send(name)).status);
  }
  expect(statuses).toEqual([500, 200, 500, 200, 200]);
  expect(emulator.faults.taken().map(({ method, path }) => [method, path])).toEqual([
    ["POST", POLICIES],
    ["POST", POLICIES],
  ]);
  emulator.faults.clear();
  expect(emulator.faults.taken()).toEqual([]);
});

test("tokens can be revoked, by a fault and from outside", async () => {
  const team = await opa(emulator);
  expect((await team("GET", "/service_users")).status).toBe(200);
  arm({ revoke: true }, "service_users$");
  expect((await team("GET", "/service_users")).status).toBe(401);
  const again = await opa(emulator);
  expect((await again("GET", "/service_users")).status).toBe(200);
  await control(emulator)("POST", "/revoke");
  expect((await again("GET", "/service_users")).status).toBe(401);
});

test("an org that stands still holds every call, and none of the control API", async () => {
  const begun = performance.now();
  await control(emulator)("POST", "/freeze", { ms: 600 });
  await control(emulator)("GET", "/faults");
  expect(performance.now() - begun).toBeLessThan(590);
  await okta(emulator)("GET", LIST);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(599);
  arm({ freezeMs: 300 });
  const again = performance.now();
  await Promise.all([okta(emulator)("GET", LIST), okta(emulator)("GET", "/api/v1/groups")]);
  expect(performance.now() - again).toBeGreaterThanOrEqual(299);
  expect((await control(emulator)("POST", "/freeze", {})).status).toBe(400);
});

test("reads lag behind writes for as long as the switch says", async () => {
  emulator.features({ readLagMs: 400 });
  const { body } = await send("late");
  const id = read<string>(body, "id");
  const names = async () => {
    const answer = await okta(emulator)("GET", LIST);
    return (answer.body as { name: string }[]).map(({ name }) => name);
  };
  expect(await names()).not.toContain("late");
  expect((await okta(emulator)("GET", `${POLICIES}/${id}`)).status).toBe(404);
  // A write sees what was written.
  expect((await okta(emulator)("PUT", `${POLICIES}/${id}`, policy("later"))).status).toBe(200);
  expect(await names()).not.toContain("late");
  await new Promise((resolve) => setTimeout(resolve, 450));
  expect(await names()).toContain("later");
});

test("what a read changes by itself is not lost while reads lag", async () => {
  emulator.features({ readLagMs: 5_000 });
  const team = await opa(emulator);
  expect((await team("POST", "/service_users", { name: "new" })).status).toBe(201);
  expect((await team("GET", "/service_users/new")).status).toBe(404);
  expect((await team("GET", "/current_user")).status).toBe(200);
  expect(emulator.state().serviceUsers.map(({ name }) => name)).toContain("new");
});

test("the log tells how long each call took", async () => {
  arm({ latencyMs: 200 });
  await okta(emulator)("GET", LIST);
  expect(emulator.requests()[0]?.ms).toBeGreaterThanOrEqual(199);
});

test("the control API refuses what is no fault", async () => {
  for (const wrong of [
    { truncate: "yes" },
    { hang: 1 },
    { when: "later" },
    { exhaust: "all" },
    { freezeMs: "1" },
  ]) {
    const { status } = await control(emulator)("POST", "/faults", { path: ".", ...wrong });
    expect([wrong, status]).toEqual([wrong, 400]);
  }
  await control(emulator)("POST", "/faults", { path: LIST.replace("?", "\\?"), status: 503 });
  await call(emulator.url, undefined, "GET", LIST);
  expect((await control(emulator)("GET", "/faults/taken")).body).toMatchObject([{ method: "GET" }]);
});
