import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life, writes } from "./life";

// Create never takes what somebody else made, and destroy never deletes it.
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const AUTO = "portal-1a2b3c4";
const dense = { type: "PASSWORD" };
const access = { type: "ACCESS_POLICY" };

async function accessPolicy(): Promise<string> {
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { ...access, name: "Portal" });
  return String(id);
}

const deny = { appSignOn: { access: "DENY" } };
const allow = { appSignOn: { access: "ALLOW" } };

describe("an object of a declared name", () => {
  test.each([
    ["a policy with an order", dense],
    ["a policy without an order", access],
  ])("%s that an admin or another stack made is refused and stays", async (_what, type) => {
    const theirs = await asAdmin(emulator, "POST", "/api/v1/policies", { ...type, name: "Staff" });
    const life = new Life(await configured(policy, emulator), AUTO);
    emulator.clearRequests();
    const up = life.up({ ...type, name: "Staff" });
    await expect(up).rejects.toThrow(`adopt: { id: "${String(theirs.id)}" }`);
    await expect(up).rejects.toThrow(/allowSameName: true/);
    await expect(up).rejects.toThrow(/made within the last hour/);
    expect(writes(emulator)).toEqual([]);
    expect(life.resource).toBeUndefined();
  });

  test("a rule that somebody else made is refused and stays", async () => {
    const policyId = await accessPolicy();
    const theirs = await asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/rules`, {
      ...access,
      name: "Staff",
      actions: deny,
    });
    emulator.clearRequests();
    const life = new Life(await configured(policyRule, emulator), AUTO);
    await expect(life.up({ ...access, policyId, name: "Staff", actions: deny })).rejects.toThrow(
      `adopt: { id: "${String(theirs.id)}" }`,
    );
    expect(writes(emulator)).toEqual([]);
  });

  test("Okta's own rule is refused with the adopt line that fits, which then works", async () => {
    const policyId = await accessPolicy();
    const args = { ...access, policyId, name: "Catch-all Rule", actions: allow };
    const life = new Life(await configured(policyRule, emulator), AUTO);
    await expect(life.up(args)).rejects.toThrow(/adopt: \{ catchAll: true \}/);
    await life.up({ ...args, adopt: { catchAll: true } });
    await life.destroy();
  });

  test("Okta's own policy is refused with the adopt line that fits", async () => {
    const life = new Life(await configured(policy, emulator), AUTO);
    await expect(life.up({ ...dense, name: "Default Policy" })).rejects.toThrow(/adopt: \{ default: true \}/);
  });
});

describe("an object of the automatic name", () => {
  test.each([
    ["that an interrupted run made is taken over, and the runs after it are silent", 0],
    ["that is older than an hour is refused", 61],
  ])("%s", async (_what, minutes) => {
    await asAdmin(emulator, "POST", "/api/v1/policies", { ...dense, name: "First" });
    const life = new Life(await configured(policy, emulator), AUTO);
    const args = { ...dense, description: "ours", priority: 1 };
    const { id } = (await life.up(args)) ?? { id: "" };
    life.forget();
    forgetConnections();
    emulator.clock.advance(minutes * 60_000);
    if (minutes > 60) {
      await expect(life.up(args)).rejects.toThrow(`adopt: { id: "${id}" }`);
      return;
    }
    expect((await life.up(args))?.id).toBe(id);
    expect(await life.pending(args)).toBe(false);
    forgetConnections();
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    await life.destroy();
    expect(emulator.state().policies.find((one) => one.id === id)).toBeUndefined();
  });

  test("with other contents, as a later version of the program left it, is brought to what is declared", async () => {
    const policyId = await accessPolicy();
    const provider = await configured(policyRule, emulator);
    const life = new Life(provider, AUTO);
    await life.up({ ...access, policyId, actions: deny, status: "INACTIVE" });
    life.forget();
    forgetConnections();
    const args = { ...access, policyId, actions: deny };
    const made = await life.up(args);
    expect(made?.outs).toMatchObject({ status: "ACTIVE", name: AUTO });
    forgetConnections();
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(args)).toBe(false);
  });
});

describe("a replacement that nothing but the user asked for", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["an automatic name", {}, `${AUTO}-2`],
    ["a declared name", { name: "Staff" }, "Staff"],
  ])("makes a new rule, in the place of the old one: %s", async (_what, named, expected) => {
    const policyId = await accessPolicy();
    const provider = await configured(policyRule, emulator);
    const life = new Life(provider, AUTO);
    const args = { ...access, policyId, actions: deny, ...named };
    const { id: old } = (await life.up(args)) ?? { id: "" };
    await new Life(provider, "later-1a2b3c4").up({ ...access, policyId, actions: deny, name: "Later" });
    forgetConnections();
    const { id: made } = await life.replace(args);
    expect(made).not.toBe(old);
    const rules = emulator.state().rules.filter((rule) => rule.policyId === policyId && !rule.system);
    const order = rules.sort((a, b) => a.priority - b.priority).map(({ name }) => name);
    expect(order).toEqual([expected, "Later"]);
    expect(await life.pending(args)).toBe(false);
    forgetConnections();
    expect(await life.refresh()).toEqual([]);
    expect(await life.pending(args)).toBe(false);
    // And again: the next number, not a name that is taken.
    await life.replace(args);
    expect(await life.pending(args)).toBe(false);
  });

  test("makes a new policy of the same declared name", async () => {
    const life = new Life(await configured(policy, emulator), AUTO);
    const args = { ...access, name: "Staff" };
    const { id: old } = (await life.up(args)) ?? { id: "" };
    forgetConnections();
    expect((await life.replace(args)).id).not.toBe(old);
    expect(emulator.state().policies.filter(({ name }) => name === "Staff")).toHaveLength(1);
  });
});
