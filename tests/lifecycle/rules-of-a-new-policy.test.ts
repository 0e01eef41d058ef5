import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRuleSet } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { FaultyProxy, MISHAP_NAMES } from "./faulty-proxy";
import { asAdmin, configured, Life } from "./life";
import { quickPauses } from "./quick-pauses";

// In a policy that the same process has just made, the first rule of a set is made while the list is asked for.

type Bag = Record<string, unknown>;

const DENY: Bag = { actions: { appSignOn: { access: "DENY" } } };
const ALLOW: Bag = { actions: { appSignOn: { access: "ALLOW" } } };
const BOTH: Bag = { Staff: ALLOW, Guests: DENY };

let emulator: Emulator;
let proxy: FaultyProxy;
beforeAll(async () => {
  emulator = await startEmulator();
  proxy = await FaultyProxy.start(emulator.url);
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  proxy.arm();
  const behindProxy: Emulator = Object.create(emulator, { url: { value: proxy.url } });
  await configured(policy, behindProxy);
  await configured(policyRuleSet, behindProxy);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await proxy.stop();
  await emulator.stop();
});

async function aPolicy(): Promise<string> {
  const life = new Life(policy, "new-1234567");
  await life.up({ type: "ACCESS_POLICY", name: "New" });
  return String(life.mustExist().id);
}

const argsOf = (policyId: string, rules: Bag, more: Bag = {}) => ({
  policyId,
  type: "ACCESS_POLICY",
  rules,
  order: Object.keys(rules),
  ...more,
});

function rulesIn(policyId: string) {
  return emulator
    .state()
    .rules.filter((rule) => rule.policyId === policyId)
    .toSorted((a, b) => a.priority - b.priority);
}

const namesIn = (policyId: string) => rulesIn(policyId).map(({ name }) => name);

/** The writes in order, and what stands after them, without ids and stamps. */
const written = (policyId: string) => ({
  methods: emulator.requests().flatMap(({ method }) => (method === "GET" ? [] : [method])),
  rules: rulesIn(policyId).map(({ name, priority, status, conditions, actions }) => ({
    name,
    priority,
    status,
    conditions,
    actions,
  })),
});

test("the first rule does not wait for the list", async () => {
  const policyId = await aPolicy();
  emulator.clearRequests();
  emulator.faults.add({ method: "GET", path: "/rules$", times: 1, latencyMs: 500 });
  await new Life(policyRuleSet).up(argsOf(policyId, BOTH));
  const [list, ...posts] = emulator.requests().toSorted((a, b) => (a.method < b.method ? -1 : 1));
  expect(posts.map(({ method }) => method)).toEqual(["POST", "POST"]);
  const [firstAt = 0, secondAt = 0] = posts.map(({ at }) => Date.parse(at));
  const answeredAt = Date.parse(list?.at ?? "") + (list?.ms ?? 0);
  expect(firstAt).toBeLessThan(answeredAt);
  // The second waits, for what the list shows may change the plan.
  expect(secondAt).toBeGreaterThanOrEqual(answeredAt - 5);
  expect(namesIn(policyId)).toEqual(["Staff", "Guests", "Catch-all Rule"]);
});

test.each([
  ["as declared", {}],
  ["with an inactive one first", { rules: { Staff: { ...ALLOW, status: "INACTIVE" }, Guests: DENY } }],
  ["with Okta's own rule declared", { catchAll: DENY }],
  ["behind a guard", { transition: "deny" }],
])(
  "the same is sent, and kept, as in a policy that stood before: %s",
  async (_case, { rules = BOTH, ...more }: Bag) => {
    const set = new Life(policyRuleSet, "rules-1234567");
    const policyId = await aPolicy();
    emulator.clearRequests();
    await set.up(argsOf(policyId, rules as Bag, more));
    const here = { written: written(policyId), outs: set.mustExist().outs };
    const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", {
      type: "ACCESS_POLICY",
      name: "Old",
    });
    forgetConnections();
    emulator.clearRequests();
    const other = new Life(policyRuleSet, "rules-1234567");
    await other.up(argsOf(String(id), rules as Bag, more));
    expect(here.written).toEqual(written(String(id)));
    const known = (outs: Bag) => ({ ...outs, policyId: "", ids: Object.keys(outs.ids as Bag) });
    expect(known(here.outs)).toEqual(known(other.mustExist().outs));
    expect(await set.refresh()).toEqual([]);
  },
);

test("a rule that somebody adds at the same moment is seen, and the order is right", async () => {
  const policyId = await aPolicy();
  emulator.faults.add({ method: "GET", path: "/rules$", times: 1, latencyMs: 300 });
  const adding = asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/rules`, {
    type: "ACCESS_POLICY",
    name: "Foreign",
    priority: 0,
    ...ALLOW,
  });
  const set = new Life(policyRuleSet);
  await set.up(argsOf(policyId, BOTH));
  await adding;
  expect(Object.keys(set.mustExist().outs.foreign as Bag)).toEqual(["Foreign"]);
  expect(namesIn(policyId).filter((name) => name !== "Foreign")).toEqual([
    "Staff",
    "Guests",
    "Catch-all Rule",
  ]);
});

test("a copy holds rules already, so its list is read first", async () => {
  const original = await aPolicy();
  await asAdmin(emulator, "POST", `/api/v1/policies/${original}/rules`, {
    type: "ACCESS_POLICY",
    name: "Staff",
    ...ALLOW,
  });
  const copy = new Life(policy, "copy-1234567");
  await copy.up({ type: "ACCESS_POLICY", name: "Copy", cloneFrom: original });
  const policyId = String(copy.mustExist().id);
  const set = new Life(policyRuleSet);
  await set.up(argsOf(policyId, BOTH, { adopt: true, converge: true }));
  expect(namesIn(policyId)).toEqual(["Staff", "Guests", "Catch-all Rule"]);
});

test.each(MISHAP_NAMES)("%s, of the list or of the rule: each rule once, and silence", async (mishap) => {
  quickPauses();
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const met: string[] = [];
  for (const at of [0, 1]) {
    forgetConnections();
    emulator.reset();
    const policyId = await aPolicy();
    proxy.arm(mishap, at);
    const set = new Life(policyRuleSet);
    await set.up(argsOf(policyId, BOTH));
    met.push(proxy.hit?.split(" ")[0] ?? "nothing");
    proxy.arm();
    expect(namesIn(policyId)).toEqual(["Staff", "Guests", "Catch-all Rule"]);
    forgetConnections();
    expect(await set.refresh()).toEqual([]);
  }
  expect(met.toSorted()).toEqual(["GET", "POST"]);
});
