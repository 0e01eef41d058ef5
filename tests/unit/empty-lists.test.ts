import { differences, removed, unsatisfied } from "../../provider/src/comparison/differences";
import { detectDrift } from "../../provider/src/comparison/drift";
import type { Json, JsonObject } from "../../provider/src/comparison/json";
import { managedFields, pickFields } from "../../provider/src/comparison/managed-fields";
import { valueAt, withValueAt } from "../../provider/src/comparison/path";
import type { Shape } from "../../provider/src/comparison/shape";
import { keepDeclaredSpelling } from "../../provider/src/comparison/spelling";
import { threeWayMerge } from "../../provider/src/comparison/three-way-merge";
import { policyShape, ruleShape } from "../../provider/src/policy-types/registry";

const lists: readonly [string, Shape, string, Json][] = [
  ["policy", policyShape("PASSWORD"), "conditions.people.groups.include", "00g1"],
  ["policy", policyShape("PASSWORD"), "conditions.authProvider.include", "0oa1"],
  ["rule", ruleShape("SIGN_ON"), "conditions.people.users.include", "00u1"],
  ["rule", ruleShape("SIGN_ON"), "conditions.people.groups.exclude", "00g1"],
  ["rule", ruleShape("SIGN_ON"), "conditions.network.include", "nzo1"],
  ["rule", ruleShape("SIGN_ON"), "conditions.network.exclude", "nzo1"],
  ["rule", ruleShape("SIGN_ON"), "conditions.identityProvider.idpIds", "0oa1"],
  ["rule", ruleShape("SIGN_ON"), "conditions.risk.behaviors", "beh1"],
  ["rule", ruleShape("ACCESS_POLICY"), "conditions.userType.include", "oty1"],
  ["rule", ruleShape("ACCESS_POLICY"), "conditions.platform.include", { type: "MOBILE" }],
  ["rule", ruleShape("ACCESS_POLICY"), "conditions.device.assurance.include", "dae1"],
  ["rule", ruleShape("MFA_ENROLL"), "conditions.app.include", { type: "APP", id: "0oa1" }],
  ["rule", ruleShape("IDP_DISCOVERY"), "conditions.userIdentifier.patterns", { matchType: "SUFFIX" }],
  ["rule", ruleShape("ENTITY_RISK"), "conditions.riskDetectionTypes.exclude", "BRUTE_FORCE_ATTACK"],
  ["rule", ruleShape("TYPE_OF_TOMORROW"), "conditions.news.list", "1"],
  ["rule", ruleShape("PROFILE_ENROLLMENT"), "actions.profileEnrollment.targetGroupIds", "00g1"],
  ["policy", policyShape("MFA_ENROLL"), "settings.authenticators[webauthn].constraints.aaguidGroups", "g"],
];
const none: JsonObject = { name: "One" };
const at = (path: string, value: Json): JsonObject => withValueAt(none, path, value);

describe.each(lists)("no members in a %s: %#", (_kind, shape, path, member) => {
  const bare = path.includes("[webauthn]")
    ? { ...none, settings: { authenticators: [{ key: "webauthn" }] } }
    : none;
  const empty = at(path, []);
  const full = at(path, [member]);
  // What Okta may answer to an empty list.
  const answers: readonly JsonObject[] = [bare, empty, at(path, null)];

  test(`${path}: [], null and absence mean the same, and a member more`, () => {
    for (const one of answers) {
      for (const other of answers) {
        expect(differences(shape, one, other)).toEqual([]);
        expect(unsatisfied(shape, one, other)).toEqual([]);
      }
      expect(differences(shape, one, full)).not.toEqual([]);
      expect(differences(shape, full, one)).not.toEqual([]);
      expect(unsatisfied(shape, full, one)).not.toEqual([]);
    }
    expect(unsatisfied(shape, empty, full)).not.toEqual([]);
    expect(removed(shape, empty, bare)).toEqual([]);
    expect(removed(shape, full, bare)).not.toEqual([]);
  });

  test(`${path}: an emptied list is emptied in the body of a PUT`, () => {
    const bodies = [empty, bare].map((declared) =>
      threeWayMerge(shape, { live: full, lastApplied: full, desired: declared }),
    );
    for (const body of bodies) {
      expect(differences(shape, body, bare)).toEqual([]);
    }
  });

  test(`${path}: what was declared empty stays spelled so, and what was not is not shown`, () => {
    for (const answer of answers) {
      expect(keepDeclaredSpelling(shape, empty, answer)).toEqual(empty);
      expect(keepDeclaredSpelling(shape, bare, answer)).toEqual(bare);
      const cover = managedFields(shape, empty, empty);
      expect(pickFields(shape, cover, empty)).toEqual(empty);
      const seen = { last: empty, declared: empty, restoreTo: {}, drift: "all" } as const;
      expect(detectDrift(shape, seen, answer)).toMatchObject({ outs: empty, inputs: empty, restoreTo: {} });
    }
  });

  test(`${path}: a member that somebody adds is seen, whether the list was declared or not`, () => {
    const seen = { last: empty, declared: empty, restoreTo: {}, drift: "declared" } as const;
    expect(valueAt(detectDrift(shape, seen, full).inputs, path)).toEqual([member]);
    const unseen = { last: bare, declared: none, restoreTo: {}, drift: "all" } as const;
    expect(Object.keys(detectDrift(shape, unseen, full).restoreTo)).toHaveLength(1);
  });
});

test("lists that Okta tells apart from their absence stay exact", () => {
  const enrollment = (fields: JsonObject): JsonObject => ({ actions: { profileEnrollment: fields } });
  const shape = ruleShape("PROFILE_ENROLLMENT");
  expect(differences(shape, enrollment({}), enrollment({ allowedIdentifiers: [] }))).toHaveLength(1);
});

test("what is put back beside other lists is said aloud, elsewhere it is taken away", () => {
  const shape = ruleShape("ACCESS_POLICY");
  const seen = { last: none, declared: none, restoreTo: {}, drift: "all" } as const;
  const wasOf = (conditions: JsonObject) => detectDrift(shape, seen, { ...none, conditions }).restoreTo;
  expect(wasOf({ userType: { include: ["oty1"], exclude: [] } })).toEqual({
    "conditions.userType.include": [[]],
  });
  expect(wasOf({ device: { assurance: { include: ["dae1"] } } })).toEqual({
    "conditions.device.assurance.include": [],
  });
  expect(wasOf({ network: { connection: "ZONE", include: ["nzo1"] } })).toEqual({
    "conditions.network.connection": ["ANYWHERE"],
    "conditions.network.include": [],
  });
});
