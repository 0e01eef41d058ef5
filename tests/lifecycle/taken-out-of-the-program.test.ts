import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life } from "./life";

// A field that the program stops declaring goes back to its default, or to what stood there at adoption.
let emulator: Emulator;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

type Fields = Record<string, unknown>;

const AUTO = "staff-1a2b3c4";
const at = (id: unknown) => `/api/v1/policies/${String(id).replace("/", "/rules/")}`;
const live = (id: unknown) => asAdmin(emulator, "GET", at(id));

async function silent(life: Life, args: Fields): Promise<void> {
  expect(await life.pending(args)).toBe(false);
  forgetConnections();
  expect(await life.refresh()).toEqual([]);
  expect(await life.pending(args)).toBe(false);
}

const minLength = (policyObject: Fields) =>
  (policyObject.settings as { password: { complexity: { minLength: number } } }).password.complexity
    .minLength;

describe("of a created policy", () => {
  test.each<[string, Fields, Fields]>([
    ["status", { status: "INACTIVE" }, { status: "ACTIVE" }],
    ["name", { name: "Staff" }, { name: AUTO }],
    ["priority", { priority: 1 }, { priority: 2 }],
    ["description", { description: "ours" }, {}],
    ["settings", { settings: { password: { complexity: { minLength: 14 } } } }, {}],
    ["conditions", { conditions: { people: { groups: { include: ["00g1"] } } } }, {}],
  ])("%s", async (field, declared, expected) => {
    await asAdmin(emulator, "POST", "/api/v1/policies", { type: "PASSWORD", name: "Other" });
    const args = { type: "PASSWORD" };
    const life = new Life(await configured(policy, emulator), AUTO);
    const plain = await new Life(await configured(policy, emulator), "plain-1a2b3c4").up(args);
    const { priority: _priority, name: _name, id: _id, ...defaults } = await live(plain?.id);
    await asAdmin(emulator, "DELETE", at(plain?.id));
    const { id } = (await life.up({ ...args, ...declared })) ?? { id: "" };
    await life.up(args);
    const after = await live(id);
    expect(after).toMatchObject(expected);
    expect(after[field] ?? null).toEqual(field in expected ? expected[field] : (defaults[field] ?? null));
    await silent(life, args);
  });
});

describe("of a created rule", () => {
  test.each<[string, Fields, Fields]>([
    ["status", { status: "INACTIVE" }, { status: "ACTIVE" }],
    ["name", { name: "Staff" }, { name: AUTO }],
    ["priority", { priority: 0 }, { priority: 1 }],
  ])("%s", async (_field, declared, expected) => {
    const { id: policyId } = await asAdmin(emulator, "POST", "/api/v1/policies", {
      type: "ACCESS_POLICY",
      name: "Portal",
    });
    const args = { type: "ACCESS_POLICY", policyId, actions: { appSignOn: { access: "DENY" } } };
    const life = new Life(await configured(policyRule, emulator), AUTO);
    const { id } = (await life.up({ ...args, ...declared })) ?? { id: "" };
    await asAdmin(emulator, "POST", `/api/v1/policies/${String(policyId)}/rules`, {
      type: "ACCESS_POLICY",
      name: "Other",
      actions: { appSignOn: { access: "DENY" } },
    });
    await life.up(args);
    const { priority, ...after } = await live(id);
    expect({ ...after, priority: "priority" in expected ? Number(priority) > 0 : priority }).toMatchObject(
      "priority" in expected ? { priority: true } : expected,
    );
    await silent(life, args);
  });
});

describe("of an adopted policy, what stood there comes back", () => {
  const theirs = {
    type: "PASSWORD",
    name: "Legacy",
    description: "theirs",
    settings: { password: { complexity: { minLength: 9 } } },
  };

  test.each<[string, Fields]>([
    ["status", { status: "INACTIVE" }],
    ["name", { name: "Ours" }],
    ["description", { description: "ours" }],
    ["settings", { settings: { password: { complexity: { minLength: 14 } } } }],
    ["priority", { priority: 2 }],
    ["a description that was declared as it was", { description: "theirs" }],
  ])("%s", async (_field, declared) => {
    const made = await asAdmin(emulator, "POST", "/api/v1/policies", theirs);
    await asAdmin(emulator, "POST", "/api/v1/policies", { type: "PASSWORD", name: "Other" });
    const before = await live(made.id);
    const life = new Life(await configured(policy, emulator), AUTO);
    const args = { type: "PASSWORD", adopt: { id: made.id }, onDestroy: "release" };
    await life.up({ ...args, ...declared });
    await life.up({ ...args, ...declared });
    await life.up(args);
    const after = await live(made.id);
    for (const key of ["status", "name", "description", "priority"]) {
      expect([key, after[key]]).toEqual([key, before[key]]);
    }
    expect(minLength(after)).toBe(minLength(before));
    await silent(life, args);
    // Dropping `adopt` as well changes nothing, but what becomes of the policy at its end must still stand in the program.
    await expect(life.up({ type: "PASSWORD" })).rejects.toThrow(
      /^onDestroy: must be said once adopt is taken out/,
    );
    await life.up({ type: "PASSWORD", onDestroy: "release" });
    expect(await live(made.id)).toMatchObject({ name: "Legacy" });
    await silent(life, { type: "PASSWORD", onDestroy: "release" });
  });
});
