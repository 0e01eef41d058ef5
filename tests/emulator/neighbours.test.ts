import { request as send } from "node:http";
import { type Emulator, startEmulator } from "okta-emulator";
import { call, okta, read } from "./calling";

/** What clients of the Policy API ask beside policies. */

const seed = {
  groups: [
    { id: "00gStaff", profile: { name: "Staff" } },
    { id: "00gBoard", profile: { name: "Board" } },
  ],
  users: [
    {
      id: "00uEve",
      profile: { login: "eve@example.com", email: "e@example.com", firstName: "Eve", lastName: "Adams" },
      groupIds: ["00gStaff"],
    },
    { id: "00uGone", status: "DEPROVISIONED", profile: { login: "gone@example.com" } },
  ],
};
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.stop());

const get = (path: string) => okta(emulator)("GET", path);
const ids = async (path: string): Promise<unknown[]> => {
  const { body } = await get(path);
  return Array.isArray(body) ? body.map((item: unknown) => read(item, "id")) : [];
};

test("whoever made the token is somebody, and the same at every call", async () => {
  const me = await get("/api/v1/users/me");
  expect(me.body).toMatchObject({ status: "ACTIVE", profile: { login: "admin@example.com" } });
  expect((await get(`/api/v1/users/${read<string>(me.body, "id")}`)).body).toEqual(me.body);
  expect((await get("/api/v1/users/me")).body).toEqual(me.body);
});

test("people are found by id, login and short login; groups that only a seed tells are no part of them", async () => {
  const { body } = await get("/api/v1/users/00uEve");
  expect(body).toMatchObject({ id: "00uEve", status: "ACTIVE", profile: { firstName: "Eve" } });
  expect(body).not.toHaveProperty("groupIds");
  expect((await get("/api/v1/users/eve@example.com")).body).toEqual(body);
  expect((await get("/api/v1/users/eve")).body).toEqual(body);
  expect(await ids("/api/v1/users/eve/groups")).toEqual([expect.any(String), "00gStaff"]);
  const missing = await get("/api/v1/users/nobody");
  expect([missing.status, read(missing.body, "errorCode")]).toEqual([404, "E0000007"]);
});

test("lists of people narrow, and leave out who is gone unless a filter asks", async () => {
  const me = read<string>((await get("/api/v1/users/me")).body, "id");
  expect(await ids("/api/v1/users")).toEqual([me, "00uEve"]);
  expect(await ids("/api/v1/users?q=ad")).toEqual([me, "00uEve"]);
  expect(await ids("/api/v1/users?q=eve")).toEqual(["00uEve"]);
  expect(await ids('/api/v1/users?filter=status eq "DEPROVISIONED"')).toEqual(["00uGone"]);
  expect(await ids('/api/v1/users?search=profile.login sw "eve"')).toEqual(["00uEve"]);
  expect((await get('/api/v1/users?search=profile.title eq "x"')).status).toBe(400);
});

test("the org tells its id; its log is empty", async () => {
  const { body } = await get("/api/v1/org");
  expect(body).toMatchObject({ id: emulator.state().orgId, status: "ACTIVE" });
  expect(await get("/api/v1/logs?limit=5")).toMatchObject({ status: 200, body: [] });
});

test.each(["users/me", "users", "org", "logs"])("nobody reads %s without a token", async (path) => {
  expect((await call(emulator.url, undefined, "GET", `/api/v1/${path}`)).status).toBe(401);
});

test("the space before a token may be left out, nothing else", async () => {
  const { apiToken } = emulator.credentials;
  const status = async (header: string): Promise<number> =>
    (await call(emulator.url, header, "GET", "/api/v1/users/me")).status;
  expect(await Promise.all([`SSWS${apiToken}`, `SSWS ${apiToken}`].map(status))).toEqual([200, 200]);
  expect(await Promise.all([apiToken, `SSWS ${apiToken}x`, "SSWS ", "SSWS"].map(status))).toEqual([
    401, 401, 401, 401,
  ]);
});

describe("a client that names the whole URL in its request line, as to a proxy", () => {
  const through = (target: string, host?: string): Promise<{ status: number; link: string; body: unknown }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(emulator.url);
      const headers = {
        authorization: `SSWS ${emulator.credentials.apiToken}`,
        ...(host === undefined ? {} : { host }),
      };
      send({ hostname, port, path: target, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        answer.on("end", () => {
          const { statusCode: status = 0, headers: told } = answer;
          resolve({ status, link: String(told.link), body: JSON.parse(text) });
        });
      })
        .on("error", reject)
        .end();
    });

  test("gets the same answer, pages and log entry as one that names the path", async () => {
    const path = "/api/v1/policies?type=PASSWORD&limit=1";
    emulator.seed({ policies: [{ type: "PASSWORD", name: "second" }] });
    const absolute = await through(`${emulator.url}${path}`);
    const usual = await get(path);
    expect(absolute).toEqual({ status: 200, body: usual.body, link: usual.headers.get("link") });
    const [first, second] = emulator.requests();
    expect({ ...first, at: "", ms: 0 }).toEqual({ ...second, at: "", ms: 0 });
  });

  test("gets links of the org that it named, whatever its Host says", async () => {
    const { body } = await through("http://dev.example.com/api/v1/users/me", "other.example.com");
    expect(read(body, "_links", "self", "href")).toMatch(/^http:\/\/dev\.example\.com\/api\/v1\/users\//);
  });

  test("does not reach the control API under another name", async () => {
    const { host } = new URL(emulator.url);
    expect((await through("http://dev.example.com/__emulator/secrets", host)).status).toBe(403);
    expect((await through(`${emulator.url}/__emulator/features`)).status).toBe(200);
  });
});
