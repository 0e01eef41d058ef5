import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fewestReborn, fewestWrites } from "../../conformance/order/brute-force";
import { unsafeStates } from "../../conformance/order/judge";
import { loadPlanner } from "../../conformance/order/planner";
import { checkPlanner } from "../../conformance/order/planner-check";
import { PLANTED } from "../../conformance/order/planted";
import type { Rule, RuleList } from "../../conformance/order/sign-ins";
import { importsOf } from "../packaging/layers";

// `npm run check:order` is the whole of it; here its parts are held to examples, and a few hundred cases are tried.

/** Written `A` for a rule that lets in, `a` for one that refuses; the last one is Okta's own. */
function listOf(text: string): Rule[] {
  const letters = [...text];
  return letters.map((letter, index) => ({
    id: letter.toUpperCase(),
    name: letter,
    matches: letter,
    does: letter,
    denies: letter === letter.toLowerCase(),
    active: true,
    isCatchAll: index === letters.length - 1,
  }));
}

/** The same rule, by another content. */
function edited(list: RuleList, id: string, content: string): Rule[] {
  return list.map((rule) => (rule.id === id ? { ...rule, matches: content, does: content } : rule));
}

describe("the judge", () => {
  test.each<[string, string, string, boolean]>([
    ["ABZ", "BAZ", "BAZ", true],
    // Whoever meets A and B gets B, as after; whoever meets C alone stays with C.
    ["ABCZ", "CBAZ", "CABZ", true],
    // Whoever meets A and B had A, and will have B; C is neither.
    ["ABCZ", "BACZ", "CABZ", false],
    // A refusal in between harms nobody.
    ["AZ", "AZ", "dAZ", true],
    // Without A, whoever meets it falls to Okta's own rule, which lets in.
    ["ABZ", "ABZ", "BZ", false],
    ["ABz", "ABz", "Bz", false],
  ])("%s to %s by %s: %s", (before, after, between, isSafe) => {
    const found = unsafeStates(listOf(before), [listOf(between)], listOf(after));
    expect(found?.length === 0).toBe(isSafe);
  });

  test("gives up where there are too many sign-ins to try", () => {
    const many = listOf(`${"ABCDEFGHIJKLMNOPQRST"}Z`);
    expect(unsafeStates(many, [], many)).toBeUndefined();
  });
});

describe("the search of all ways", () => {
  const all = (list: RuleList) => new Set(list.map(({ id }) => id));

  test("finds that reversing three rules takes two writes", () => {
    const before = listOf("ABCz");
    expect(fewestWrites({ before, after: listOf("CBAz"), writable: all(before) }, 5)).toBe(2);
  });

  test("finds no way in place for two edits above a rule that lets in, and one with one rule made anew", () => {
    const before = listOf("ABCz");
    const task = { before, after: edited(edited(before, "A", "X"), "B", "Y"), writable: all(before) };
    expect(fewestWrites(task, 6)).toBeUndefined();
    expect(fewestReborn(task, 2)).toBe(1);
  });
});

test("the planner, on a few hundred cases", async () => {
  const summary = checkPlanner(await loadPlanner(), 300, 1);
  const { unsafe, wrongOrders, refusals, tooManyWrites, tooManyReborn, ...counts } = summary;
  expect({ unsafe, wrongOrders, refusals, tooManyWrites, tooManyReborn }).toEqual({
    unsafe: [],
    wrongOrders: [],
    refusals: [],
    tooManyWrites: [],
    tooManyReborn: [],
  });
  expect(counts.comparedWrites).toBeGreaterThan(20);
});

test("and the check would notice a planner that takes every state for safe", async () => {
  const planner = await loadPlanner();
  const careless: typeof planner = (problem, inPlace) => planner({ ...problem, safe: false }, inPlace);
  expect(checkPlanner(careless, 100, 1).unsafe).not.toEqual([]);
});

describe("the planted faults", () => {
  test.each(PLANTED)("$says", ({ file, find, put }) => {
    const text = readFileSync(join(__dirname, "../../provider/src", file), "utf8");
    expect(text.split(find)).toHaveLength(2);
    expect(put).not.toBe(find);
  });

  test("are twenty at least", () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(20);
  });
});

test("who judges knows nothing of the provider", () => {
  const root = join(__dirname, "../..");
  const closureOf = (file: string, known = new Set<string>()): Set<string> => {
    if (!known.has(file)) {
      known.add(file);
      for (const { from } of importsOf(readFileSync(file, "utf8"))) {
        const path = `${join(file, "..", from)}.ts`;
        if (from.startsWith(".") && existsSync(path)) {
          closureOf(path, known);
        }
      }
    }
    return known;
  };
  for (const name of ["judge", "brute-force", "cases", "org"]) {
    const files = [...closureOf(join(root, "conformance/order", `${name}.ts`))].map((file) =>
      relative(root, file),
    );
    expect(files.filter((file) => !file.startsWith("conformance/order/"))).toEqual([]);
    expect(files.filter((file) => /\/(planner|provider)\.ts$/.test(file))).toEqual([]);
  }
});
