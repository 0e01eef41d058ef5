import { type Emulator, startEmulator } from "okta-emulator";
import { call as bare, type Call, nextOf, okta, read } from "./calling";

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  emulator = await startEmulator();
  call = okta(emulator);
});
afterEach(() => emulator.stop());

interface Named {
  id: string;
  name: string;
  label: string;
  system: boolean;
}
const list = async (path: string): Promise<Named[]> => (await call("GET", path)).body as Named[];
const found = <T>(value: T | undefined): T => {
  if (value === undefined) {
    throw new Error("not found");
  }
  return value;
};

describe("PUT", () => {
  test("ignores status; only the lifecycle calls change it", async () => {
    const made = await call("POST", "/api/v1/policies", { type: "PASSWORD", name: "p" });
    const path = `/api/v1/policies/${read<string>(made.body, "id")}`;
    const put = await call("PUT", path, { type: "PASSWORD", name: "p", priority: 1, status: "INACTIVE" });
    expect(read(put.body, "status")).toBe("ACTIVE");
    expect((await call("POST", `${path}/lifecycle/deactivate`)).status).toBe(204);
    expect(read((await call("GET", path)).body, "status")).toBe("INACTIVE");
  });

  test("replaces in full: what is left out is gone or back to its default", async () => {
    const everyone = found((await list("/api/v1/groups?q=Everyone"))[0]).id;
    const made = await call("POST", "/api/v1/policies", {
      type: "OKTA_SIGN_ON",
      name: "p",
      description: "words",
      conditions: { people: { groups: { include: ["00gother"] } } },
    });
    const path = `/api/v1/policies/${read<string>(made.body, "id")}`;
    const put = await call("PUT", path, { type: "OKTA_SIGN_ON", name: "q", priority: 1 });
    expect(put.body).toMatchObject({
      name: "q",
      conditions: { people: { groups: { include: [everyone] } } },
    });
    expect(put.body).not.toHaveProperty("description");
  });
});

describe("refusals", () => {
  test("apps are not mapped but assigned", async () => {
    const made = await call("POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "p" });
    const id = read<string>(made.body, "id");
    const app = found((await list("/api/v1/apps")).find(({ label }) => label === "Okta Dashboard")).id;
    const mapped = await call("POST", `/api/v1/policies/${id}/mappings`, {
      resourceId: app,
      resourceType: "ACCESS_POLICY",
    });
    expect(mapped.status).toBe(400);
    expect(mapped.body).toMatchObject({
      errorCode: "E0000001",
      errorSummary: expect.stringContaining("Policy mappings are no longer supported on this endpoint."),
    });
    expect((await call("PUT", `/api/v1/apps/${app}/policies/${id}`)).status).toBe(204);
    const href = read<string>(
      (await call("GET", `/api/v1/apps/${app}`)).body,
      "_links",
      "accessPolicy",
      "href",
    );
    expect(href.endsWith(id)).toBe(true);
    expect(await list(`/api/v1/policies/${id}/mappings`)).toHaveLength(1);
    expect((await call("DELETE", `/api/v1/policies/${id}`)).status).toBe(400);
  });

  test.each([
    "OKTA_SIGN_ON",
    "PASSWORD",
    "MFA_ENROLL",
    "IDP_DISCOVERY",
    "ACCESS_POLICY",
    "PROFILE_ENROLLMENT",
  ])("the default %s policy and its rule can be neither deleted nor deactivated", async (type) => {
    const policy = found((await list(`/api/v1/policies?type=${type}`)).find(({ system }) => system));
    const path = `/api/v1/policies/${policy.id}`;
    const rule = found((await list(`${path}/rules`)).find(({ system }) => system));
    for (const [method, target] of [
      ["DELETE", path],
      ["POST", `${path}/lifecycle/deactivate`],
      ["DELETE", `${path}/rules/${rule.id}`],
      ["POST", `${path}/rules/${rule.id}/lifecycle/deactivate`],
    ] as const) {
      const refused = await call(method, target);
      expect([method, target, refused.status]).toEqual([method, target, 403]);
    }
    expect((await call("GET", `${path}/rules/${rule.id}`)).status).toBe(200);
  });

  test("malformed bodies, wrong tokens and missing lengths in Okta's own words", async () => {
    const malformed = await call("POST", "/api/v1/policies", "{bad");
    expect([malformed.status, read(malformed.body, "errorCode")]).toEqual([400, "E0000003"]);
    const stranger = await bare(emulator.url, "SSWS wrong", "GET", "/api/v1/policies?type=PASSWORD");
    expect([stranger.status, read(stranger.body, "errorCode")]).toEqual([401, "E0000011"]);
  });

  test("unknown routes are 404 E0000008, and loud", async () => {
    const stderr = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const answer = await call("GET", "/api/v1/trustedOrigins");
    expect([answer.status, read(answer.body, "errorCode")]).toEqual([404, "E0000008"]);
    expect(stderr).toHaveBeenCalledWith(expect.stringContaining("NOT IMITATED: GET /api/v1/trustedOrigins"));
    stderr.mockRestore();
  });
});

describe("paging and limits", () => {
  test("next links lead through everything, and stop", async () => {
    for (let index = 0; index < 5; index += 1) {
      await call("POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: `p${index}` });
    }
    const whole = (await list("/api/v1/policies?type=ACCESS_POLICY")).map(({ id }) => id);
    const seen: string[] = [];
    let next: string | undefined = `${emulator.url}/api/v1/policies?type=ACCESS_POLICY&limit=2`;
    while (next !== undefined) {
      const page: Awaited<ReturnType<Call>> = await call("GET", next.slice(emulator.url.length));
      expect((page.body as Named[]).length).toBeLessThanOrEqual(2);
      seen.push(...(page.body as Named[]).map(({ id }) => id));
      next = nextOf(page.headers);
    }
    expect(seen).toEqual(whole);
  });

  test("buckets run dry and fill again with the window", async () => {
    emulator.features({ rateLimit: { limit: 2, windowSeconds: 60 } });
    const statuses: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      const answer = await call("GET", "/api/v1/policies?type=PASSWORD");
      statuses.push(answer.status);
      if (index === 2) {
        expect(answer.headers.get("x-rate-limit-remaining")).toBe("0");
      }
      expect(answer.headers.get("x-okta-request-id")).toMatch(/^\w+$/);
    }
    expect(statuses).toEqual([200, 200, 429]);
    emulator.clock.advance(61_000);
    expect((await call("GET", "/api/v1/policies?type=PASSWORD")).status).toBe(200);
  });

  test("one request in flight too many is a 429 with limit 0", async () => {
    emulator.features({ concurrencyLimit: 1 });
    emulator.faults.add({ path: "/api/v1/policies", latencyMs: 300 });
    const slow = call("GET", "/api/v1/policies?type=PASSWORD");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const refused = await call("GET", "/api/v1/policies?type=PASSWORD");
    expect([refused.status, refused.headers.get("x-rate-limit-limit")]).toEqual([429, "0"]);
    expect((await slow).status).toBe(200);
  });
});
