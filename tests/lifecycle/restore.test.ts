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

describe("fields", () => {
  const at = (id: unknown) => `/api/v1/policies/${String(id)}`;
  const legacy = async () =>
    asAdmin(emulator, "POST", "/api/v1/policies", {
      type: "PASSWORD",
      name: "Legacy",
      description: "theirs",
      settings: { password: { complexity: { minLength: 9 }, age: { historyCount: 7 } } },
    });

  test.each<[string, Record<string, unknown>]>([
    ["another value", { description: "ours", settings: { password: { complexity: { minLength: 14 } } } }],
    ["the value it had", { description: "theirs", settings: { password: { age: { historyCount: 7 } } } }],
  ])("that were declared for a while with %s, then dropped, come back", async (_what, declared) => {
    const before = await legacy();
    const life = new Life(await configured(policy, emulator));
    const args = { type: "PASSWORD", name: "Legacy", adopt: { id: before.id }, onDestroy: "restore" };
    await life.up({ ...args, ...declared });
    await life.up({ ...args, ...declared });
    await life.up(args);
    // What is taken out of the program goes back to what stood there when the object was adopted.
    expect(await asAdmin(emulator, "GET", at(before.id))).toMatchObject({ settings: before.settings });
    await life.destroy();
    const after = await asAdmin(emulator, "GET", at(before.id));
    expect(after).toMatchObject({ description: "theirs", settings: before.settings });
  });
});

describe.each([
  ["dense", "OKTA_SIGN_ON", "SIGN_ON"],
  ["gapped", "ACCESS_POLICY", "ACCESS_POLICY"],
])("places in a %s list", (_kind, policyType, type) => {
  let policyId: string;
  const ids = new Map<string, string>();
  beforeEach(async () => {
    policyId = String(
      (await asAdmin(emulator, "POST", "/api/v1/policies", { type: policyType, name: "P" })).id,
    );
    for (const name of ["a", "b", "c", "d"]) {
      const { id } = await asAdmin(emulator, "POST", `/api/v1/policies/${policyId}/rules`, { type, name });
      ids.set(name, String(id));
    }
  });

  const order = () =>
    emulator
      .state()
      .rules.filter((rule) => rule.policyId === policyId && !rule.system)
      .sort((a, b) => a.priority - b.priority)
      .map(({ name }) => name)
      .join("");
  const args = (name: string, priority: number | undefined) => ({
    policyId,
    type,
    name,
    adopt: { id: ids.get(name) },
    onDestroy: "restore",
    ...(priority === undefined ? {} : { priority }),
  });

  test.each([["abcd"], ["dcba"], ["bdac"]])(
    "come back whatever the order of the deletes: %s",
    async (names) => {
      const provider = await configured(policyRule, emulator);
      const lives = new Map([..."abcd"].map((name) => [name, new Life(provider)] as const));
      const up = async () => {
        for (const [name, rank] of Object.entries({ a: 40, b: 30, c: 20, d: 10 })) {
          await lives.get(name)?.up(args(name, rank));
        }
        forgetConnections();
      };
      // Taken over, then moved.
      await up();
      expect(order()).toBe("abcd");
      await up();
      expect(order()).toBe("dcba");
      for (const name of names) {
        await lives.get(name)?.drop();
      }
      expect(order()).toBe("abcd");
    },
  );

  test("come back, too, where each rule was moved as it was taken over", async () => {
    const provider = await configured(policyRule, emulator);
    const lives = new Map([..."abcd"].map((name) => [name, new Life(provider)] as const));
    for (const [name, rank] of Object.entries({ a: 40, b: 30, c: 20, d: 10 })) {
      await lives.get(name)?.up({ ...args(name, rank), converge: true });
    }
    expect(order()).toBe("dcba");
    forgetConnections();
    for (const life of lives.values()) {
      await life.drop();
    }
    expect(order()).toBe("abcd");
  });

  test("are left alone where only others were moved", async () => {
    const provider = await configured(policyRule, emulator);
    const life = new Life(provider);
    await life.up(args("b", undefined));
    await life.up({ ...args("b", undefined), status: "INACTIVE" });
    await asAdmin(emulator, "DELETE", `/api/v1/policies/${policyId}/rules/${ids.get("a")}`);
    const before = order();
    emulator.clearRequests();
    await life.destroy();
    expect(order()).toBe(before);
    expect(writes(emulator).filter((write) => write.startsWith("PUT"))).toEqual([]);
  });
});

test("what cannot be put back is an error, and no reason to forget the object", async () => {
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "OKTA_SIGN_ON",
    name: "Legacy",
    description: "theirs",
  });
  const life = new Life(await configured(policy, emulator));
  const args = { type: "OKTA_SIGN_ON", adopt: { id: made.id }, onDestroy: "restore" };
  await life.up({ ...args, description: "ours" });
  await life.up({ ...args, description: "ours" });
  emulator.faults.add({
    method: "PUT",
    path: "/api/v1/policies/",
    status: 404,
    body: { errorCode: "E0000007", errorSummary: "Not found.", errorId: "oae1" },
  });
  await expect(life.destroy()).rejects.toThrow(/E0000007/);
});

test("an object that is gone has nothing to put back", async () => {
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "OKTA_SIGN_ON", name: "Legacy" });
  const life = new Life(await configured(policy, emulator));
  const args = { type: "OKTA_SIGN_ON", adopt: { id: made.id }, onDestroy: "restore" };
  await life.up({ ...args, description: "ours" });
  await life.up({ ...args, description: "ours" });
  await asAdmin(emulator, "DELETE", `/api/v1/policies/${String(made.id)}`);
  await life.destroy();
});
