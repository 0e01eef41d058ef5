import * as fc from "fast-check";
import { sanitise } from "../../provider/src/pulumi/sanitise";

test("undefined goes, in objects altogether, in lists as null", () => {
  expect(sanitise({ a: undefined, b: { c: undefined, d: null }, e: [undefined, 1] })).toEqual({
    b: { d: null },
    e: [null, 1],
  });
  expect(Object.keys(sanitise({ a: undefined }))).toEqual([]);
});

test.each<[string, object, string]>([
  ["a function", { outer: { inner: [() => 1] } }, "outer.inner[0]"],
  ["a date", { issuedAt: new Date(0) }, "issuedAt"],
  ["not a number", { n: Number.NaN }, "n"],
  ["infinity", { n: [{ m: Number.POSITIVE_INFINITY }] }, "n[0].m"],
  ["a bigint", { n: 1n }, "n"],
  ["a map", { m: new Map() }, "m"],
  ["a symbol", { s: Symbol("s") }, "s"],
])("%s is refused with its path", (_what, bag, where) => {
  expect(() => sanitise(bag)).toThrow(`the output ${where} is not plain JSON`);
});

test("the message never shows the value", () => {
  expect(() => sanitise({ secret: new String("hush") })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("hush") }),
  );
});

test("a key that Pulumi would lose on the way is refused with its path, wherever it stands", () => {
  const named = JSON.parse('{ "__proto__": 1 }') as object;
  expect(() => sanitise({ conditions: { people: [named] } })).toThrow("conditions.people[0].__proto__");
  expect(() => sanitise(named)).toThrow("the field __proto__ has a name that Pulumi cannot store");
  expect(sanitise({ constructor: 1, toString: 2 })).toEqual({ constructor: 1, toString: 2 });
});

test("plain JSON passes unchanged, and as a copy", () => {
  // JSON itself does not tell -0 from 0; a key of that one name is refused.
  const json = fc
    .jsonValue()
    .map((value) => JSON.stringify(value))
    .filter((text) => !text.includes("__proto__"))
    .map((text): unknown => JSON.parse(text));
  fc.assert(
    fc.property(json, (value) => {
      const bag = { value };
      const plain = sanitise(bag);
      expect(plain).toEqual(bag);
      expect(plain).not.toBe(bag);
    }),
  );
});
