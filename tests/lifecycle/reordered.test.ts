import fc from "fast-check";
import { type Emulator, startEmulator } from "okta-emulator";
import { policyRule } from "pulumi-okta-native/runtime";
import { forgetConnections } from "../../provider/src/pulumi/connections";
import { asAdmin, configured, inCommand, Life, writes } from "./life";

// Single rules that a program numbers anew, with rules of others among them: whatever the few workers of the engine take up
// first, the program's rules end in its order, nobody else's rule is written, and silence follows.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => configured(policyRule, emulator));
afterAll(() => emulator.stop());

const MOST_RULES = 8;
const WORKERS = 3;

const reorderings = fc.integer({ min: 2, max: MOST_RULES }).chain((count) => {
  const all = Array.from({ length: count }, (_, index) => index);
  return fc.record({
    targets: fc.array(fc.shuffledSubarray(all, { minLength: count }), { minLength: 1, maxLength: 3 }),
    /** In which order the engine takes the resources up. */
    taken: fc.shuffledSubarray(all, { minLength: count }),
    strangers: fc.array(fc.integer({ min: 1, max: count }), { maxLength: 2 }),
  });
});

/** Takes the steps up in their order, a few at a time. */
async function byWorkers(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const waiting = [...steps];
  await inCommand(() =>
    Promise.all(
      Array.from({ length: WORKERS }, async () => {
        for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
          await step();
        }
      }),
    ),
  );
}

describe.each([
  ["gapped", "ACCESS_POLICY", "ACCESS_POLICY", { appSignOn: { access: "DENY" } }],
  ["dense", "OKTA_SIGN_ON", "SIGN_ON", { signon: { access: "DENY" } }],
])("%s", (_what, policyType, type, actions) => {
  test("ends in the order of the program", async () => {
    await fc.assert(
      fc.asyncProperty(reorderings, async ({ targets, taken, strangers }) => {
        emulator.reset();
        forgetConnections();
        const { id: policyId } = await asAdmin(emulator, "POST", "/api/v1/policies", {
          type: policyType,
          name: "P",
        });
        const rule = (index: number, priority: number) => ({
          policyId,
          type,
          name: `Rule ${index}`,
          priority,
          actions,
        });
        const lives = taken.map(() => new Life(policyRule));
        for (const [index, life] of lives.entries()) {
          await life.up(rule(index, index + 1));
        }
        for (const [index, priority] of strangers.entries()) {
          await asAdmin(emulator, "POST", `/api/v1/policies/${String(policyId)}/rules`, {
            type,
            name: `Other ${index}`,
            priority,
            actions,
          });
        }
        await byWorkers(lives.map((life) => () => life.refresh()));
        for (const target of targets) {
          forgetConnections();
          emulator.clearRequests();

          const rankOf = (index: number) => target.indexOf(index) + 1;
          await byWorkers(taken.map((index) => async () => lives[index]?.up(rule(index, rankOf(index)))));
          const isOurs = (name: string) => name.startsWith("Rule ");
          const standing = emulator
            .state()
            .rules.filter((live) => live.policyId === policyId && !live.system)
            .toSorted((a, b) => a.priority - b.priority)
            .map(({ name }) => name);
          expect(standing.filter(isOurs)).toEqual(target.map((index) => `Rule ${index}`));
          const ours = new Set(lives.map((life) => life.mustExist().id.split("/")[1]));
          expect(writes(emulator).filter((line) => !ours.has(line.split("/").at(-1)))).toEqual([]);
          expect(writes(emulator).length).toBeLessThanOrEqual(2 * target.length);

          forgetConnections();
          await byWorkers(lives.map((life) => async () => expect(await life.refresh()).toEqual([])));
          for (const [index, life] of lives.entries()) {
            expect(await life.pending(rule(index, rankOf(index)))).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

test.each([
  ["dense", "OKTA_SIGN_ON", "SIGN_ON", { signon: { access: "DENY" } }, 1],
  ["gapped", "ACCESS_POLICY", "ACCESS_POLICY", { appSignOn: { access: "DENY" } }, 3],
])(
  "%s: rules that are declared above somebody else's rule go there",
  async (_what, policyType, type, actions, top) => {
    emulator.reset();
    forgetConnections();
    const { id: policyId } = await asAdmin(emulator, "POST", "/api/v1/policies", {
      type: policyType,
      name: "P",
    });
    await asAdmin(emulator, "POST", `/api/v1/policies/${String(policyId)}/rules`, {
      type,
      name: "Other",
      priority: top,
      actions,
    });
    const rule = (name: string, priority: number) => ({ policyId, type, name, priority, actions });
    const [first, second] = [new Life(policyRule), new Life(policyRule)];
    await first.up(rule("First", top + 1));
    await second.up(rule("Second", top + 2));
    forgetConnections();
    await inCommand(() => Promise.all([first.up(rule("First", top)), second.up(rule("Second", top + 1))]));
    const { rules } = emulator.state();
    expect(
      rules
        .filter((live) => live.policyId === policyId && !live.system)
        .toSorted((a, b) => a.priority - b.priority)
        .map(({ name }) => name),
    ).toEqual(["First", "Second", "Other"]);
  },
);
