import { type Emulator, startEmulator } from "okta-emulator";
import { NetworkError } from "../../provider/src/http/errors";
import { ApiError, NotFoundError } from "../../provider/src/okta/errors";
import type { OpaTeam } from "../../provider/src/opa/client";
import { count, log, teamOf, type Waits, waits } from "./connected";

let emulator: Emulator;
let waiting: Waits;
let team: OpaTeam;

beforeEach(async () => {
  emulator = await startEmulator();
  waiting = waits(emulator);
  team = teamOf(emulator, waiting);
});
afterEach(() => emulator.stop());

const exchanges = () => count(emulator, "POST", /service_token$/);

describe("service users", () => {
  test("are created, read, switched and softly deleted, by name", async () => {
    expect(await team.serviceUsers.create("OPA User")).toMatchObject({ name: "OPA User", status: "ACTIVE" });
    expect(await team.serviceUsers.get("OPA User")).toMatchObject({ status: "ACTIVE" });
    expect(await team.serviceUsers.setStatus("OPA User", "DISABLED")).toMatchObject({ status: "DISABLED" });
    await team.serviceUsers.setStatus("OPA User", "DELETED");
    expect(await team.serviceUsers.get("OPA User")).toMatchObject({ status: "DELETED" });
    await expect(team.serviceUsers.create("OPA User")).rejects.toThrow(
      /409 resource_already_exists .*never frees/,
    );
    await expect(team.serviceUsers.get("nobody")).rejects.toBeInstanceOf(NotFoundError);
    expect(log(emulator)).toContain("GET /v1/teams/acme/service_users/OPA%20User → 200");
  });

  test("a create whose answer was lost is not repeated", async () => {
    emulator.faults.add({ method: "POST", path: "/service_users$", lose: "response" });
    await expect(team.serviceUsers.create("svc")).rejects.toBeInstanceOf(NetworkError);
    expect(count(emulator, "POST", /service_users$/)).toBe(1);
  });
});

