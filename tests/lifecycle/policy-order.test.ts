import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyOrder } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  await configured(policyOrder, emulator);
  await configured(policy, emulator);
});
afterAll(() => emulator.stop());

const TYPES = ["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL"] as const;
type Type = (typeof TYPES)[number];

async function made(type: Type, ...names: string[]): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const name of names) {
    ids[name] = String((await asAdmin(emulator, "POST", "/api/v1/policies", { type, name })).id);
  }
  emulator.clearRequests();
  return ids;
}

const order = (type: Type): string[] =>
  emulator
    .state()
    .policies.filter((one) => one.type === type && !one.system)
    .sort((a, b) => a.priority - b.priority)
    .map(({ name }) => name);

describe.each(TYPES)("the %s policies", (type) => {
  test("are put in order with the fewest writes, one list a look, and then silent", async () => {
    const { A, B, C, D } = await made(type, "A", "B", "C", "D");
    const life = new Life(policyOrder, "order-1234567");
    const args = { type, policies: [D, A, B, C] };
    await life.up(args);
    expect(order(type)).toEqual(["D", "A", "B", "C"]);
    expect(writes(emulator)).toHaveLength(1);
    expect(emulator.requests().filter(({ path }) => path === "/api/v1/policies")).toHaveLength(1);
    expect(life.mustExist().id).toBe(type);
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    emulator.clearRequests();
    await life.up({ type, policies: [C, B, A, D] });
    expect(order(type)).toEqual(["C", "B", "A", "D"]);
    expect(writes(emulator)).toHaveLength(3);
  });

  test("what an administrator moved or put on top is reported; only what the program names is moved", async () => {
    const { A, B } = await made(type, "A", "B");
    const life = new Life(policyOrder, "order-1234567");
    const args = { type, policies: [A, B] };
    await life.up(args);
    expect(life.steps).toEqual(["create"]);
    expect(writes(emulator)).toEqual([]);
    const { X } = await made(type, "X");
    await asAdmin(emulator, "PUT", `/api/v1/policies/${X}`, {
      ...(await asAdmin(emulator, "GET", `/api/v1/policies/${X}`)),
      priority: 1,
    });
    await asAdmin(emulator, "PUT", `/api/v1/policies/${B}`, {
      ...(await asAdmin(emulator, "GET", `/api/v1/policies/${B}`)),
      priority: 1,
    });
    expect(order(type)).toEqual(["B", "X", "A"]);
    forgetConnections();
    expect((await life.refresh())?.sort()).toEqual(["foreign", "policies"]);
    expect(life.mustExist().inputs.foreign).toMatchObject({ X: { id: X, place: 'below "B"' } });
    expect(await life.pending(args)).toBe(true);
    emulator.clearRequests();
    await life.up(args);
    expect(writes(emulator)).toHaveLength(1);
    expect(order(type).filter((name) => name !== "X")).toEqual(["A", "B"]);
    // The policy on top is not accepted by being there for a while.
    forgetConnections();
    await life.refresh();
    expect(await life.pending(args)).toBe(true);
    const kept = { ...args, foreignPolicies: { keep: ["X"] } };
    await life.up(kept);
    forgetConnections();
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(kept)).toBe(false);
  });
});

test("Okta's own policy and one that is not there are refused, and nothing is written", async () => {
  const { A } = await made("PASSWORD", "A");
  const own = emulator.state().policies.find(({ type, system }) => type === "PASSWORD" && system)?.id;
  const life = new Life(policyOrder, "order-1234567");
  await expect(life.up({ type: "PASSWORD", policies: [own, A] })).rejects.toThrow(
    /Okta's own, which always stands last/,
  );
  await expect(life.up({ type: "PASSWORD", policies: [A, "00pnobody"] })).rejects.toThrow(
    /no policy 00pnobody/,
  );
  expect(writes(emulator)).toEqual([]);
});

test.each([
  [{ type: "ACCESS_POLICY", policies: ["rst1"] }, /have no order among themselves/],
  [{ type: "PASSWORD", policies: [] }, /policies/],
  [{ type: "PASSWORD", policies: ["a", "a"] }, /names each policy once/],
  [{ type: "PASSWORD", policies: ["a"], foreignPolicies: "remove" }, /foreignPolicies/],
])("%j is refused in the preview", async (args, message) => {
  await expect(new Life(policyOrder, "order-1234567").up(args)).rejects.toThrow(message);
  expect(emulator.requests()).toEqual([]);
});

test("a second order for the type and a policy with a priority beside it are refused in the program", async () => {
  const { A } = await made("PASSWORD", "A");
  await new Life(policyOrder, "order-1234567").up({ type: "PASSWORD", policies: [A] });
  await expect(
    new Life(policyOrder, "other-1234567").up({ type: "PASSWORD", policies: [A] }),
  ).rejects.toThrow(/owns the same list/);
  await expect(
    new Life(policy, "b-1234567").up({ type: "PASSWORD", name: "B", priority: 1 }),
  ).rejects.toThrow(/take priority out of the Policy/);
});

test("an update that fails half-way is finished by the next up, and destroying leaves the order", async () => {
  const { A, B, C } = await made("PASSWORD", "A", "B", "C");
  const life = new Life(policyOrder, "order-1234567");
  await life.up({ type: "PASSWORD", policies: [A, B, C] });
  emulator.faults.add({
    method: "PUT",
    path: "/policies/",
    skip: 1,
    status: 400,
    body: { errorCode: "E0000001" },
  });
  const args = { type: "PASSWORD", policies: [C, B, A] };
  await expect(life.up(args)).rejects.toThrow(/written in part/);
  await life.up(args);
  expect(order("PASSWORD")).toEqual(["C", "B", "A"]);
  emulator.clearRequests();
  await life.destroy();
  expect(emulator.requests()).toEqual([]);
  expect(order("PASSWORD")).toEqual(["C", "B", "A"]);
});
