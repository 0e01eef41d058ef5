import { type Emulator, startEmulator } from "okta-emulator";
import { type Call, call, mint, nextOf, opa, opaWith, read } from "./calling";

const zeroTime = "0001-01-01T00:00:00Z";
const day = 24 * 3600 * 1000;

let emulator: Emulator;
let admin: Call;

beforeEach(async () => {
  emulator = await startEmulator();
  admin = await opa(emulator);
});
afterEach(() => emulator.stop());

const names = (body: unknown): string[] => read<{ name: string }[]>(body, "list").map(({ name }) => name);
const keysOf = async (name: string) =>
  read<{ id: string; expires_at: string }[]>(
    (await admin("GET", `/service_users/${name}/keys`)).body,
    "list",
  );

describe("service users", () => {
  test("are created ACTIVE with 201 and found by name, spaces and all", async () => {
    const made = await admin("POST", "/service_users", { name: "OPA User" });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      team_name: "acme",
      name: "OPA User",
      status: "ACTIVE",
      user_type: "service",
      details: null,
      deleted_at: zeroTime,
    });
    const found = await admin("GET", "/service_users/OPA%20User");
    expect(found.body).toEqual(made.body);
  });

  test("who are deleted still answer 200, leave the list, and keep their name for ever", async () => {
    await admin("POST", "/service_users", { name: "gone" });
    const put = await admin("PUT", "/service_users/gone", { name: "gone", status: "DELETED" });
    expect([put.status, read(put.body, "status")]).toEqual([200, "DELETED"]);
    const got = await admin("GET", "/service_users/gone");
    expect([got.status, read(got.body, "status")]).toEqual([200, "DELETED"]);
    expect(read(got.body, "deleted_at")).not.toBe(zeroTime);
    expect(names((await admin("GET", "/service_users")).body)).not.toContain("gone");
    expect(names((await admin("GET", "/service_users?status=DELETED")).body)).toEqual(["gone"]);

    const again = await admin("POST", "/service_users", { name: "gone" });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      type: "resource_already_exists",
      code: 409,
      message: expect.any(String),
    });
  });

  test.each([
    { features: {}, status: "DELETED", expected: 200 },
    { features: { repeatedDelete: 404 as const }, status: "DELETED", expected: 404 },
    { features: {}, status: "ACTIVE", expected: 409 },
    { features: { reviveDeleted: true }, status: "ACTIVE", expected: 200 },
  ])(
    "PUT $status on a deleted user with $features answers $expected",
    async ({ features, status, expected }) => {
      emulator.features({ opa: features });
      await admin("POST", "/service_users", { name: "gone" });
      await admin("PUT", "/service_users/gone", { name: "gone", status: "DELETED" });
      const answer = await admin("PUT", "/service_users/gone", { name: "gone", status });
      expect(answer.status).toBe(expected);
    },
  );

  test("cannot be hard-deleted: there is no such route", async () => {
    const stderr = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    await admin("POST", "/service_users", { name: "svc" });
    expect((await admin("DELETE", "/service_users/svc")).status).toBe(404);
    expect(stderr).toHaveBeenCalledWith(expect.stringContaining("NOT IMITATED: DELETE"));
    stderr.mockRestore();
  });

  test("cannot disable or delete themselves, unless the switch allows it", async () => {
    const refused = await admin("PUT", "/service_users/pulumi-admin", {
      name: "pulumi-admin",
      status: "DISABLED",
    });
    expect(refused.status).toBe(403);
    emulator.features({ opa: { selfRemoval: true } });
    const allowed = await admin("PUT", "/service_users/pulumi-admin", {
      name: "pulumi-admin",
      status: "DISABLED",
    });
    expect(allowed.status).toBe(200);
    expect((await admin("GET", "/current_user")).status).toBe(401);
  });

  test("a name in PUT renames only with the switch", async () => {
    await admin("POST", "/service_users", { name: "old" });
    await admin("PUT", "/service_users/old", { name: "new", status: "ACTIVE" });
    expect((await admin("GET", "/service_users/new")).status).toBe(404);
    emulator.features({ opa: { putRenames: true } });
    await admin("PUT", "/service_users/old", { name: "new", status: "ACTIVE" });
    expect((await admin("GET", "/service_users/new")).status).toBe(200);
  });

  test("pages: 100 by default, count carried in the links, nothing lost or doubled", async () => {
    emulator.seed({ serviceUsers: Array.from({ length: 120 }, (_, index) => ({ name: `svc-${index}` })) });
    const first = await admin("GET", "/service_users?starts_with=svc-");
    expect(names(first.body)).toHaveLength(100);
    const seen: string[] = [];
    let next: string | undefined = `/service_users?starts_with=svc-&count=50`;
    while (next !== undefined) {
      const page: Awaited<ReturnType<Call>> = await admin("GET", next);
      seen.push(...names(page.body));
      const link = nextOf(page.headers);
      if (link !== undefined) {
        expect(new URL(link).searchParams.get("count")).toBe("50");
      }
      next = link?.replace(`${emulator.url}/v1/teams/acme`, "");
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });
});

