import type { Description, Property, Shape } from "../../scripts/docs/model";
import { reference } from "../../scripts/docs/reference";

const text: Shape = { kind: "plain", name: "string" };
const property = (name: string, shape: Shape, more: Partial<Property> = {}): Property => ({
  name,
  owner: "Owner",
  required: false,
  shape,
  meaning: `What ${name} means.`,
  ...more,
});
const object = (
  name: string,
  properties: readonly Property[],
  variants: readonly Description[] = [],
): Description => ({
  name,
  meaning: `About ${name}.`,
  properties,
  variants,
});
const a = (of: Description): Shape => ({ kind: "object", of });
const list = (of: Shape): Shape => ({ kind: "list", of });

/** The rows of all tables, without heads. */
const rows = (markdown: string): string[] => markdown.split("\n").filter((line) => line.startsWith("| `"));

test("what stands in one place is written there, with its path", () => {
  const engine = object("Engine", [property("fuel", text, { required: true })]);
  const car = object("Car", [
    property("engine", a(engine)),
    property("wheels", list(a(object("Wheel", [property("size", text)])))),
  ]);
  const made = reference("Rule", { conditions: car });
  expect(made).toContain("### Rule: `conditions`\n\nAbout Car.\n\n| Property | Value | Default | Meaning |");
  expect(rows(made)).toEqual([
    "| `engine` | object |  | What engine means. |",
    "| `engine.fuel` | `string` | required | What fuel means. |",
    "| `wheels` | list of objects |  | What wheels means. |",
    "| `wheels[].size` | `string` |  | What size means. |",
  ]);
});

test("what stands in several places has a section that names them", () => {
  const wheel = object("Wheel", [property("size", text)]);
  const made = reference("Rule", {
    conditions: object("Car", [property("front", list(a(wheel))), property("back", list(a(wheel)))]),
  });
  expect(made).toContain("#### Wheel\n\nAt `conditions.front[]` or `conditions.back[]`.\n\nAbout Wheel.");
  expect(rows(made)).toEqual([
    "| `front` | list of [Wheel](#wheel) | What front means. |",
    "| `back` | list of [Wheel](#wheel) | What back means. |",
    "| `size` | `string` | What size means. |",
  ]);
});

test("a choice has a section with what is common first, and without what a variant forbids", () => {
  const kind = (value: string): Shape => ({ kind: "values", values: [value] });
  const base = property("name", text, { owner: "Pet" });
  const cat = object("Cat", [
    base,
    property("kind", kind("CAT"), { owner: "Cat" }),
    property("leash", { kind: "plain", name: "never" }),
  ]);
  const dog = object("Dog", [base, property("kind", kind("DOG"), { owner: "Dog" }), property("leash", text)]);
  const made = reference("Rule", {
    actions: object("Home", [property("pet", a(object("Pet", [], [cat, dog])))]),
  });
  expect(
    made
      .slice(made.indexOf("#### Pet"))
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("| ---")),
  ).toEqual([
    "#### Pet",
    "At `actions.pet`.",
    "About Pet.",
    "In any case:",
    "| Property | Value | Meaning |",
    "| `name` | `string` | What name means. |",
    "**Cat**: About Cat.",
    "| Property | Value | Meaning |",
    '| `kind` | `"CAT"` | What kind means. |',
    "**Dog**: About Dog.",
    "| Property | Value | Meaning |",
    '| `kind` | `"DOG"` | What kind means. |',
    "| `leash` | `string` | What leash means. |",
  ]);
});

test.each<[string, Shape, string]>([
  ["texts", { kind: "values", values: ["A", "B"] }, '`"A"` or `"B"`'],
  ["texts and others", { kind: "values", values: ["A", "B"], others: "any" }, '`"A"`, `"B"` or another text'],
  ["texts in both cases", { kind: "values", values: ["A", "a"] }, '`"a"`, in lower or upper case'],
  [
    "texts and marked ones",
    { kind: "values", values: ["A"], others: "marked" },
    '`"A"` or [`unlistedValue`](README.md#what-is-not-listed)',
  ],
  [
    "texts in both cases and marked ones",
    { kind: "values", values: ["A", "a"], others: "marked" },
    '`"a"`, in lower or upper case, or [`unlistedValue`](README.md#what-is-not-listed)',
  ],
  ["lists of texts", list({ kind: "values", values: ["A"] }), 'list of `"A"`'],
  ["lists of nothing", list({ kind: "plain", name: "never" }), "`[]`"],
  ["maps", { kind: "map", of: text }, "by key: `string`"],
  [
    "a choice of kinds",
    { kind: "either", of: [text, { kind: "plain", name: "null" }] },
    "`string` or `null`",
  ],
])("%s are spelled for readers", (_what, shape, spelled) => {
  const limit = "a | b";
  const made = reference("Rule", { actions: object("Home", [property("it", shape, { allowed: limit })]) });
  expect(rows(made)).toEqual([`| \`it\` | ${spelled}; a \\| b | What it means. |`]);
});
