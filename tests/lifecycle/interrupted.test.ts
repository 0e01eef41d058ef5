import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const at = (id: string) => `/api/v1/policies/${id}`;
const args = { type: "PASSWORD", name: "Contractors", description: "made here" };
const complexity = (minLength: number) => ({ password: { complexity: { minLength } } });

/** An update whose result never reaches the state: the run was killed between the PUT and the state's write. */
async function killedUpdate(life: Life, next: Record<string, unknown>): Promise<void> {
  const before = life.mustExist();
  await life.up(next);
  life.resource = before;
  forgetConnections();
}

test.each([
  ["changed", { ...args, description: "changed here" }],
  ["added", { ...args, settings: complexity(14) }],
  ["dropped", { type: "PASSWORD", name: "Contractors" }],
  ["renamed", { ...args, name: "Externals" }],
  ["switched off", { ...args, status: "INACTIVE" }],
  ["moved", { ...args, priority: 1 }],
])("an update that was killed after its PUT is no conflict: %s", async (_what, next) => {
  await asAdmin(emulator, "POST", "/api/v1/policies", { type: "PASSWORD", name: "First" });
  const life = new Life(await configured(policy, emulator));
  const { id } = (await life.up({ ...args, status: "ACTIVE" })) ?? { id: "" };
  await killedUpdate(life, next);
  const meant = await asAdmin(emulator, "GET", at(id));
  await life.up(next);
  expect({ ...(await asAdmin(emulator, "GET", at(id))), lastUpdated: 0 }).toEqual({
    ...meant,
    lastUpdated: 0,
  });
  expect(await life.pending(next)).toBe(false);
  forgetConnections();
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(next)).toBe(false);
});

test("a dropped field that somebody else changed is still a conflict", async () => {
  const life = new Life(await configured(policy, emulator));
  const { id } = (await life.up(args)) ?? { id: "" };
  await asAdmin(emulator, "PUT", at(id), {
    ...(await asAdmin(emulator, "GET", at(id))),
    description: "theirs",
  });
  await expect(life.up({ type: "PASSWORD", name: "Contractors" })).rejects.toThrow(
    /description: declared "made here", in Okta "theirs"/,
  );
});

test("an update that could not switch the object off keeps what it wrote, and the next up goes on", async () => {
  const life = new Life(await configured(policy, emulator));
  const { id } = (await life.up(args)) ?? { id: "" };
  const next = { ...args, description: "changed here", status: "INACTIVE" };
  emulator.faults.add({ method: "POST", path: "/lifecycle/deactivate", status: 403 });
  const failure: unknown = await life.up(next).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    id,
    properties: { __provider: "text", description: "changed here", status: "ACTIVE" },
    reasons: [expect.stringContaining("was updated, but not set to INACTIVE")],
  });
  expect(await life.pending(next)).toBe(true);
  emulator.clearRequests();
  await life.up(next);
  expect(writes(emulator)).toEqual([`POST ${at(id)}/lifecycle/deactivate`]);
  expect(await life.pending(next)).toBe(false);
});

test("a refresh between a half-done update and the next up loses nothing", async () => {
  const life = new Life(await configured(policy, emulator));
  const { id } = (await life.up(args)) ?? { id: "" };
  const next = { ...args, status: "INACTIVE", description: "changed here" };
  emulator.faults.add({ method: "POST", path: "/lifecycle/deactivate", status: 403 });
  await life.up(next).catch(() => undefined);
  await life.refresh();
  await life.up(next);
  expect(await asAdmin(emulator, "GET", at(id))).toMatchObject({
    status: "INACTIVE",
    description: "changed here",
  });
});

test("an adoption that wrote, but could not switch the object off, is kept as adopted", async () => {
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "PASSWORD",
    name: "Legacy",
    description: "theirs",
  });
  const life = new Life(await configured(policy, emulator));
  const next = {
    ...args,
    name: "Legacy",
    adopt: { id: made.id },
    converge: true,
    status: "INACTIVE",
    onDestroy: "restore",
  };
  emulator.faults.add({ method: "POST", path: "/lifecycle/deactivate", status: 403 });
  await expect(life.up(next)).rejects.toThrow(/was taken over, but not set to INACTIVE/);
  await life.up(next);
  expect(await asAdmin(emulator, "GET", at(String(made.id)))).toMatchObject({
    status: "INACTIVE",
    description: "made here",
  });
  await life.destroy();
  expect(await asAdmin(emulator, "GET", at(String(made.id)))).toMatchObject({
    status: "ACTIVE",
    description: "theirs",
  });
});

test("a rule that was made, but not put in its place, is kept and placed by the next up", async () => {
  const { id: policyId } = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "OKTA_SIGN_ON",
    name: "Session",
  });
  const provider = await configured(policyRule, emulator);
  const rule = (name: string, priority: number) => ({ policyId, type: "SIGN_ON", name, priority });
  const [first, second, late] = [new Life(provider), new Life(provider), new Life(provider)];
  await first.up(rule("first", 10));
  await second.up(rule("second", 30));
  forgetConnections();
  // The siblings become known while the POST is under way, so the rule must be written again, and that fails.
  emulator.faults.add({ method: "POST", path: "/rules$", latencyMs: 100 });
  emulator.faults.add({ method: "PUT", path: "/rules/", status: 403 });
  const creating = late.up(rule("late", 20)).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await first.pending(rule("first", 10));
  await second.pending(rule("second", 30));
  expect(String(await creating)).toContain("was created, but not put in its place");
  expect(await late.pending(rule("late", 20))).toBe(true);
  await late.up(rule("late", 20));
  const names = emulator
    .state()
    .rules.filter((one) => one.policyId === policyId && !one.system)
    .sort((a, b) => a.priority - b.priority)
    .map(({ name }) => name);
  expect(names).toEqual(["first", "late", "second"]);
});
