import { type Emulator, startEmulator } from "okta-emulator";
import { policyRule, policyRuleSet } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, Life } from "./life";
import { quickPauses } from "./quick-pauses";

// A write whose answer is lost is sent twice. In the newer framework the number that a rule has counts as held, so the second
// time moves the rules behind it once more: whoever goes on with the numbers of before puts the next rule in a wrong place.

let emulator: Emulator;
beforeAll(async () => {
  quickPauses();
  emulator = await startEmulator();
});
beforeEach(async () => {
  forgetConnections();
  emulator.reset();
  await configured(policyRule, emulator);
  await configured(policyRuleSet, emulator);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await emulator.stop();
});

const TYPES = [
  { policyType: "ACCESS_POLICY", type: "ACCESS_POLICY", actions: { appSignOn: { access: "DENY" } } },
  { policyType: "OKTA_SIGN_ON", type: "SIGN_ON", actions: { signon: { access: "DENY" } } },
] as const;

const LOST = [
  ["no answer", { lose: "response" }],
  ["500 afterwards", { status: 500, when: "after" }],
  ["half an answer", { truncate: true }],
] as const;

const cells = TYPES.flatMap((kind) => LOST.map(([says, fault]) => ({ ...kind, says, fault })));

async function aPolicy(policyType: string): Promise<string> {
  const body =
    policyType === "OKTA_SIGN_ON"
      ? { conditions: { people: { groups: { include: ["00g1employees0000001"] } } } }
      : {};
  const { id } = await asAdmin(emulator, "POST", "/api/v1/policies", {
    type: policyType,
    name: "P",
    ...body,
  });
  return String(id);
}

const namesIn = (policyId: unknown): string[] =>
  emulator
    .state()
    .rules.filter((rule) => rule.policyId === policyId && !rule.system)
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ name }) => name);

const GROUPS = ["00g1employees0000001", "00g1contractors00001", "00g1admins0000000001"];

/** Different enough that a rule which goes and one which comes are told apart by what they say. */
const conditionsOf = (name: string) => ({
  people: { groups: { include: [GROUPS[name.charCodeAt(0) % GROUPS.length] ?? ""] } },
});

describe.each(cells)("$policyType, $says, each request once", ({ policyType, type, actions, fault }) => {
  const loseEachAnswer = () => emulator.faults.add({ path: ".", each: true, times: 1000, ...fault });

  test.each([
    ["turned round, and loses and gains a rule", ["E", "New", "D", "B", "A"]],
    ["changed where one rule stays, one comes before it and one after it", ["C", "A", "New", "D", "E"]],
    ["changed at both ends", ["E", "B", "C", "New", "D"]],
    ["put together anew", ["D", "C", "New", "E", "A", "B"]],
  ])("a set is %s", async (_case, turned) => {
    const policyId = await aPolicy(policyType);
    const set = new Life(policyRuleSet);
    const args = (order: readonly string[]) => ({
      policyId,
      type: policyType,
      rules: Object.fromEntries(order.map((name) => [name, { actions, conditions: conditionsOf(name) }])),
      order: [...order],
    });
    await set.up(args(["A", "B", "C", "D", "E"]));
    forgetConnections();
    loseEachAnswer();
    await set.up(args(turned));
    emulator.faults.clear();
    expect(namesIn(policyId)).toEqual(turned);
    expect(set.mustExist().outs.order).toEqual(turned);
    forgetConnections();
    expect(await set.refresh()).toEqual([]);
    expect(await set.pending(args(turned))).toBe(false);
  });

  test("single rules are turned round by their ranks", async () => {
    const policyId = await aPolicy(policyType);
    const names = ["A", "B", "C", "D", "E"];
    const args = (name: string, priority: number) => ({ policyId, type, name, priority, actions });
    const lives = names.map((name) => new Life(policyRule, `${name}-1234567`));
    const upAll = (rank: (index: number) => number) =>
      Promise.all(lives.map((life, index) => life.up(args(names[index] ?? "", rank(index)))));
    await upAll((index) => index + 1);
    forgetConnections();
    loseEachAnswer();
    await upAll((index) => names.length - index);
    emulator.faults.clear();
    expect(namesIn(policyId)).toEqual(names.toReversed());
    forgetConnections();
    for (const life of lives) {
      expect(await life.refresh()).toEqual([]);
    }
  });
});
