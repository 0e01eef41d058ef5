import { type Emulator, startEmulator } from "okta-emulator";
import {
  policy,
  policyResourceMapping,
  policyRule,
  policyRuleSet,
  serviceUser,
  serviceUserApiKey,
  serviceUserGroupMembership,
} from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, inCommand, Life } from "./life";

// The fewest requests that do the job, start-up included: what Pulumi does at one time is done at one time here.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(async () => {
  emulator.reset();
  for (const kind of [policy, policyRule, policyRuleSet, policyResourceMapping]) {
    await configured(kind, emulator);
  }
  for (const kind of [serviceUser, serviceUserApiKey, serviceUserGroupMembership]) {
    await configured(kind, emulator);
  }
  newProcess();
});
afterAll(() => emulator.stop());

const IDS = /\/(rst|rul|00p|0pr|0oa)[A-Za-z0-9]{10,}/g;

/** Requests since the last process began, with how often each was sent. */
function sent(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method, path } of emulator.requests()) {
    const line = `${method} ${path.replace(/^\/(api\/v1|v1\/teams\/[^/]+)/, "").replace(IDS, "/*")}`;
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}

function newProcess(): void {
  forgetConnections();
  emulator.clearRequests();
}

const ORG = { "GET /.well-known/okta-organization": 1 };
const TOKEN = { "POST /service_token": 1 };
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const together = <T>(count: number, step: (index: number) => Promise<T>) =>
  Promise.all(upTo(count).map(step));

const ACTIONS = { appSignOn: { access: "DENY" } };
const ruleOf = (policyId: unknown, index: number, more = {}) => ({
  policyId,
  type: "ACCESS_POLICY",
  name: `Rule ${index}`,
  priority: index + 1,
  actions: ACTIONS,
  ...more,
});

async function policies(count: number): Promise<Life[]> {
  return together(count, async (index) => {
    const life = new Life(policy);
    await life.up({ type: "ACCESS_POLICY", name: `Policy ${index}` });
    return life;
  });
}

async function rules(policyId: unknown, count = 20): Promise<Life[]> {
  return together(count, async (index) => {
    const life = new Life(policyRule);
    await life.up(ruleOf(policyId, index));
    return life;
  });
}

async function aPolicy(name = "P"): Promise<unknown> {
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name });
  return id;
}

test("policies without an order are made at the same time, after one list of their type", async () => {
  emulator.faults.add({ method: "POST", path: "/policies$", times: 5, latencyMs: 1000 });
  await policies(5);
  const posts = emulator.requests().filter(({ method }) => method === "POST");
  const cameAt = posts.map(({ at }) => Date.parse(at));
  const answeredAt = posts.map(({ ms = 0 }, index) => (cameAt[index] ?? 0) + ms);
  expect(Math.max(...cameAt)).toBeLessThan(Math.min(...answeredAt));
  expect(sent()).toEqual({ ...ORG, "GET /policies": 1, "POST /policies": 5 });
});

test("rules: one list, and one request each", async () => {
  const policyId = await aPolicy();
  newProcess();
  await rules(policyId);
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1, "POST /policies/*/rules": 20 });
  expect(
    emulator
      .state()
      .rules.filter((rule) => rule.policyId === policyId)
      .toSorted((a, b) => a.priority - b.priority)
      .map(({ name }) => name),
  ).toEqual([...upTo(20).map((index) => `Rule ${index}`), "Catch-all Rule"]);
});

describe("rules that one command makes a minute apart", () => {
  let late = 0;
  beforeEach(() => {
    const now = performance.now.bind(performance);
    late = 0;
    jest.spyOn(performance, "now").mockImplementation(() => now() + late);
  });
  afterEach(() => jest.restoreAllMocks());

  async function slowly(policyId: unknown): Promise<void> {
    for (const index of upTo(3)) {
      await new Life(policyRule).up(ruleOf(policyId, index));
      late += 60_000;
    }
  }

  test("in a policy that it made, too: one list", async () => {
    await inCommand(async () => {
      const [made] = await policies(1);
      emulator.clearRequests();
      await slowly(made?.resource?.id);
    });
    expect(sent()).toEqual({ "GET /policies/*/rules": 1, "POST /policies/*/rules": 3 });
  });

  test("in a policy of others, who may be at work there: one list each", async () => {
    const policyId = await aPolicy();
    newProcess();
    await inCommand(() => slowly(policyId));
    expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 3, "POST /policies/*/rules": 3 });
  });
});

