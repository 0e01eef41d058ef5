import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Emulator, startEmulator } from "okta-emulator";
import { sswsToken } from "../../provider/src/http/authenticate";
import { NetworkError } from "../../provider/src/http/errors";
import { axiosTransport } from "../../provider/src/http/transport";
import { connectOrg, type OktaOrg } from "../../provider/src/okta/client";
import { ApiError } from "../../provider/src/okta/errors";
import { count, log, orgOf, type Waits, waits } from "./connected";

let emulator: Emulator;
let waiting: Waits;
let org: OktaOrg;

beforeEach(async () => {
  emulator = await startEmulator();
  waiting = waits(emulator);
  org = orgOf(emulator, waiting);
});
afterEach(() => emulator.stop());

const body = { type: "OKTA_SIGN_ON", name: "Staff" };
const named = () => emulator.state().policies.filter(({ name }) => name === "Staff");

describe("a lost answer", () => {
  test("of a POST is not asked for again: it did create", async () => {
    emulator.faults.add({ method: "POST", path: "/policies$", lose: "response" });
    await expect(org.policies.create(body)).rejects.toBeInstanceOf(NetworkError);
    expect(count(emulator, "POST", /policies$/)).toBe(1);
    expect(named()).toHaveLength(1);
    expect(waiting.slept).toEqual([]);
  });

  test("of a GET, PUT or DELETE is asked for again", async () => {
    const { id } = await org.policies.create(body);
    emulator.clearRequests();
    for (const method of ["GET", "PUT", "DELETE"]) {
      emulator.faults.add({ method, path: `/policies/${id}$`, lose: "request" });
    }
    await org.policies.get(id);
    await org.policies.replace(id, { ...body, priority: 1 });
    await org.policies.delete(id);
    expect(["GET", "PUT", "DELETE"].map((method) => count(emulator, method, /policies/))).toEqual([2, 2, 2]);
    expect(waiting.slept).toEqual([500, 500, 500]);
  });

  test("of a lifecycle call is asked for again, though it is a POST", async () => {
    const { id } = await org.policies.create(body);
    emulator.faults.add({ method: "POST", path: "deactivate$", lose: "response" });
    await org.policies.lifecycle(id, "deactivate");
    expect(count(emulator, "POST", /deactivate$/)).toBe(2);
  });

  test("shows neither token nor query", async () => {
    emulator.faults.add({ path: "type=", lose: "request", times: 9 });
    const list = org.policies.list("OKTA_SIGN_ON");
    await expect(list).rejects.toThrow(
      /^GET \/api\/v1\/policies got no answer from 127\.0\.0\.1:\d+ \(\w+\)\. /,
    );
    const error: unknown = await list.catch((caught: unknown) => caught);
    expect(`${JSON.stringify(error)} ${String(error)}`).not.toContain(emulator.credentials.apiToken);
  });
});

describe("a 5xx", () => {
  test.each([500, 502, 503, 504])("%i: a POST is not repeated, a GET is", async (status) => {
    const unexplained = { status, body: { errorCode: "E0000009" } };
    emulator.faults.add({ method: "POST", path: "/policies$", ...unexplained });
    await expect(org.policies.create(body)).rejects.toBeInstanceOf(ApiError);
    expect(count(emulator, "POST", /policies$/)).toBe(1);
    emulator.faults.add({ method: "GET", path: "/policies", ...unexplained, times: 2 });
    await org.policies.list("OKTA_SIGN_ON");
    expect(count(emulator, "GET", /policies$/)).toBe(3);
  });

  test("that stays is reported after four attempts", async () => {
    emulator.faults.add({ path: "/policies", status: 502, times: 99 });
    await expect(org.policies.list("OKTA_SIGN_ON")).rejects.toThrow("502");
    expect(emulator.requests()).toHaveLength(4);
  });
});

test.each([423, 429])("a POST refused with %i did nothing and is repeated", async (status) => {
  emulator.faults.add({ method: "POST", path: "/policies$", status });
  await org.policies.create(body);
  expect(count(emulator, "POST", /policies$/)).toBe(2);
  expect(named()).toHaveLength(1);
});

test("a POST refused because the org is read-only for a while did nothing and is repeated", async () => {
  emulator.faults.add({ method: "POST", path: "/policies$", status: 503, body: { errorCode: "E0000010" } });
  await org.policies.create(body);
  expect(named()).toHaveLength(1);
});