describe("keys", () => {
  beforeEach(() => admin("POST", "/service_users", { name: "svc" }));

  test("show their secret once, answer 200 and never expire by themselves", async () => {
    const made = await admin("POST", "/service_users/svc/keys");
    expect(made.status).toBe(200);
    expect(Buffer.from(read<string>(made.body, "secret"), "base64")).toHaveLength(64);
    expect(made.body).toMatchObject({ expires_at: zeroTime, last_used: null });
    const listed = await admin("GET", "/service_users/svc/keys");
    expect(JSON.stringify(listed.body)).not.toContain("secret");
    expect(emulator.secrets().map(({ value }) => value)).toContain(read(made.body, "secret"));
  });

  test("a new key sets an expiry of two days on every other one, once", async () => {
    emulator.clock.set("2026-04-07T00:00:00Z");
    admin = await opa(emulator);
    const first = read<string>((await admin("POST", "/service_users/svc/keys")).body, "id");
    emulator.clock.set("2026-04-07T00:30:00Z");
    const second = read<string>((await admin("POST", "/service_users/svc/keys")).body, "id");
    const due = (await keysOf("svc")).find(({ id }) => id === first)?.expires_at ?? "";
    expect(Date.parse(due) - Date.parse("2026-04-07T00:30:00Z")).toBeLessThan(2 * day + 5000);
    expect(Date.parse(due) - Date.parse("2026-04-07T00:30:00Z")).toBeGreaterThanOrEqual(2 * day);

    emulator.clock.set("2026-04-07T00:50:00Z");
    const third = read<string>((await admin("POST", "/service_users/svc/keys")).body, "id");
    const keys = new Map((await keysOf("svc")).map(({ id, expires_at }) => [id, expires_at]));
    expect(keys.get(first)).toBe(due);
    expect(keys.get(second)).not.toBe(zeroTime);
    expect(keys.get(third)).toBe(zeroTime);

    emulator.features({ opa: { secondRotation: "move" } });
    emulator.clock.set("2026-04-07T00:55:00Z");
    await admin("POST", "/service_users/svc/keys");
    expect((await keysOf("svc")).find(({ id }) => id === first)?.expires_at).not.toBe(due);
  });

  test("past their date they are gone from the list, and no longer sign in", async () => {
    const old = (await admin("POST", "/service_users/svc/keys")).body as { id: string; secret: string };
    await admin("POST", "/service_users/svc/keys");
    expect((await mint(emulator, old)).status).toBe(200);
    emulator.clock.advance(2 * day + 60_000);
    expect((await mint(emulator, old)).status).toBe(401);
    admin = await opa(emulator);
    expect((await keysOf("svc")).map(({ id }) => id)).not.toContain(old.id);
    emulator.features({ opa: { listExpiredKeys: true } });
    expect((await keysOf("svc")).map(({ id }) => id)).toContain(old.id);
  });

  test("a deleted key takes its tokens along", async () => {
    const key = (await admin("POST", "/service_users/svc/keys")).body as { id: string; secret: string };
    const svc = await opaWith(emulator, key);
    expect((await svc("GET", "/current_user")).status).toBe(200);
    expect((await admin("DELETE", `/service_users/svc/keys/${key.id}`)).status).toBe(204);
    expect((await svc("GET", "/current_user")).status).toBe(401);
    expect((await admin("DELETE", `/service_users/svc/keys/${key.id}`)).status).toBe(404);
  });

  test("tokens of a disabled user stay dead when it is enabled again", async () => {
    const key = (await admin("POST", "/service_users/svc/keys")).body as { id: string; secret: string };
    const svc = await opaWith(emulator, key);
    await admin("PUT", "/service_users/svc", { name: "svc", status: "DISABLED" });
    expect((await svc("GET", "/current_user")).status).toBe(401);
    await admin("PUT", "/service_users/svc", { name: "svc", status: "ACTIVE" });
    expect((await svc("GET", "/current_user")).status).toBe(401);
  });

  test("keyQuota refuses one key too many with 403 and sets no expiry", async () => {
    emulator.features({ opa: { keyQuota: 1 } });
    await admin("POST", "/service_users/svc/keys");
    const refused = await admin("POST", "/service_users/svc/keys");
    expect([refused.status, read(refused.body, "type")]).toEqual([403, "quota_exceeded"]);
    expect((await keysOf("svc")).map(({ expires_at }) => expires_at)).toEqual([zeroTime]);
  });

  test.each([true, false])("whether keys come back with their user: %s", async (keysReviveOnEnable) => {
    emulator.features({ opa: { keysReviveOnEnable } });
    const key = (await admin("POST", "/service_users/svc/keys")).body as { id: string; secret: string };
    await admin("PUT", "/service_users/svc", { name: "svc", status: "DISABLED" });
    expect((await mint(emulator, key)).status).toBe(401);
    await admin("PUT", "/service_users/svc", { name: "svc", status: "ACTIVE" });
    expect((await mint(emulator, key)).status).toBe(keysReviveOnEnable ? 200 : 401);
  });
});