test("a refresh: one list for all policies of a type and one for all rules of a policy, however the reads come", async () => {
  const made = await policies(3);
  const all = (await Promise.all(made.map((life) => rules(life.mustExist().id)))).flat();
  newProcess();
  // As the engine's few workers take them up: one after the other has begun.
  await inCommand(() =>
    Promise.all([
      ...made.map((life) => life.refresh()),
      ...all.map(async (life, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 5));
        expect(await life.refresh()).toEqual([]);
      }),
    ]),
  );
  expect(sent()).toEqual({ ...ORG, "GET /policies": 1, "GET /policies/*/rules": 3 });
});

test("one policy among many pages of others costs one page, and itself", async () => {
  emulator.features({ policyPageSize: 2 });
  await policies(8);
  const life = new Life(policy);
  await life.up({ type: "ACCESS_POLICY", name: "The last one" });
  newProcess();
  expect(await life.refresh()).toEqual([]);
  const { "GET /policies": pages = 0, "GET /policies/*": single = 0 } = sent();
  expect(pages).toBe(1);
  expect(single).toBeLessThanOrEqual(1);
});

test("rules of a policy that is gone are gone without being asked for", async () => {
  const policyId = await aPolicy();
  const all = await rules(policyId);
  await asAdmin(emulator, "DELETE", `/api/v1/policies/${String(policyId)}`);
  newProcess();
  expect(await Promise.all(all.map((life) => life.refresh()))).toEqual(upTo(20).map(() => undefined));
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1 });
});

test("a changed rule: one list and one PUT; more of them share the list", async () => {
  const policyId = await aPolicy();
  const all = await rules(policyId);
  const denied = { actions: { appSignOn: { access: "ALLOW" } } };
  newProcess();
  await all[7]?.up(ruleOf(policyId, 7, denied));
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1, "PUT /policies/*/rules/*": 1 });
  newProcess();
  await Promise.all(all.map((life, index) => life.up(ruleOf(policyId, index, index === 7 ? {} : denied))));
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1, "PUT /policies/*/rules/*": 20 });
});

test("the last of twenty rules is moved to the top by one PUT", async () => {
  const policyId = await aPolicy();
  const all = await rules(policyId);
  newProcess();
  await Promise.all(
    all.map((life, index) => life.up(ruleOf(policyId, index, { priority: index === 19 ? 1 : index + 2 }))),
  );
  const names = emulator
    .state()
    .rules.filter((rule) => rule.policyId === policyId)
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual(["Rule 19", "Rule 0", "Rule 1"]);
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1, "PUT /policies/*/rules/*": 1 });
});

test("a rule set: one list, one request for each rule that is made or changed", async () => {
  const policyId = await aPolicy();
  const set = (changed?: number, order = upTo(20)) => ({
    policyId,
    type: "ACCESS_POLICY",
    rules: Object.fromEntries(
      order.map((index) => [
        `Rule ${index}`,
        { actions: { appSignOn: { access: index === changed ? "ALLOW" : "DENY" } } },
      ]),
    ),
    order: order.map((index) => `Rule ${index}`),
  });
  newProcess();
  const life = new Life(policyRuleSet);
  await life.up(set());
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1, "POST /policies/*/rules": 20 });
  newProcess();
  await life.up(set(3));
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1, "PUT /policies/*/rules/*": 1 });
  newProcess();
  await life.up(set(3, [19, ...upTo(19)]));
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1, "PUT /policies/*/rules/*": 1 });
  newProcess();
  expect(await life.refresh()).toEqual([]);
  expect(sent()).toEqual({ ...ORG, "GET /policies/*/rules": 1 });
});