test("a spent window is waited out by the server's clock, once, and the user is told", async () => {
  emulator.clock.set("2031-04-07T00:00:00Z");
  emulator.features({ rateLimit: { limit: 1, windowSeconds: 30 } });
  await org.policies.list("OKTA_SIGN_ON");
  await org.policies.create(body);
  const slept = waiting.slept.reduce((sum, ms) => sum + ms, 0);
  expect(slept).toBeGreaterThanOrEqual(28_000);
  expect(slept).toBeLessThanOrEqual(33_000);
  expect(waiting.lines).toEqual([
    expect.stringMatching(/^Okta rate limit: 1 of 1 used on \/api\/v1\/policies; next in \d+ s$/),
  ]);
  expect(emulator.requests().map(({ status }) => status)).not.toContain(429);
  expect(named()).toHaveLength(1);
});

test("the daily telephony cap is not waited for", async () => {
  emulator.faults.add({ path: "/policies", status: 429, body: { errorCode: "E0000147" }, times: 9 });
  await expect(org.policies.list("OKTA_SIGN_ON")).rejects.toThrow("E0000147");
  expect(emulator.requests()).toHaveLength(1);
});

test("a refused token is not tried twice, and never shown", async () => {
  const stranger = connectOrg(emulator.url, sswsToken("wrong-token"), waiting.surroundings);
  const list = stranger.policies.list("OKTA_SIGN_ON");
  await expect(list).rejects.toThrow(/401 E0000011 .*OKTA_API_TOKEN/);
  await expect(list).rejects.not.toThrow("wrong-token");
  expect(log(emulator)).toEqual(["GET /api/v1/policies?type=OKTA_SIGN_ON → 401"]);
});

test("nothing is written when nobody would record it, and reads go on", async () => {
  const guarded = orgOf(
    emulator,
    waits(emulator, { mayWrite: async () => Promise.reject(new Error("the engine is gone")) }),
  );
  await guarded.policies.list("OKTA_SIGN_ON");
  await expect(guarded.policies.create(body)).rejects.toThrow("the engine is gone");
  await expect(guarded.policies.delete("p1")).rejects.toThrow("the engine is gone");
  await expect(guarded.policies.replace("p1", body)).rejects.toThrow("the engine is gone");
  await expect(guarded.policies.lifecycle("p1", "activate")).rejects.toThrow("the engine is gone");
  expect(emulator.requests().map(({ method }) => method)).toEqual(["GET"]);
});

test("the guard is asked again before a repeated write", async () => {
  let asked = 0;
  const guarded = orgOf(
    emulator,
    waits(emulator, {
      mayWrite: async () => {
        asked += 1;
      },
    }),
  );
  emulator.faults.add({ method: "POST", path: "/policies$", status: 429 });
  await guarded.policies.create(body);
  expect(asked).toBe(2);
});

describe("the transport itself", () => {
  let server: Server;
  const heard: string[] = [];
  let url: string;
  beforeEach(async () => {
    heard.length = 0;
    server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${request.headers["content-length"] ?? "-"}`);
      if (request.url === "/moved") {
        response.writeHead(302, { Location: "/elsewhere" });
      }
      if (request.url === "/many") {
        response.setHeader("Link", ["<a>; rel=self", "<b>; rel=next"]);
      }
      response.end(request.url === "/json" ? '{"a":[1]}' : request.url === "/cut" ? '{"a":[1' : "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const get = (path: string) => axiosTransport()({ method: "GET", url: url + path, repeatable: true });

  test("does not follow redirects with the credentials", async () => {
    expect((await get("/moved")).status).toBe(302);
    expect(heard).toHaveLength(1);
  });

  test("joins headers, parses JSON, and hands on what is none", async () => {
    expect((await get("/many")).headers.link).toBe("<a>; rel=self, <b>; rel=next");
    expect((await get("/json")).body).toEqual({ a: [1] });
    expect((await get("/cut")).body).toBe('{"a":[1');
    expect((await get("/empty")).body).toBeUndefined();
  });

  test("says the length of a POST or PUT without a body, which Okta insists on", async () => {
    for (const method of ["POST", "PUT"] as const) {
      await axiosTransport()({ method, url: `${url}/x`, repeatable: false });
    }
    expect(heard).toEqual(["POST /x 0", "PUT /x 0"]);
  });
});
