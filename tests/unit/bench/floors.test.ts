import { ceilingOf, FLOORS, floorOf } from "../../../bench/floors";
import { ROWS } from "../../../bench/rows";
import { resourceCount, type Shape, SMALL } from "../../../bench/shape";

const MIX: Shape = { ...SMALL, policies: 50, mappings: 50, users: 20, olderPolicies: 5 };

test.each([
  // A policy and twenty rules, five times.
  ["first up", SMALL, 5 + 100],
  ["no-op up", SMALL, 0],
  ["preview", SMALL, 0],
  // The list of the type, and one list of rules for each policy.
  ["refresh", SMALL, 1 + 5],
  ["preview --refresh", SMALL, 1 + 5],
  ["change one rule", SMALL, 2],
  ["move the last rule to the top", SMALL, 2],
  ["destroy", SMALL, 5],
  // Policies and rules of three types; apps; users and keys.
  ["first up", MIX, 60 + 1000 + 20 + 50 * 2 + 20 * 4],
  ["refresh", MIX, 3 + 60 + 50 + 1 + 20],
  ["destroy", MIX, 60 + 50 + 40],
] as const)("%s", (row, shape, calls) => {
  expect(floorOf(row, shape)).toBe(calls);
});

test.each(ROWS)("sets take as few calls as single rules: $name", ({ name }) => {
  expect(floorOf(name, { ...MIX, asSets: true })).toBe(floorOf(name, MIX));
});

test("few apps on many policies are read one by one", () => {
  const withApps = floorOf("refresh", { ...SMALL, policies: 50, mappings: 3 });
  expect(withApps - floorOf("refresh", { ...SMALL, policies: 50 })).toBe(3);
});

test("many apps on few policies are read by policy", () => {
  const withApps = floorOf("refresh", { ...SMALL, mappings: 300 });
  expect(withApps - floorOf("refresh", SMALL)).toBe(5);
});

test("only a first up may take a twentieth more", () => {
  expect(ceilingOf("first up", SMALL)).toBe(110);
  expect(ceilingOf("refresh", SMALL)).toBe(6);
  expect([floorOf("destroy", SMALL), ceilingOf("destroy", SMALL)]).toEqual([5, 10]);
});

test("each floor has its reason", () => {
  for (const { because } of Object.values(FLOORS)) {
    expect(because).toMatch(/^[A-Z].*\.$/);
  }
});

test("resources are counted as the state holds them", () => {
  expect(resourceCount(SMALL)).toBe(105);
  expect(resourceCount({ ...SMALL, asSets: true })).toBe(10);
  expect(resourceCount(MIX)).toBe(50 * 21 + 20 + 50 + 40);
});
