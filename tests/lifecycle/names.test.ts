import { type Emulator, startEmulator } from "okta-emulator";
import { policy, policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life } from "./life";

let emulator: Emulator;
let policyId: string;
beforeEach(async () => {
  forgetConnections();
  emulator = await startEmulator();
  const made = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "ACCESS_POLICY", name: "Portal" });
  policyId = String(made.id);
});
afterEach(() => emulator.stop());

const rule = (name: string) => ({
  type: "ACCESS_POLICY",
  policyId,
  name,
  actions: { appSignOn: { access: "DENY" } },
});

function namesById(): Record<string, string> {
  const rules = emulator.state().rules.filter((one) => one.policyId === policyId && !one.system);
  return Object.fromEntries(rules.map(({ id, name }) => [`${policyId}/${id}`, name]));
}

describe("names that change hands in one run", () => {
  const start = async (names: readonly string[]) => {
    const provider = await configured(policyRule, emulator);
    const lives = names.map(() => new Life(provider));
    for (const [index, name] of names.entries()) {
      await lives[index]?.up(rule(name));
    }
    forgetConnections();
    return lives;
  };

  test.each([
    ["two swap theirs", ["a", "b"], ["b", "a"]],
    ["three pass theirs round", ["a", "b", "c"], ["b", "c", "a"]],
    ["one takes what another leaves", ["a", "b"], ["b", "c"]],
  ])("%s", async (_what, before, after) => {
    const lives = await start(before);
    // The engine asks for all diffs as the program names the resources; the updates run side by side.
    await Promise.all(lives.map((life, index) => life.up(rule(after[index] ?? ""))));
    expect(namesById()).toEqual(
      Object.fromEntries(lives.map((life, index) => [life.mustExist().id, after[index]])),
    );
    for (const [index, life] of lives.entries()) {
      expect(await life.pending(rule(after[index] ?? ""))).toBe(false);
    }
    forgetConnections();
    for (const life of lives) {
      expect(await life.refresh()).toEqual([]);
    }
  });

  test("a new rule takes the name that another one leaves", async () => {
    const [old] = await start(["a"]);
    const made = new Life(await configured(policyRule, emulator));
    await Promise.all([made.up(rule("a")), old?.up(rule("b"))]);
    expect(Object.values(namesById()).sort()).toEqual(["a", "b"]);
  });

  test("a run killed while one waits under its temporary name is taken up by the next", async () => {
    const [first, second] = await start(["a", "b"]);
    const before = second?.mustExist();
    await Promise.all([first?.up(rule("b")), second?.pending(rule("a"))]);
    expect(Object.values(namesById()).sort()[1]).toMatch(/^b \(being renamed, /);
    forgetConnections();
    await second?.up(rule("a"));
    expect(namesById()[before?.id ?? ""]).toBe("a");
  });

  test("a name that stays somebody else's is refused", async () => {
    const [first] = await start(["a", "b"]);
    await expect(first?.up(rule("b"))).rejects.toThrow(/already exists/);
  });
});

test("an automatic name that was changed in the console is put back by the up after a refresh", async () => {
  const life = new Life(await configured(policy, emulator), "staff-1a2b3c4");
  const args = { type: "PASSWORD" };
  const { id } = (await life.up(args)) ?? { id: "" };
  const at = `/api/v1/policies/${id}`;
  await asAdmin(emulator, "PUT", at, { ...(await asAdmin(emulator, "GET", at)), name: "Renamed" });
  expect(await life.refresh()).toEqual(["name"]);
  await life.up(args);
  expect(await asAdmin(emulator, "GET", at)).toMatchObject({ name: "staff-1a2b3c4" });
});

test("an adopted object that declares no name is called by the name it has", async () => {
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", { type: "PASSWORD", name: "Legacy" });
  const life = new Life(await configured(policy, emulator));
  await life.up({ type: "PASSWORD", adopt: { id } });
  await asAdmin(emulator, "DELETE", `/api/v1/policies/${String(id)}`);
  await expect(life.up({ type: "PASSWORD", adopt: { id }, description: "x" })).rejects.toThrow(
    `the policy "Legacy" (${String(id)}) is gone`,
  );
});

test("a refused value that only Okta holds is told to be Okta's, with a step that works", async () => {
  const life = new Life(await configured(policy, emulator));
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: "PASSWORD",
    name: "Legacy",
    conditions: { people: { groups: { include: ["00gDeletedGroup00001"] } } },
  });
  await life.up({ type: "PASSWORD", adopt: { id } });
  emulator.faults.add({
    method: "PUT",
    path: "/policies/",
    status: 400,
    body: {
      errorCode: "E0000001",
      errorSummary: "Api validation failed: conditions",
      errorCauses: [{ errorSummary: "Invalid group id specified: 00gDeletedGroup00001." }],
    },
  });
  const up = life.up({ type: "PASSWORD", adopt: { id }, description: "ours" });
  await expect(up).rejects.toThrow(/does not stand in the program.*conditions\.people\.groups\.include/);
  await expect(up).rejects.not.toThrow(/Correct the named fields/);
});