describe("tokens and permissions", () => {
  test("a token ends after tokenSeconds", async () => {
    emulator.features({ opa: { tokenSeconds: 60 } });
    const short = await opa(emulator);
    expect((await short("GET", "/current_user")).status).toBe(200);
    emulator.clock.advance(61_000);
    const late = await short("GET", "/current_user");
    expect([late.status, read(late.body, "type")]).toEqual([401, "authentication_error"]);
  });

  test("missing credentials and missing permission are both 401, told apart by type", async () => {
    const nobody = await call(emulator.url, undefined, "GET", "/v1/teams/acme/service_users");
    expect([nobody.status, read(nobody.body, "type")]).toEqual([401, "authentication_error"]);
    await admin("POST", "/service_users", { name: "svc" });
    const key = (await admin("POST", "/service_users/svc/keys")).body as { id: string; secret: string };
    const svc = await opaWith(emulator, key);
    const refused = await svc("GET", "/service_users");
    expect([refused.status, read(refused.body, "type")]).toEqual([401, "authorization_error"]);
    expect((await admin("POST", "/groups/pulumi-admins/users", { name: "svc" })).status).toBe(204);
    expect((await svc("GET", "/service_users")).status).toBe(200);
    expect(names((await admin("GET", "/users/svc/groups")).body)).toEqual(["everyone", "pulumi-admins"]);
    expect((await admin("DELETE", "/groups/pulumi-admins/users/svc")).status).toBe(204);
    expect((await svc("GET", "/service_users")).status).toBe(401);
  });

  test("groups pushed from a directory refuse edits", async () => {
    emulator.seed({ opaGroups: [{ name: "pushed", federated: true }] });
    expect((await admin("POST", "/groups/pushed/users", { name: "pulumi-admin" })).status).toBe(403);
    expect(names((await admin("GET", "/groups/pushed/users")).body)).toEqual([]);
  });

  test("malformed key ids are 400, wrong secrets 401, bodies that are not JSON 415", async () => {
    const { keyId } = emulator.credentials;
    expect((await mint(emulator, { id: "not-a-uuid", secret: "x" })).status).toBe(400);
    expect((await mint(emulator, { id: keyId, secret: "wrong" })).status).toBe(401);
    const text = await fetch(`${emulator.url}/v1/teams/acme/service_token`, { method: "POST", body: "key" });
    expect(text.status).toBe(415);
  });

  test("answers carry OPA's own rate limit headers; a 429 says when to come again", async () => {
    const ok = await admin("GET", "/current_user");
    expect(ok.headers.get("x-ratelimit-limit")).toBe("10000");
    expect(ok.headers.get("x-rate-limit-limit")).toBeNull();
    emulator.features({ rateLimit: { limit: 1, windowSeconds: 60 } });
    const refused = await admin("GET", "/current_user");
    expect([refused.status, read(refused.body, "type")]).toEqual([429, "too_many_requests"]);
    expect(Number(refused.headers.get("x-ratelimit-retry-at"))).toBeGreaterThan(Date.now() / 1000 - 1);
  });
});
