import * as fc from "fast-check";
import type { Json, JsonObject } from "../../provider/src/comparison/json";
import {
  isNoMember,
  isWithin,
  noMemberOf,
  type Step,
  stepInto,
  stepsOf,
  valueAt,
  withValueAt,
} from "../../provider/src/comparison/path";

// Paths stand in users' state: their spelling is permanent.
test.each<[string, Step[]]>([
  [
    "conditions.people",
    [
      { at: "name", name: "conditions" },
      { at: "name", name: "people" },
    ],
  ],
  [
    "constraints[0].knowledge",
    [
      { at: "name", name: "constraints" },
      { at: "index", index: 0 },
      { at: "name", name: "knowledge" },
    ],
  ],
  [
    "authenticators[okta_email]",
    [
      { at: "name", name: "authenticators" },
      { at: "member", key: "okta_email", id: undefined },
    ],
  ],
  [
    "a[custom_app:aut1]",
    [
      { at: "name", name: "a" },
      { at: "member", key: "custom_app", id: "aut1" },
    ],
  ],
  ['["a.b[c"]', [{ at: "name", name: "a.b[c" }]],
  [
    '["say \\"a\\\\b\\""].c',
    [
      { at: "name", name: 'say "a\\b"' },
      { at: "name", name: "c" },
    ],
  ],
  [
    "a[\\12]",
    [
      { at: "name", name: "a" },
      { at: "member", key: "12", id: undefined },
    ],
  ],
  ['[""]', [{ at: "name", name: "" }]],
  [
    'a[""]',
    [
      { at: "name", name: "a" },
      { at: "name", name: "" },
    ],
  ],
])("%s", (path, steps) => {
  expect(stepsOf(path)).toEqual(steps);
  expect(steps.reduce(stepInto, "")).toBe(path);
});

test("a list without members has a path that no member has", () => {
  const path = noMemberOf("settings.authenticators");
  expect(path).toBe("settings.authenticators[]");
  expect(stepsOf(path).map(isNoMember)).toEqual([false, false, true]);
});

test.each<[string, string, boolean]>([
  ["conditions", "conditions", true],
  ["conditions", "conditions.people", true],
  ["conditions.people", "conditions", false],
  ["a.b", "a.bc", false],
  ["list", "list[0].a", true],
])("%s holds %s: %p", (place, path, within) => {
  expect(isWithin(place, path)).toBe(within);
});

const word = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.constantFrom("", '""', "0", "12", "a.b", "[", "]", "\\", ":"),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  word.map((name) => ({ at: "name" as const, name })),
  fc.nat(30).map((index) => ({ at: "index" as const, index })),
  fc
    .tuple(word, fc.option(word, { nil: undefined }))
    .map(([key, id]) => ({ at: "member" as const, key, id })),
);

test("any way is written and read back, whatever the names", () => {
  fc.assert(
    fc.property(word, fc.array(step, { maxLength: 5 }), (name, rest) => {
      const steps: Step[] = [{ at: "name", name }, ...rest];
      expect(stepsOf(steps.reduce(stepInto, ""))).toEqual(steps);
    }),
    { numRuns: 1_000 },
  );
});

test("what is put somewhere is found there, and nothing else moves", () => {
  const object: JsonObject = {
    a: {
      b: [
        { key: "x", n: 1 },
        { key: "y", n: 2 },
      ],
    },
    c: null,
  };
  const before = structuredClone(object);
  const changed = withValueAt(object, "a.b[y].n", 3);
  expect(valueAt(changed, "a.b[y].n")).toBe(3);
  expect(valueAt(changed, "a.b[x]")).toEqual({ key: "x", n: 1 });
  expect(object).toEqual(before);
  expect(valueAt(withValueAt(object, "d.e.f", "new"), "d.e.f")).toBe("new");
  expect(withValueAt(object, "a.b[z].n", 9)).toMatchObject({ a: { b: [{}, {}, { key: "z", n: 9 }] } });
});

test("removing takes the emptied parents along, and no others", () => {
  expect(withValueAt({ a: { b: { c: 1 } }, d: 2 }, "a.b.c", undefined)).toEqual({ d: 2 });
  expect(withValueAt({ a: { b: { c: 1 }, e: {} } }, "a.b.c", undefined)).toEqual({ a: { e: {} } });
  expect(withValueAt({ a: 1 }, "b.c", undefined)).toEqual({ a: 1 });
  expect(withValueAt({ a: [{ key: "x", n: 1 }] }, "a[x].n", undefined)).toEqual({});
});

test("what no object of its own holds is not found", () => {
  expect(valueAt({}, "constructor")).toBeUndefined();
  expect(valueAt({}, "__proto__.polluted")).toBeUndefined();
  const changed = withValueAt({}, "__proto__.polluted", true);
  expect(({} as Record<string, Json>).polluted).toBeUndefined();
  expect(valueAt(changed, "__proto__.polluted")).toBe(true);
});

test("put and get agree for every name", () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.integer(), (names, value) => {
      const path = names.map((name): Step => ({ at: "name", name })).reduce(stepInto, "");
      const put = withValueAt({}, path, value);
      expect(valueAt(put, path)).toBe(value);
      expect(withValueAt(put, path, undefined)).toEqual({});
    }),
  );
});
