import type { JsonObject } from "../../provider/src/comparison/json";
import { ruleShape } from "../../provider/src/comparison/shape";
import { restore, type Seen, sight } from "../../provider/src/declared/drift";

const shape = ruleShape("ACCESS_POLICY");
const people = (groups: JsonObject, more: JsonObject = {}): JsonObject => ({
  name: "Staff",
  status: "ACTIVE",
  conditions: { people: { groups }, ...more },
});
const declared = people({ include: ["a", "b"] });
const last = people({ include: ["a", "b"], exclude: [] }, { network: { connection: "ANYWHERE" } });
const seen = (more: Partial<Seen> = {}): Seen => ({ last, declared, was: {}, drift: "all", ...more });
const excluded = people({ include: ["b", "a"], exclude: ["evil"] }, { network: { connection: "ANYWHERE" } });

test("nothing changed: inputs as declared, outputs as last seen, nothing to remember", () => {
  const live = { ...people({ include: ["b", "a"], exclude: [] }), id: "r1" };
  const { inputs, outs, was } = sight(shape, seen(), live);
  expect(inputs).toEqual(declared);
  expect(outs).toMatchObject(people({ include: ["a", "b"] }));
  expect(was).toEqual({});
});

test("a declared leaf changed: live in the inputs, and the next preview undoes it", () => {
  const { inputs, declared: now, was } = sight(shape, seen(), people({ include: ["a"], exclude: [] }));
  expect(inputs).toEqual(people({ include: ["a"] }));
  expect(now).toEqual(inputs);
  expect(was).toEqual({});
});

test("an exclusion that nobody declared is the attack we are here for", () => {
  const { inputs, declared: now, was } = sight(shape, seen(), excluded);
  expect(inputs).toEqual(people({ include: ["a", "b"], exclude: ["evil"] }));
  expect(now).toEqual(declared);
  expect(was).toEqual({ "conditions.people.groups.exclude": [[]] });
});

test('with drift: "declared" it is not reported', () => {
  const { inputs, was } = sight(shape, seen({ drift: "declared" }), excluded);
  expect(inputs).toEqual(declared);
  expect(was).toEqual({});
});

test("a second refresh does not forget it, and putting it back clears it", () => {
  const first = sight(shape, seen(), excluded);
  const second = sight(shape, seen({ last: first.outs, was: first.was }), excluded);
  expect(second.was).toEqual(first.was);
  expect(second.inputs).toEqual(first.inputs);
  const repaired = sight(shape, seen({ last: second.outs, was: second.was }), last);
  expect(repaired.was).toEqual({});
  expect(repaired.inputs).toEqual(declared);
});

test("the former value of a leaf that was not there is remembered as such", () => {
  const live = people(
    { include: ["a", "b"], exclude: [] },
    { elCondition: { condition: "true" }, network: { connection: "ANYWHERE" } },
  );
  const { was, inputs, outs } = sight(shape, seen(), live);
  expect(was).toEqual({ "conditions.elCondition.condition": [] });
  expect(inputs).toMatchObject({ conditions: { elCondition: { condition: "true" } } });
  expect(restore(outs, was)).toEqual(last);
});

test("an undeclared leaf that was taken away shows as null, and is put back", () => {
  const before = people({ include: ["a", "b"] }, { elCondition: { condition: "x" } });
  const { was, inputs, outs } = sight(shape, seen({ last: before }), declared);
  expect(inputs).toMatchObject({ conditions: { elCondition: { condition: null } } });
  expect(was).toEqual({ "conditions.elCondition.condition": ["x"] });
  expect(restore(outs, was)).toEqual(before);
});

test.each<[string, JsonObject]>([
  ["false", { brandNew: false }],
  ["null", { brandNew: null }],
  ["an empty list", { brandNew: [] }],
  ["nothing but neutral things", { brandNew: { a: false, b: [], c: { d: "" } } }],
])("a key that Okta introduced with %s is no drift and does not reach the outputs", (_what, news) => {
  const live = people({ include: ["a", "b"], exclude: [] }, { network: { connection: "ANYWHERE" }, ...news });
  const { inputs, outs, was } = sight(shape, seen(), live);
  expect(inputs).toEqual(declared);
  expect(was).toEqual({});
  expect(JSON.stringify(outs)).not.toMatch(/brandNew":(?!null)/);
});

test("names and descriptions count only as declared, the status always", () => {
  const live = { ...last, description: "new words", priority: 9, status: "INACTIVE" };
  const undeclared = { conditions: { people: { groups: { include: ["a", "b"] } } } };
  const { was } = sight(shape, seen({ declared: undeclared }), { ...live, name: "Renamed" });
  expect(was).toEqual({ status: ["ACTIVE"] });
  const { inputs } = sight(shape, seen(), { ...live, name: "Renamed" });
  expect(inputs).toMatchObject({ name: "Renamed", status: "INACTIVE" });
});

test("the judge changes none of the evidence", () => {
  const evidence = seen();
  const before = structuredClone(evidence);
  sight(shape, evidence, excluded);
  expect(evidence).toEqual(before);
});
