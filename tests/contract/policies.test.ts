import { type Emulator, startEmulator } from "okta-emulator";
import type { OktaOrg } from "../../provider/src/okta/client";
import { ApiError, NotFoundError, UnexpectedResponseError } from "../../provider/src/okta/errors";
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

const session = { type: "OKTA_SIGN_ON", name: "Staff" };

describe("policies", () => {
  test("are created, read, listed, replaced and deleted, each with one request", async () => {
    const made = await org.policies.create({ ...session, description: "words" });
    expect(made).toMatchObject({ ...session, description: "words", status: "ACTIVE", system: false });
    expect(await org.policies.get(made.id)).toMatchObject({ id: made.id, description: "words" });
    const { items, now } = await org.policies.list("OKTA_SIGN_ON");
    expect(items.map(({ id }) => id)).toContain(made.id);
    expect(now.getTime()).not.toBeNaN();
    const put = await org.policies.replace(made.id, { ...session, name: "Renamed", priority: 1 });
    expect(put.name).toBe("Renamed");
    await org.policies.delete(made.id);
    await expect(org.policies.get(made.id)).rejects.toBeInstanceOf(NotFoundError);
    const path = `/api/v1/policies/${made.id}`;
    expect(log(emulator)).toEqual([
      "POST /api/v1/policies → 200",
      `GET ${path} → 200`,
      "GET /api/v1/policies?type=OKTA_SIGN_ON → 200",
      `PUT ${path} → 200`,
      `DELETE ${path} → 204`,
      `GET ${path} → 404`,
    ]);
  });

  test("are switched off and on without a body being sent back", async () => {
    const { id } = await org.policies.create(session);
    await org.policies.lifecycle(id, "deactivate");
    expect((await org.policies.get(id)).status).toBe("INACTIVE");
    await org.policies.lifecycle(id, "activate");
    expect((await org.policies.get(id)).status).toBe("ACTIVE");
  });

  test("an id is a segment and nothing else", async () => {
    await expect(org.policies.get("../groups")).rejects.toBeInstanceOf(NotFoundError);
    expect(emulator.requests()[0]?.path).toMatch(/^\/api\/v1\/policies\/\.\.%2Fgroups$/);
  });

  test("a refusal says what was tried, with Okta's own causes", async () => {
    const create = org.policies.create({ type: "OKTA_SIGN_ON", name: "" });
    await expect(create).rejects.toThrow(
      /^creating the OKTA_SIGN_ON policy "": Okta answered 400 E0000001 .*Causes: .+\(request /,
    );
  });
});

describe("rules", () => {
  test("live below their policy", async () => {
    const { id } = await org.policies.create({ type: "ACCESS_POLICY", name: "Payroll" });
    const rule = await org.policies.createRule(id, { type: "ACCESS_POLICY", name: "Staff" }, true);
    expect(rule).toMatchObject({ name: "Staff", status: "ACTIVE" });
    const put = await org.policies.replaceRule(id, rule.id, {
      type: "ACCESS_POLICY",
      name: "Everybody",
      priority: 0,
    });
    expect(put.name).toBe("Everybody");
    await org.policies.ruleLifecycle(id, rule.id, "deactivate");
    expect((await org.policies.getRule(id, rule.id)).status).toBe("INACTIVE");
    const { items } = await org.policies.rules(id);
    expect(items.map(({ name }) => name)).toEqual(["Everybody", "Catch-all Rule"]);
    await org.policies.deleteRule(id, rule.id);
    await expect(org.policies.getRule(id, rule.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  test("can be born inactive", async () => {
    const { id } = await org.policies.create(session);
    const rule = await org.policies.createRule(id, { type: "SIGN_ON", name: "Later" }, false);
    expect(rule.status).toBe("INACTIVE");
    expect(log(emulator)).toContain(`POST /api/v1/policies/${id}/rules?activate=false → 200`);
  });
});

describe("lists", () => {
  const page = (id: string) => [{ id, name: id, type: "OKTA_SIGN_ON", status: "ACTIVE" }];

  test("are followed to their last page", async () => {
    const next = (after: string) =>
      `<${emulator.url}/api/v1/policies?type=OKTA_SIGN_ON>; rel="self", <${emulator.url}/api/v1/policies?type=OKTA_SIGN_ON&after=${after}&limit=1>; rel="next"`;
    emulator.faults.add({
      path: "/api/v1/policies\\?type=OKTA_SIGN_ON$",
      status: 200,
      body: page("p1"),
      headers: { link: next("c1") },
    });
    emulator.faults.add({ path: "after=c1", status: 200, body: page("p2"), headers: { link: next("c2") } });
    emulator.faults.add({
      path: "after=c2",
      status: 200,
      body: page("p3"),
      headers: { link: `<${emulator.url}/x>; rel="self"` },
    });
    const { items } = await org.policies.list("OKTA_SIGN_ON");
    expect(items.map(({ id }) => id)).toEqual(["p1", "p2", "p3"]);
    expect(emulator.requests()).toHaveLength(3);
  });

  test("never take the credentials to another host", async () => {
    const link = `<https://evil.example/api/v1/policies?after=1>; rel="next"`;
    emulator.faults.add({ path: "/api/v1/policies", status: 200, body: page("p1"), headers: { link } });
    const list = org.policies.list("OKTA_SIGN_ON");
    await expect(list).rejects.toBeInstanceOf(UnexpectedResponseError);
    await expect(list).rejects.toThrow("evil.example");
  });

  test("of another shape are no empty lists", async () => {
    emulator.faults.add({
      path: "/api/v1/policies",
      status: 200,
      body: "<html>Log in first</html>",
      times: 4,
    });
    await expect(org.policies.list("OKTA_SIGN_ON")).rejects.toBeInstanceOf(UnexpectedResponseError);
    emulator.faults.add({ path: "/api/v1/policies", status: 200, body: [{ name: "no id" }] });
    await expect(org.policies.list("OKTA_SIGN_ON")).rejects.toThrow("id");
  });
});

describe("reads", () => {
  test("of one thing at one time are one request", async () => {
    const { id } = await org.policies.create({ type: "ACCESS_POLICY", name: "Payroll" });
    emulator.clearRequests();
    await Promise.all(Array.from({ length: 5 }, () => org.policies.rules(id)));
    expect(emulator.requests()).toHaveLength(1);
    await org.policies.rules(id);
    expect(emulator.requests()).toHaveLength(2);
  });

  test("that a write overtook are not shared with who asks after it", async () => {
    const { id } = await org.policies.create(session);
    emulator.faults.add({ method: "GET", path: `/policies/${id}$`, latencyMs: 150 });
    const before = org.policies.get(id);
    await org.policies.replace(id, { ...session, name: "Renamed", priority: 1 });
    const after = await org.policies.get(id);
    expect(after.name).toBe("Renamed");
    await before;
    expect(count(emulator, "GET", /policies/)).toBe(2);
  });

  test("that failed are asked again", async () => {
    emulator.faults.add({ path: "/.well-known", status: 403 });
    await expect(org.organization()).rejects.toBeInstanceOf(ApiError);
    const { id, pipeline } = await org.organization();
    expect(id).toBe(emulator.state().orgId);
    expect(pipeline).toBe("idx");
    await org.organization();
    expect(count(emulator, "GET", /well-known/)).toBe(2);
  });
});