describe("keys", () => {
  beforeEach(() => team.serviceUsers.create("svc"));

  test("have no expiry until a further one dates them; the secret is shown once", async () => {
    const first = await team.serviceUsers.createKey("svc");
    expect(first.secret).not.toBe("");
    expect(first.expires_at).toBeUndefined();
    const second = await team.serviceUsers.createKey("svc");
    const { items, now } = await team.serviceUsers.keys("svc");
    const due = items.find(({ id }) => id === first.id)?.expires_at;
    expect(Date.parse(due ?? "")).toBeGreaterThan(now.getTime());
    expect(items.find(({ id }) => id === second.id)?.expires_at).toBeUndefined();
    expect(JSON.stringify(items)).not.toContain(second.secret);
    await team.serviceUsers.deleteKey("svc", first.id);
    await expect(team.serviceUsers.deleteKey("svc", first.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  test("pages of keys are followed", async () => {
    const keys = Array.from({ length: 120 }, () => ({ expires_at: "2099-01-01T00:00:00Z" }));
    emulator.seed({ serviceUsers: [{ name: "many", keys }] });
    emulator.clearRequests();
    const { items } = await team.serviceUsers.keys("many");
    expect(new Set(items.map(({ id }) => id)).size).toBe(120);
    expect(count(emulator, "GET", /keys$/)).toBe(2);
  });

  test("a key whose answer was lost is not asked for again: every POST sets an expiry on the others", async () => {
    emulator.faults.add({ method: "POST", path: "/keys$", lose: "response" });
    await expect(team.serviceUsers.createKey("svc")).rejects.toBeInstanceOf(NetworkError);
    expect(count(emulator, "POST", /keys$/)).toBe(1);
  });

  test("a new key is verified by exchanging it", async () => {
    const { id, secret } = await team.serviceUsers.createKey("svc");
    await team.verify(id, secret);
    const wrong = team.verify(id, "not-the-secret");
    await expect(wrong).rejects.toThrow(
      new RegExp(`verifying the new key ${id}: .*401 authentication_error`),
    );
    await expect(wrong).rejects.not.toThrow("not-the-secret");
  });
});

describe("the token", () => {
  test("is exchanged once, also for many at one time", async () => {
    await Promise.all(Array.from({ length: 4 }, () => team.serviceUsers.get("pulumi-admin")));
    await team.serviceUsers.get("pulumi-admin");
    expect(exchanges()).toBe(1);
  });

  test("is minted again after a 401, exactly once, and the call is repeated", async () => {
    await team.serviceUsers.get("pulumi-admin");
    emulator.clock.advance(2 * 3600_000);
    emulator.clearRequests();
    await team.serviceUsers.create("svc");
    expect(log(emulator)).toEqual([
      "POST /v1/teams/acme/service_users → 401",
      "POST /v1/teams/acme/service_token → 200",
      "POST /v1/teams/acme/service_users → 201",
    ]);
  });

  test("refused to many at one time is minted again once for all", async () => {
    await team.serviceUsers.get("pulumi-admin");
    emulator.clock.advance(2 * 3600_000);
    emulator.clearRequests();
    await Promise.all(Array.from({ length: 5 }, () => team.serviceUsers.get("pulumi-admin")));
    expect(exchanges()).toBe(1);
  });

  test("a 401 that stays is reported after that one try", async () => {
    await team.serviceUsers.get("pulumi-admin");
    emulator.clearRequests();
    emulator.faults.add({ method: "GET", path: "/service_users/", status: 401, times: 9 });
    await expect(team.serviceUsers.get("pulumi-admin")).rejects.toThrow("401 authentication_error");
    expect(exchanges()).toBe(1);
    expect(count(emulator, "GET", /service_users/)).toBe(2);
  });

  test("a wrong key is refused, tried again at the next call, and never shown", async () => {
    const stranger = teamOf(emulator, waiting, "wrong-secret");
    const call = stranger.serviceUsers.get("pulumi-admin");
    await expect(call).rejects.toBeInstanceOf(ApiError);
    await expect(call).rejects.toThrow("oktapam:key");
    await expect(call).rejects.not.toThrow("wrong-secret");
    await expect(stranger.serviceUsers.get("pulumi-admin")).rejects.toBeInstanceOf(ApiError);
    expect(exchanges()).toBe(2);
  });

  test("the exchange survives a lost answer and a 503: two tokens do no harm", async () => {
    emulator.faults.add({ path: "/service_token$", lose: "response" });
    emulator.faults.add({ path: "/service_token$", status: 503 });
    await team.serviceUsers.get("pulumi-admin");
    expect(exchanges()).toBe(3);
  });

  test("of another team is refused before anything is read or written", async () => {
    emulator.faults.add({
      path: "/service_token$",
      status: 200,
      body: { bearer_token: "t", expires_at: "2099-01-01T00:00:00Z", team_name: "globex" },
    });
    await expect(team.serviceUsers.create("svc")).rejects.toThrow(/"globex", not to "acme".*OKTAPAM_TEAM/);
    expect(count(emulator, "POST", /service_users$/)).toBe(0);
  });

  test("that is about to end is renewed before it is sent", async () => {
    emulator.features({ opa: { tokenSeconds: 30 } });
    await team.serviceUsers.get("pulumi-admin");
    emulator.features({ opa: { tokenSeconds: 3600 } });
    await team.serviceUsers.get("pulumi-admin");
    expect(emulator.requests().every(({ status }) => status === 200)).toBe(true);
  });
});

test("OPA's own 429 is waited out by its own header", async () => {
  await team.serviceUsers.get("pulumi-admin");
  const retryAt = Math.floor(emulator.clock.now().getTime() / 1000) + 40;
  emulator.faults.add({
    method: "POST",
    path: "/service_users$",
    status: 429,
    headers: { "X-RateLimit-Retry-At": String(retryAt) },
  });
  await team.serviceUsers.create("svc");
  const slept = waiting.slept.reduce((sum, ms) => sum + ms, 0);
  expect(slept).toBeGreaterThanOrEqual(38_000);
  expect(slept).toBeLessThanOrEqual(42_000);
  expect(count(emulator, "POST", /service_users$/)).toBe(2);
});

test("the body of a 403 reaches no message", async () => {
  const body = { type: "forbidden_error", message: "ask for server-7 by ssh", code: 403 };
  emulator.faults.add({ path: "/service_users/svc$", status: 403, body });
  const call = team.serviceUsers.get("svc");
  await expect(call).rejects.toThrow("403");
  await expect(call).rejects.not.toThrow("server-7");
});
