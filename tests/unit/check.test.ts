import { z } from "zod";
import { schemaFailures } from "../../provider/src/pulumi/check";
import { containsUnknown, UNKNOWN } from "../../provider/src/pulumi/unknown";

test.each<[unknown, boolean]>([
  [UNKNOWN, true],
  [[1, UNKNOWN], true],
  [{ a: { b: [{ c: UNKNOWN }] } }, true],
  [`${UNKNOWN} and more`, false],
  [{ [UNKNOWN]: 1 }, false],
  [null, false],
  [undefined, false],
  [{ a: [null, 0, "", false] }, false],
])("%j contains something unknown: %p", (value, expected) => {
  expect(containsUnknown(value)).toBe(expected);
});

const schema = z.strictObject({
  name: z.string().min(3),
  priority: z.number().optional(),
  conditions: z.object({ groups: z.array(z.enum(["a", "b"])) }).optional(),
});

test("valid inputs have no failures", () => {
  expect(schemaFailures(schema, { name: "abc", priority: 1 })).toEqual([]);
});

test("a failure names the property as one would write it", () => {
  const failures = schemaFailures(schema, { name: "x", priority: "1", conditions: { groups: ["a", "c"] } });
  expect(failures.map(({ property }) => property)).toEqual(["name", "priority", "conditions.groups[1]"]);
  for (const { reason } of failures) {
    expect(reason).not.toBe("");
  }
});

test("what is not known yet is judged later, and only that", () => {
  expect(schemaFailures(schema, { name: "abc", priority: UNKNOWN })).toEqual([]);
  expect(schemaFailures(schema, { name: "abc", conditions: UNKNOWN })).toEqual([]);
  expect(schemaFailures(schema, { name: "abc", conditions: { groups: UNKNOWN } })).toEqual([]);
  expect(
    schemaFailures(schema, { name: "x", conditions: { groups: [UNKNOWN, "c"] } }).map(
      ({ property }) => property,
    ),
  ).toEqual(["name", "conditions.groups[1]"]);
});

test("a missing property beside an unknown one is still missing", () => {
  expect(schemaFailures(schema, { priority: UNKNOWN }).map(({ property }) => property)).toEqual(["name"]);
});

test("a misspelled property beside an unknown one is still reported", () => {
  const failures = schemaFailures(schema, { name: "abc", priority: UNKNOWN, prioritty: 1 });
  expect(failures.map(({ property }) => property)).toEqual(["prioritty"]);
  expect(failures[0]?.reason).toContain("prioritty");
});