describe("mappings", () => {
  const apps = upTo(10).map((index) => `0oaApp000000000000${String(index).padStart(2, "0")}`);
  const mapped = (made: readonly Life[]) =>
    together(apps.length, async (index) => {
      const life = new Life(policyResourceMapping);
      await life.up({ appId: apps[index], policyId: made[index % made.length]?.mustExist().id });
      return life;
    });

  beforeEach(() =>
    emulator.seed({
      apps: apps.map((id, index) => ({ id, name: `app${index}`, label: `App ${index}`, status: "ACTIVE" })),
    }),
  );

  test("are made by two requests each, in a process that made policies and rules", async () => {
    await inCommand(async () => {
      const made = await policies(2);
      await Promise.all(made.map((life) => rules(life.mustExist().id, 2)));
      emulator.clearRequests();
      await mapped(made);
    });
    expect(sent()).toEqual({ "GET /apps/*": 10, "PUT /apps/*/policies/*": 10 });
  });

  test("are read by one list a policy; what is not in it, from the app", async () => {
    const made = await policies(2);
    const all = await mapped(made);
    newProcess();
    expect(await Promise.all(all.map((life) => life.refresh()))).toEqual(apps.map(() => []));
    expect(sent()).toEqual({ ...ORG, "GET /policies/*/mappings": 2 });
    await asAdmin(emulator, "PUT", `/api/v1/apps/${apps[0]}/policies/${String(made[1]?.mustExist().id)}`);
    newProcess();
    expect((await Promise.all(all.map((life) => life.refresh()))).flat()).toEqual(["policyId"]);
    expect(sent()).toEqual({ ...ORG, "GET /policies/*/mappings": 2, "GET /apps/*": 1 });
  });
});

describe("service users", () => {
  const users = (count: number) =>
    together(count, async (index) => {
      const life = new Life(serviceUser);
      await life.up({ name: `user-${String(index).padStart(3, "0")}` });
      return life;
    });

  test("are made by one request each and read by the pages of their list", async () => {
    const all = await users(120);
    expect(sent()).toEqual({ ...TOKEN, "POST /service_users": 120 });
    newProcess();
    expect((await Promise.all(all.map((life) => life.refresh()))).flat()).toEqual([]);
    // A hundred stand on a page.
    expect(sent()).toEqual({ ...TOKEN, "GET /service_users": 2 });
  });

  test("one user of a long list costs a page, and at most one request more", async () => {
    const all = await users(120);
    newProcess();
    await all[119]?.refresh();
    expect(sent()).toEqual({ ...TOKEN, "GET /service_users": 1, "GET /service_users/user-119": 1 });
  });

  test("memberships of one group are read by one list", async () => {
    const all = await users(5);
    emulator.seed({ opaGroups: [{ name: "deployers" }] });
    const memberships = await together(5, async (index) => {
      const life = new Life(serviceUserGroupMembership);
      await life.up({ serviceUser: all[index]?.mustExist().id, group: "deployers" });
      return life;
    });
    newProcess();
    for (const life of memberships) {
      await life.refresh();
    }
    expect(sent()["GET /groups/deployers/users"]).toBe(5);
    newProcess();
    await Promise.all(memberships.map((life) => life.refresh()));
    expect(sent()).toEqual({ ...TOKEN, "GET /groups/deployers/users": 1 });
  });

  test("a key: list, POST, verification, and one look at a user that this command did not make", async () => {
    const [user] = await users(1);
    newProcess();
    await new Life(serviceUserApiKey).up({ serviceUser: user?.mustExist().id });
    const one = "/service_users/user-000";
    // The provider's own token and the verification.
    const key = { [`GET ${one}/keys`]: 1, [`POST ${one}/keys`]: 1, "POST /service_token": 2 };
    expect(sent()).toEqual({ ...key, [`GET ${one}`]: 1 });
  });

  test("a key of a user of the same command: no look at the user", async () => {
    await inCommand(async () => {
      await new Life(serviceUser).up({ name: "deployer" });
      await new Life(serviceUserApiKey).up({ serviceUser: "deployer" });
    });
    expect(sent()).not.toHaveProperty("GET /service_users/deployer");
  });
});
