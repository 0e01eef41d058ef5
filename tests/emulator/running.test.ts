import { mkdtempSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "okta-emulator";
import { control, okta, opa, read } from "./calling";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const policy = { type: "PASSWORD", name: "p" };
const policyNames = (from: Emulator): string[] =>
  from
    .state()
    .policies.filter(({ type, system }) => type === "PASSWORD" && !system)
    .map(({ name }) => name);

describe("faults", () => {
  test("a lost response was processed, a lost request was not", async () => {
    emulator.faults.add({ method: "POST", path: "^/api/v1/policies$", lose: "request" });
    await expect(okta(emulator)("POST", "/api/v1/policies", policy)).rejects.toThrow();
    expect(policyNames(emulator)).toEqual([]);
    emulator.faults.add({ method: "POST", path: "^/api/v1/policies$", lose: "response" });
    await expect(okta(emulator)("POST", "/api/v1/policies", policy)).rejects.toThrow();
    expect(policyNames(emulator)).toEqual(["p"]);
  });

  test("skip, times, status, body and headers are kept", async () => {
    emulator.faults.add({
      path: "/api/v1/policies",
      skip: 1,
      times: 2,
      status: 423,
      body: { errorCode: "E0000239" },
      headers: { "retry-after": "7" },
    });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      const answer = await okta(emulator)("GET", "/api/v1/policies?type=PASSWORD");
      statuses.push(answer.status);
      if (answer.status === 423) {
        expect(answer.body).toEqual({ errorCode: "E0000239" });
        expect(answer.headers.get("retry-after")).toBe("7");
      }
    }
    expect(statuses).toEqual([200, 423, 423, 200]);
  });
});

test("a POST that does not say its length is a 411", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(
      `${emulator.url}/api/v1/policies/x/lifecycle/activate`,
      { method: "POST" },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    sent.on("error", reject);
    sent.removeHeader("content-length");
    sent.removeHeader("transfer-encoding");
    sent.end();
  });
  expect(status).toBe(411);
});

describe("control API", () => {
  test("drives clock, features, faults, seed and reset from another process", async () => {
    const send = control(emulator);
    expect((await send("POST", "/seed", { policies: [policy] })).status).toBe(204);
    expect(policyNames(emulator)).toEqual(["p"]);
    expect(read((await send("PUT", "/features", { riskScoring: false })).body, "riskScoring")).toBe(false);
    const time = read<string>((await send("POST", "/clock", { set: "2030-01-01T00:00:00Z" })).body, "now");
    expect(time).toMatch(/^2030-01-01/);
    await send("POST", "/faults", { path: "/api/v1/policies", status: 503 });
    expect((await okta(emulator)("GET", "/api/v1/policies?type=PASSWORD")).status).toBe(503);
    expect(read((await send("GET", "/credentials")).body, "apiToken")).toBe(emulator.credentials.apiToken);
    expect(read((await send("GET", "/requests")).body, "length")).toBe(1);
    expect((await send("POST", "/reset")).status).toBe(204);
    expect(policyNames(emulator)).toEqual([]);
    expect(emulator.features().riskScoring).toBe(true);
  });

  test.each([
    ["PUT", "/features", { noSuchSwitch: 1 }],
    ["PUT", "/features", { riskScoring: "yes" }],
    ["POST", "/seed", { policys: [] }],
    ["POST", "/seed", { rules: [{ policyId: "nowhere" }] }],
    ["POST", "/clock", {}],
    ["POST", "/faults", { path: "(" }],
    ["POST", "/faults", { path: "/apps", status: "503" }],
    ["POST", "/faults", { path: "/apps", lose: "everything" }],
    ["POST", "/faults", { path: "/apps", headers: { "Retry-After": [3] } }],
  ])("%s %s refuses %j", async (method, path, body) => {
    const before = emulator.state();
    expect((await control(emulator)(method, path, body)).status).toBe(400);
    expect(emulator.state()).toEqual(before);
  });

  test("answers no web page that has rebound its name to loopback", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: "evil.example" };
      request(`${emulator.url}/__emulator/secrets`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test("the request log holds neither credentials nor bodies", async () => {
    await opa(emulator);
    const log = JSON.stringify(emulator.requests());
    expect(log).toContain("/service_token");
    for (const { value } of emulator.secrets()) {
      expect(log).not.toContain(value);
    }
  });
});

test("a port that is taken is said so", async () => {
  await expect(startEmulator({ port: Number(new URL(emulator.url).port) })).rejects.toThrow(
    /port \d+ .* is taken/,
  );
});

test("a state file keeps org and credentials over a restart, readable by its owner alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "okta-emulator-"));
  const stateFile = join(folder, "state.json");
  const first = await startEmulator({ stateFile, credentials: { apiToken: "00mine" } });
  await okta(first)("POST", "/api/v1/policies", policy);
  await (await opa(first))("POST", "/service_users", { name: "svc" });
  await first.stop();
  expect(statSync(stateFile).mode & 0o077).toBe(0);
  const second = await startEmulator({ stateFile });
  expect(second.credentials).toEqual(first.credentials);
  expect(policyNames(second)).toEqual(["p"]);
  expect((await (await opa(second))("GET", "/service_users/svc")).status).toBe(200);
  await second.stop();
  rmSync(folder, { recursive: true });
});

describe("seeds", () => {
  test("system objects are overwritten by role, their references follow", async () => {
    emulator.seed({
      groups: [{ id: "00geveryone", profile: { name: "Everyone" } }],
      policies: [{ id: "rstdefault", type: "ACCESS_POLICY", system: true, name: "Any two factors" }],
      apps: [{ id: "0oashop", label: "Shop" }],
      rules: [{ policyId: "rstdefault", system: true, id: "rulcatchall" }],
    });
    const state = emulator.state();
    expect(state.policies.filter(({ type, system }) => type === "ACCESS_POLICY" && system)).toHaveLength(1);
    expect(state.rules.filter(({ policyId }) => policyId === "rstdefault").map(({ id }) => id)).toEqual([
      "rulcatchall",
    ]);
    expect(state.apps.find(({ id }) => id === "0oashop")?.accessPolicy).toBe("rstdefault");
    expect(JSON.stringify(state.policies)).toContain("00geveryone");
    expect(state.groups).toHaveLength(1);
  });

  test("empty leaves nothing of Okta's own, but the way in", async () => {
    emulator.seed({ empty: true });
    expect(emulator.state().policies).toEqual([]);
    expect((await (await opa(emulator))("GET", "/current_user")).status).toBe(200);
  });
});
