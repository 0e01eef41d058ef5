import { type Baseline, detectDrift, restore } from "../../provider/src/comparison/drift";
import type { JsonObject } from "../../provider/src/comparison/json";
import { ruleShape } from "../../provider/src/policy-types/registry";

const shape = ruleShape("ACCESS_POLICY");
const people = (groups: JsonObject, more: JsonObject = {}): JsonObject => ({
  name: "Staff",
  status: "ACTIVE",
  conditions: { people: { groups }, ...more },
});
const declared = people({ include: ["a", "b"] });
const last = people({ include: ["a", "b"], exclude: [] }, { network: { connection: "ANYWHERE" } });
const seen = (more: Partial<Baseline> = {}): Baseline => ({
  last,
  declared,
  restoreTo: {},
  drift: "all",
  ...more,
});
const excluded = people({ include: ["b", "a"], exclude: ["evil"] }, { network: { connection: "ANYWHERE" } });

test("nothing changed: inputs as declared, outputs as last seen, nothing to remember", () => {
  const live = { ...people({ include: ["b", "a"], exclude: [] }), id: "r1" };
  const { inputs, outs, restoreTo: was } = detectDrift(shape, seen(), live);
  expect(inputs).toEqual(declared);
  expect(outs).toMatchObject(people({ include: ["a", "b"] }));
  expect(was).toEqual({});
});

test("a declared leaf changed: live in the inputs, and the next preview undoes it", () => {
  const {
    inputs,
    declared: now,
    restoreTo: was,
  } = detectDrift(shape, seen(), people({ include: ["a"], exclude: [] }));
  expect(inputs).toEqual(people({ include: ["a"] }));
  expect(now).toEqual(inputs);
  expect(was).toEqual({});
});

test("an exclusion that nobody declared is the attack we are here for", () => {
  const { inputs, declared: now, restoreTo: was } = detectDrift(shape, seen(), excluded);
  expect(inputs).toEqual(people({ include: ["a", "b"], exclude: ["evil"] }));
  expect(now).toEqual(declared);
  expect(was).toEqual({ "conditions.people.groups.exclude": [[]] });
});

test('with drift: "declared" it is not reported', () => {
  const { inputs, restoreTo: was } = detectDrift(shape, seen({ drift: "declared" }), excluded);
  expect(inputs).toEqual(declared);
  expect(was).toEqual({});
});

test("a second refresh does not forget it, and putting it back clears it", () => {
  const first = detectDrift(shape, seen(), excluded);
  const second = detectDrift(shape, seen({ last: first.outs, restoreTo: first.restoreTo }), excluded);
  expect(second.restoreTo).toEqual(first.restoreTo);
  expect(second.inputs).toEqual(first.inputs);
  const repaired = detectDrift(shape, seen({ last: second.outs, restoreTo: second.restoreTo }), last);
  expect(repaired.restoreTo).toEqual({});
  expect(repaired.inputs).toEqual(declared);
});

test("the former value of a leaf that was not there is remembered as such", () => {
  const live = people(
    { include: ["a", "b"], exclude: [] },
    { elCondition: { condition: "true" }, network: { connection: "ANYWHERE" } },
  );
  const { restoreTo: was, inputs, outs } = detectDrift(shape, seen(), live);
  expect(was).toEqual({ "conditions.elCondition.condition": [] });
  expect(inputs).toMatchObject({ conditions: { elCondition: { condition: "true" } } });
  expect(restore(outs, was)).toEqual(last);
});

