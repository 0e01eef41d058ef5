import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// What Okta's own answer rules out, by the methods it offers, is not sent.
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const account = {
  type: "ACCESS_POLICY",
  adopt: { builtIn: "Okta Account Management Policy" },
};

test("a policy that can only be read is not updated, and what helps is said and works", async () => {
  const life = new Life(await configured(policy, emulator));
  await life.up({ ...account, description: "ours" });
  await expect(life.up({ ...account, description: "ours" })).rejects.toThrow(
    /updating the policy "Okta Account Management Policy" \(rst\w+\): Okta says that it can only be read \(its _links\.self allows GET\)\. Nothing was written\. .*PolicyRule.*: description\.$/,
  );
  expect(writes(emulator)).toEqual([]);
  await life.up(account);
  expect(await life.pending(account)).toBe(false);
  await life.destroy();
  expect(writes(emulator)).toEqual([]);
});

test("a policy that can only be read is not taken over by a write either", async () => {
  const life = new Life(await configured(policy, emulator));
  const up = life.up({ ...account, description: "ours", converge: true });
  await expect(up).rejects.toThrow(/can only be read/);
  expect(life.resource).toBeUndefined();
  expect(writes(emulator)).toEqual([]);
});

test("its rules are managed", async () => {
  const { policies } = emulator.state();
  const { id: policyId } = policies.find(({ name }) => name === account.adopt.builtIn) ?? { id: "" };
  const life = new Life(await configured(policyRule, emulator));
  const args = { type: "ACCESS_POLICY", policyId, name: "Staff", actions: { appSignOn: { access: "DENY" } } };
  await life.up(args);
  await life.up({ ...args, status: "INACTIVE" });
  await life.destroy();
});

test("an adopted object of Okta's own is not deleted, and what helps is said and works", async () => {
  const { policies, rules } = emulator.state();
  const standard = policies.find(({ type, system }) => type === "PASSWORD" && system);
  const rule = rules.find(({ policyId, system }) => policyId === standard?.id && system);
  const cases = [
    { provider: policy, args: { type: "PASSWORD", adopt: { id: standard?.id } } },
    { provider: policyRule, args: { type: "PASSWORD", policyId: standard?.id, adopt: { id: rule?.id } } },
  ];
  for (const { provider, args } of cases) {
    const life = new Life(await configured(provider, emulator));
    await life.up({ ...args, onDestroy: "delete" });
    await expect(life.destroy()).rejects.toThrow(
      /deleting the (policy|rule) "[^"]+" \(\w+\): Okta says that it cannot be deleted \(its _links\.self allows GET and PUT\).*onDestroy: "release"/,
    );
    await life.up({ ...args, onDestroy: "release" });
    await life.destroy();
  }
  expect(writes(emulator)).toEqual([]);
});

test("an adopted object that may be deleted is, and one that is gone is no error", async () => {
  const provider = await configured(policy, emulator);
  for (const gone of [false, true]) {
    const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "PASSWORD", name: "Theirs" });
    const life = new Life(provider);
    await life.up({ type: "PASSWORD", adopt: { id }, onDestroy: "delete" });
    if (gone) {
      await asAdmin(emulator, "DELETE", `/api/v1/policies/${String(id)}`);
    }
    await life.destroy();
    expect(emulator.state().policies.some((one) => one.id === id)).toBe(false);
  }
});

test("where Okta offers no methods, the write is tried", async () => {
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "PASSWORD", name: "Theirs" });
  const body = await asAdmin(emulator, "GET", `/api/v1/policies/${String(id)}`);
  for (const links of [
    undefined,
    {},
    { self: { href: "x" } },
    { self: { hints: {} } },
    { self: { hints: { allow: [] } } },
  ]) {
    emulator.faults.add({
      method: "GET",
      path: `/api/v1/policies/${String(id)}`,
      status: 200,
      body: { ...body, _links: links },
    });
    forgetConnections();
    const life = new Life(await configured(policy, emulator));
    const args = { type: "PASSWORD", adopt: { id } };
    emulator.clearRequests();
    await life.up({ ...args, description: `with ${JSON.stringify(links)}`, converge: true });
    expect(writes(emulator)).toEqual([`PUT /api/v1/policies/${String(id)}`]);
  }
});
