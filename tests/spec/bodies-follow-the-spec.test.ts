import { complaints, validatorOf } from "./bodies-follow-the-spec";
import { corrected } from "./defects";
import { DEFECTS } from "./listed-defects";
import { type JsonObject, neededPart } from "./open-api";
import type { Sent } from "./sent-bodies";

const body = (schema: JsonObject): JsonObject => ({
  requestBody: { content: { "application/json": { schema } } },
});
const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

// In the manner of the real description: an inheritance whose base has the discriminator.
const spec = neededPart({
  paths: {
    "/pets": { parameters: [], post: body(reference("Pet")), get: {} },
    "/pets/{id}": { put: body(reference("Pet")) },
    "/pets/all": { put: body({ type: "array", items: reference("Pet") }) },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        properties: { kind: { type: "string" }, name: { type: "string", description: "Its name" } },
        required: ["kind", "name"],
        discriminator: {
          propertyName: "kind",
          mapping: { CAT: "#/components/schemas/Cat", DOG: "#/components/schemas/Dog" },
        },
      },
      Cat: {
        allOf: [reference("Pet"), { type: "object", properties: { lives: { type: "integer", maximum: 9 } } }],
      },
      Dog: {
        allOf: [
          reference("Pet"),
          {
            type: "object",
            properties: {
              owner: {
                type: "object",
                nullable: true,
                properties: { since: { type: "string", format: "date" } },
              },
              puppies: { type: "array", items: reference("Pet") },
              tags: { type: "object", additionalProperties: { type: "string", enum: ["GOOD", "BEST"] } },
            },
          },
        ],
      },
    },
  },
});
const validate = validatorOf(spec);
const post = (pet: unknown): Sent => ({ method: "POST", path: "/pets", body: JSON.stringify(pet) });
const dog = (more: JsonObject) => post({ kind: "DOG", name: "Rex", ...more });

test.each([
  ["its own keys and those of its base", dog({ owner: { since: "2026-01-31" } })],
  ["null where it may be null", dog({ owner: null })],
  ["any key where the keys are open", dog({ tags: { a: "GOOD" } })],
  ["itself, nested", dog({ puppies: [{ kind: "CAT", name: "Tom", lives: 9 }] })],
  ["an instance of a path's template", { ...dog({}), method: "PUT", path: "/pets/7" }],
])("a body may have %s", (_what, sent) => {
  expect(validate(sent)).toEqual([]);
});

test.each([
  ["a key that only another kind has", dog({ lives: 3 }), "/lives is a key the description does not have"],
  [
    "a key of no kind, nested",
    dog({ owner: { name: "Ann" } }),
    "/owner/name is a key the description does not",
  ],
  [
    "a kind that does not exist",
    post({ kind: "COW", name: "Elsa" }),
    '/kind must be equal to one of the allowed values, is "COW" (CAT, DOG)',
  ],
  ["no kind", post({ name: "Rex" }), "/ must have required property 'kind'"],
  ["a key missing that the base requires", post({ kind: "DOG" }), "/ must have required property 'name'"],
  ["null where it may not be null", post({ kind: "DOG", name: null }), "/name must be string, is null"],
  [
    "a value of no date",
    dog({ owner: { since: "today" } }),
    '/owner/since must match format "date", is "today"',
  ],
  [
    "a value beyond the list",
    dog({ tags: { a: "BAD" } }),
    '/tags/a must be equal to one of the allowed values, is "BAD"',
  ],
  [
    "a fault in what is nested in itself",
    dog({ puppies: [{ kind: "CAT", name: "Tom", lives: 10 }] }),
    "/puppies/0/lives must be <= 9",
  ],
  ["no JSON", { ...dog({}), body: "{" }, "the body is not JSON"],
  ["no schema for its method", { ...dog({}), method: "PUT" }, "the description knows no body for PUT /pets"],
  ["no schema for its path", { ...dog({}), path: "/cows" }, "the description knows no body for POST /cows"],
  [
    "the schema of the path itself, not of the template it also fits",
    { ...dog({}), method: "PUT", path: "/pets/all" },
    "/ must be array",
  ],
])("a body may not have %s", (_what, sent, fault) => {
  expect(validate(sent)).toEqual([expect.stringContaining(fault)]);
});

test("a test that sends a wrong body is told which, one that announces it is not", () => {
  const wrong = dog({ lives: 3 });
  expect(complaints(validate, [dog({}), wrong, wrong], [])).toEqual([
    expect.stringContaining("POST /pets: /lives is a key the description does not have"),
  ]);
  expect(complaints(validate, [wrong], [/\/lives/])).toEqual([]);
  expect(complaints(validate, [dog({})], [/\/lives/])).toEqual([expect.stringContaining("as announced: /")]);
  // Of an API without a description.
  expect(complaints(validate, [{ ...wrong, path: "/v1/teams/t/service_users" }], [])).toEqual([]);
});

test("a listed defect whose place is gone is an error", () => {
  expect(() => corrected(spec, DEFECTS)).toThrow(
    "has nothing at OktaSignOnPolicyRuleConditions/allOf/1/properties",
  );
});
