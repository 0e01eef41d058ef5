import { join } from "node:path";
import type { OrgState } from "okta-emulator";
import { compareOrgs } from "../../scripts/quickstart/org-comparison";
import { ROOT, Stack } from "./stack";

// One program, rewritten: what stands in Okta is the same before and after, and nothing is written on the way.
const FIVE_MINUTES = 300_000;

let stack: Stack;
let before: OrgState;
let standing: OrgState;
beforeAll(async () => {
  stack = await Stack.begin(join(ROOT, "tests/e2e/programs/converting"), "e2e-converting");
  before = stack.emulator.state();
}, FIVE_MINUTES);
afterAll(() => stack?.end());

const step = (name: string, run: () => Promise<void>) => it(name, run, FIVE_MINUTES);

async function rewriteAs(form: string): Promise<string> {
  await stack.succeeds("config", "set", "form", form);
  stack.emulator.clearRequests();
  const output = await stack.succeeds("up", "--yes", "--skip-preview");
  expect(stack.emulator.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  expect(compareOrgs(standing, stack.emulator.state())).toEqual([]);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--preview-only", "--expect-no-changes");
  return output;
}

step("single rules are made", async () => {
  await stack.succeeds("up", "--yes", "--skip-preview");
  standing = stack.emulator.state();
});
step("the same rules become a set", async () => {
  const output = await rewriteAs("set");
  expect(output).toMatch(/took over "Contractors: never", "Employees: two factors" without writing/);
  expect(output).toMatch(/is now managed by another resource of this program/);
});
step("the set no longer says that it adopts", async () => {
  await rewriteAs("settled set");
});
step("the set becomes single rules again", async () => {
  await rewriteAs("single again");
});
step("and a set once more, and then a policy with its rules and its app", async () => {
  await rewriteAs("set");
  await rewriteAs("whole");
});
step("what was taken over stays when the program goes", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(compareOrgs(standing, stack.emulator.state())).toEqual([]);
  expect(compareOrgs(before, stack.emulator.state())).not.toEqual([]);
});
step("nothing is deleted where the run ended before the single rules had left the state", async () => {
  const cut = await Stack.begin(join(ROOT, "tests/e2e/programs/converting"), "e2e-converting-cut");
  try {
    await cut.succeeds("up", "--yes", "--skip-preview");
    const made = cut.emulator.state();
    await cut.succeeds("config", "set", "form", "set");
    // With a target the old resources stay in the state, as if the run had been killed there.
    const set = (await cut.urn("portal")).replace(/Policy::portal$/, "PolicyRuleSet::portal-rules");
    await cut.succeeds("up", "--yes", "--skip-preview", "--target", set);
    await cut.succeeds("up", "--yes", "--skip-preview");
    expect(compareOrgs(made, cut.emulator.state())).toEqual([]);
    await cut.succeeds("preview", "--expect-no-changes");
    await cut.succeeds("refresh", "--preview-only", "--expect-no-changes");
  } finally {
    await cut.end();
  }
});
step("nor where it ended before the set had left the state, nor where a set hands a rule over", async () => {
  const cut = await Stack.begin(join(ROOT, "tests/e2e/programs/converting"), "e2e-converting-back");
  try {
    await cut.succeeds("config", "set", "form", "settled set");
    await cut.succeeds("up", "--yes", "--skip-preview");
    const names = () =>
      cut.emulator
        .state()
        .rules.map(({ id, name }) => `${id} ${name}`)
        .sort();
    const made = names();
    await cut.succeeds("config", "set", "form", "handed over");
    await cut.succeeds("up", "--yes", "--skip-preview");
    expect(names()).toEqual(made);
    await cut.succeeds("config", "set", "form", "set");
    await cut.succeeds("up", "--yes", "--skip-preview");
    expect(names()).toEqual(made);

    await cut.succeeds("config", "set", "form", "single again");
    const rule = (await cut.urn("portal")).replace(/Policy::portal$/, "PolicyRule::rule-");
    await cut.succeeds("up", "--yes", "--skip-preview", "--target", `${rule}1`, "--target", `${rule}2`);
    await cut.succeeds("up", "--yes", "--skip-preview");
    expect(names()).toEqual(made);
  } finally {
    await cut.end();
  }
});