test("an undeclared leaf that was taken away shows as null, and is put back", () => {
  const before = people({ include: ["a", "b"] }, { elCondition: { condition: "x" } });
  const { restoreTo: was, inputs, outs } = detectDrift(shape, seen({ last: before }), declared);
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
  const { inputs, outs, restoreTo: was } = detectDrift(shape, seen(), live);
  expect(inputs).toEqual(declared);
  expect(was).toEqual({});
  expect(JSON.stringify(outs)).not.toMatch(/brandNew":(?!null)/);
});

test("names and descriptions count only as declared, the status always", () => {
  const live = { ...last, description: "new words", priority: 9, status: "INACTIVE" };
  const undeclared = { conditions: { people: { groups: { include: ["a", "b"] } } } };
  const { restoreTo: was } = detectDrift(shape, seen({ declared: undeclared }), { ...live, name: "Renamed" });
  expect(was).toEqual({ status: ["ACTIVE"] });
  const { inputs } = detectDrift(shape, seen(), { ...live, name: "Renamed" });
  expect(inputs).toMatchObject({ name: "Renamed", status: "INACTIVE" });
});

test("the judge changes none of the evidence", () => {
  const evidence = seen();
  const before = structuredClone(evidence);
  detectDrift(shape, evidence, excluded);
  expect(evidence).toEqual(before);
});

describe("what nobody mentioned in a list that was declared", () => {
  const on = (os: JsonObject): JsonObject => ({
    conditions: { platform: { include: [{ type: "DESKTOP", os }] } },
  });
  const windows = on({ type: "WINDOWS" });

  test("shows at the list's path, and is remembered to be put back", () => {
    const live = on({ type: "WINDOWS", version: { matchType: "SEMVER", value: "10" } });
    const { inputs, restoreTo: was } = detectDrift(
      shape,
      { last: windows, declared: windows, restoreTo: {}, drift: "all" },
      live,
    );
    expect(inputs).toEqual(live);
    expect(Object.keys(was)).toEqual(["conditions.platform.include"]);
    expect(restore(live, was)).toEqual(windows);
  });

  test('does not with drift: "declared"', () => {
    const live = on({ type: "WINDOWS", version: { matchType: "SEMVER", value: "10" } });
    const { inputs, restoreTo: was } = detectDrift(
      shape,
      { last: windows, declared: windows, restoreTo: {}, drift: "declared" },
      live,
    );
    expect(inputs).toEqual(windows);
    expect(was).toEqual({});
  });
});

test("a change below a declared null shows there, and only once", () => {
  const nothing: JsonObject = { name: "Staff", conditions: null };
  const live: JsonObject = { name: "Staff", conditions: { people: { groups: { exclude: ["evil"] } } } };
  const { inputs, restoreTo: was } = detectDrift(
    shape,
    { last: nothing, declared: nothing, restoreTo: {}, drift: "all" },
    live,
  );
  expect(inputs).toEqual(live);
  expect(was).toEqual({});
});

test("a neutral value is no news only where absence does not mean another", () => {
  const rule = (required: boolean): JsonObject => ({
    actions: { appSignOn: { verificationMethod: { constraints: [{ knowledge: { required } }] } } },
  });
  const was = (live: JsonObject) =>
    detectDrift(shape, { last: rule(true), declared: {}, restoreTo: {}, drift: "all" }, live).restoreTo;
  expect(was(rule(true))).toEqual({});
  expect(Object.keys(was(rule(false)))).toEqual([
    "actions.appSignOn.verificationMethod.constraints[0].knowledge.required",
  ]);
  const respelled = { actions: { appSignOn: { verificationMethod: { constraints: [{ knowledge: {} }] } } } };
  const introduced = detectDrift(
    shape,
    { last: respelled, declared: {}, restoreTo: {}, drift: "all" },
    rule(false),
  );
  expect(Object.values(introduced.restoreTo)).toEqual([[]]);
});

test("what Okta makes by itself is no drift when it appears, and is one when it changes", () => {
  const enrolment = ruleShape("PROFILE_ENROLLMENT");
  const form = (more: JsonObject): JsonObject => ({
    actions: { profileEnrollment: { access: "ALLOW", ...more } },
  });
  const judge = (last: JsonObject, live: JsonObject) =>
    detectDrift(enrolment, { last, declared: form({}), restoreTo: {}, drift: "all" }, live);
  const appeared = judge(form({}), form({ uiSchemaId: "uis1" }));
  expect(appeared.restoreTo).toEqual({});
  expect(appeared.outs).toEqual(form({}));
  const changed = judge(form({ uiSchemaId: "uis1" }), form({ uiSchemaId: "uis2" }));
  expect(changed.restoreTo).toEqual({ "actions.profileEnrollment.uiSchemaId": ["uis1"] });
});

test("where absence meant some value, that value is put back", () => {
  const type = (include: string[]): JsonObject => ({ conditions: { userType: { include, exclude: [] } } });
  const respelled: JsonObject = { name: "Staff" };
  const { restoreTo: was } = detectDrift(
    shape,
    { last: respelled, declared: respelled, restoreTo: {}, drift: "all" },
    {
      ...respelled,
      ...type(["oty1"]),
    },
  );
  expect(was).toEqual({ "conditions.userType.include": [[]] });
  expect(restore({ ...respelled, ...type(["oty1"]) }, was)).toEqual({ ...respelled, ...type([]) });
});
