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

describe("what nobody mentioned in a list that was declared", () => {
  const on = (os: JsonObject): JsonObject => ({
    conditions: { platform: { include: [{ type: "DESKTOP", os }] } },
  });
  const windows = on({ type: "WINDOWS" });

  test("shows at the list's path, and is remembered to be put back", () => {
    const live = on({ type: "WINDOWS", version: { matchType: "SEMVER", value: "10" } });
    const { inputs, was } = sight(shape, { last: windows, declared: windows, was: {}, drift: "all" }, live);
    expect(inputs).toEqual(live);
    expect(Object.keys(was)).toEqual(["conditions.platform.include"]);
    expect(restore(live, was)).toEqual(windows);
  });

  test('does not with drift: "declared"', () => {
    const live = on({ type: "WINDOWS", version: { matchType: "SEMVER", value: "10" } });
    const { inputs, was } = sight(
      shape,
      { last: windows, declared: windows, was: {}, drift: "declared" },
      live,
    );
    expect(inputs).toEqual(windows);
    expect(was).toEqual({});
  });
});

test("a change below a declared null shows there, and only once", () => {
  const nothing: JsonObject = { name: "Staff", conditions: null };
  const live: JsonObject = { name: "Staff", conditions: { people: { groups: { exclude: ["evil"] } } } };
  const { inputs, was } = sight(shape, { last: nothing, declared: nothing, was: {}, drift: "all" }, live);
  expect(inputs).toEqual(live);
  expect(was).toEqual({});
});

test("a neutral value is no news only where absence does not mean another", () => {
  const rule = (required: boolean): JsonObject => ({
    actions: { appSignOn: { verificationMethod: { constraints: [{ knowledge: { required } }] } } },
  });
  const was = (live: JsonObject) =>
    sight(shape, { last: rule(true), declared: {}, was: {}, drift: "all" }, live).was;
  expect(was(rule(true))).toEqual({});
  expect(Object.keys(was(rule(false)))).toEqual([
    "actions.appSignOn.verificationMethod.constraints[0].knowledge.required",
  ]);
  const respelled = { actions: { appSignOn: { verificationMethod: { constraints: [{ knowledge: {} }] } } } };
  const introduced = sight(shape, { last: respelled, declared: {}, was: {}, drift: "all" }, rule(false));
  expect(Object.values(introduced.was)).toEqual([[]]);
});

test("what Okta makes by itself is no drift when it appears, and is one when it changes", () => {
  const enrolment = ruleShape("PROFILE_ENROLLMENT");
  const form = (more: JsonObject): JsonObject => ({
    actions: { profileEnrollment: { access: "ALLOW", ...more } },
  });
  const judge = (last: JsonObject, live: JsonObject) =>
    sight(enrolment, { last, declared: form({}), was: {}, drift: "all" }, live);
  const appeared = judge(form({}), form({ uiSchemaId: "uis1" }));
  expect(appeared.was).toEqual({});
  expect(appeared.outs).toEqual(form({}));
  const changed = judge(form({ uiSchemaId: "uis1" }), form({ uiSchemaId: "uis2" }));
  expect(changed.was).toEqual({ "actions.profileEnrollment.uiSchemaId": ["uis1"] });
});

test("where absence meant some value, that value is put back", () => {
  const type = (include: string[]): JsonObject => ({ conditions: { userType: { include, exclude: [] } } });
  const respelled: JsonObject = { name: "Staff" };
  const { was } = sight(
    shape,
    { last: respelled, declared: respelled, was: {}, drift: "all" },
    {
      ...respelled,
      ...type(["oty1"]),
    },
  );
  expect(was).toEqual({ "conditions.userType.include": [[]] });
  expect(restore({ ...respelled, ...type(["oty1"]) }, was)).toEqual({ ...respelled, ...type([]) });
});
