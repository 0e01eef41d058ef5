import { differences, removed, unsatisfied } from "../../provider/src/comparison/differences";
import { parseDuration, sameDuration } from "../../provider/src/comparison/duration";
import type { Json, JsonObject } from "../../provider/src/comparison/json";
import type { Shape } from "../../provider/src/comparison/shape";
import { keepDeclaredSpelling } from "../../provider/src/comparison/spelling";
import { threeWayMerge } from "../../provider/src/comparison/three-way-merge";
import { policyShape, ruleShape } from "../../provider/src/policy-types/registry";

const access = ruleShape("ACCESS_POLICY");
const mfa = policyShape("MFA_ENROLL");
const discovery = ruleShape("IDP_DISCOVERY");

const paths = (found: { path: string }[]) => found.map(({ path }) => path);
const method = (fields: JsonObject): JsonObject => ({
  actions: { appSignOn: { verificationMethod: { type: "ASSURANCE", ...fields } } },
});
const included = (...groups: string[]): JsonObject => ({
  conditions: { people: { groups: { include: groups } } },
});
const authenticators = (...list: [key: string, self: string][]): JsonObject => ({
  settings: {
    type: "AUTHENTICATORS",
    authenticators: list.map(([key, self]) => ({ key, enroll: { self } })),
  },
});
const onPlatforms = (...types: string[]): JsonObject => ({
  conditions: { platform: { include: types.map((type) => ({ type, os: { type: "IOS" } })) } },
});

describe("the same meaning, spelled otherwise", () => {
  test.each<[string, Shape, JsonObject, JsonObject]>([
    ["order of scalars", access, included("a", "b"), included("b", "a")],
    ["order of a set of objects", access, onPlatforms("MOBILE", "DESKTOP"), onPlatforms("DESKTOP", "MOBILE")],
    ["P30D and PT720H", access, method({ inactivityPeriod: "P30D" }), method({ inactivityPeriod: "PT720H" })],
    ["a default that the server fills in", access, method({}), method({ reauthenticateIn: "PT12H" })],
    ["null and absence", access, { description: null }, {}],
    ["an object without content", access, { conditions: { people: {} } }, {}],
    [
      "case of factor types",
      access,
      method({ constraints: [{ knowledge: { types: ["PASSWORD"] } }] }),
      method({ constraints: [{ knowledge: { types: ["password"] } }] }),
    ],
    [
      "order of keyed members",
      mfa,
      authenticators(["okta_email", "REQUIRED"], ["webauthn", "OPTIONAL"]),
      authenticators(["webauthn", "OPTIONAL"], ["okta_email", "REQUIRED"]),
    ],
    [
      "a member that is not allowed anyway",
      mfa,
      authenticators(["okta_email", "REQUIRED"]),
      authenticators(["okta_email", "REQUIRED"], ["webauthn", "NOT_ALLOWED"]),
    ],
    [
      "a keyed list without members",
      mfa,
      { settings: { type: "AUTHENTICATORS", authenticators: [] } },
      { settings: { type: "AUTHENTICATORS" } },
    ],
    [
      "twins that nothing tells apart",
      mfa,
      authenticators(["okta_email", "REQUIRED"]),
      authenticators(
        ["custom_otp", "NOT_ALLOWED"],
        ["okta_email", "REQUIRED"],
        ["custom_otp", "NOT_ALLOWED"],
      ),
    ],
    [
      "an empty expression of an operating system",
      discovery,
      { conditions: { platform: { include: [{ type: "MOBILE", os: { type: "IOS", expression: "" } }] } } },
      onPlatforms("MOBILE"),
    ],
    [
      "people that nobody is",
      access,
      { conditions: { people: { groups: { include: [], exclude: [] }, users: { include: [] } } } },
      {},
    ],
    ["the server's own keys", access, { id: "1", created: "x", _links: {} }, { id: "2" }],
    [
      "ANY read back as OTHER",
      access,
      { conditions: { platform: { include: [{ os: { type: "ANY" } }] } } },
      { conditions: { platform: { include: [{ os: { type: "OTHER", expression: null } }] } } },
    ],
  ])("%s", (_what, shape, one, other) => {
    expect(differences(shape, one, other)).toEqual([]);
    expect(differences(shape, other, one)).toEqual([]);
  });
});

describe("another meaning", () => {
  test.each<[string, Shape, JsonObject, JsonObject, string[]]>([
    ["a member of a set", access, included("a"), included("a", "b"), ["conditions.people.groups.include"]],
    [
      "one of two equal elements",
      access,
      onPlatforms("MOBILE", "MOBILE"),
      onPlatforms("MOBILE", "DESKTOP"),
      ["conditions.platform.include"],
    ],
    [
      "a month is not thirty days",
      access,
      method({ inactivityPeriod: "P1M" }),
      method({ inactivityPeriod: "P30D" }),
      ["actions.appSignOn.verificationMethod.inactivityPeriod"],
    ],
    [
      "the default of another variant",
      access,
      { actions: { appSignOn: { verificationMethod: { type: "AUTH_METHOD_CHAIN" } } } },
      {
        actions: {
          appSignOn: { verificationMethod: { type: "AUTH_METHOD_CHAIN", reauthenticateIn: "PT12H" } },
        },
      },
      ["actions.appSignOn.verificationMethod.reauthenticateIn"],
    ],
    ["case, where it matters", access, { name: "Staff" }, { name: "staff" }, ["name"]],
    ["a number and its text", access, { priority: 1 }, { priority: "1" }, ["priority"]],
    [
      "order, where it matters",
      access,
      method({ constraints: [{ a: 1 }, { b: 1 }] }),
      method({ constraints: [{ b: 1 }, { a: 1 }] }),
      ["[0].a", "[0].b", "[1].b", "[1].a"].map(
        (end) => `actions.appSignOn.verificationMethod.constraints${end}`,
      ),
    ],
    [
      "one keyed member",
      mfa,
      authenticators(["okta_email", "REQUIRED"], ["webauthn", "OPTIONAL"]),
      authenticators(["webauthn", "REQUIRED"], ["okta_email", "REQUIRED"]),
      ["settings.authenticators[webauthn].enroll.self"],
    ],
    [
      "a keyed member more",
      mfa,
      authenticators(["okta_email", "REQUIRED"]),
      authenticators(["okta_email", "REQUIRED"], ["webauthn", "OPTIONAL"]),
      ["settings.authenticators[webauthn]"],
    ],
    [
      "OTHER with an expression",
      access,
      { conditions: { platform: { include: [{ os: { type: "ANY" } }] } } },
      { conditions: { platform: { include: [{ os: { type: "OTHER", expression: "x" } }] } } },
      ["conditions.platform.include"],
    ],
    ["a root key that only looks like the server's", access, { a: { id: 1 } }, { a: { id: 2 } }, ["a.id"]],
  ])("%s", (_what, shape, one, other, where) => {
    expect(paths(differences(shape, one, other))).toEqual(where);
    expect(paths(differences(shape, other, one)).sort()).toEqual([...where].sort());
  });

  test("each difference holds both values", () => {
    expect(differences(access, { name: "a" }, { name: "b", description: "c" })).toEqual([
      { path: "name", before: "a", after: "b" },
      { path: "description", before: undefined, after: "c" },
    ]);
  });
});

describe("unsatisfied: what is declared and not there", () => {
  test.each<[string, Shape, JsonObject, JsonObject, string[]]>([
    ["never looks at the rest", access, { name: "a" }, { name: "a", description: "b", ...included("x") }, []],
    [
      "a dropped leaf",
      access,
      method({ factorMode: "2FA" }),
      method({}),
      ["actions.appSignOn.verificationMethod.factorMode"],
    ],
    [
      "null says that nothing may be there",
      access,
      { description: null },
      { description: "x" },
      ["description"],
    ],
    ["null is met by absence", access, { description: null }, {}, []],
    [
      "null is met by a default",
      access,
      method({ reauthenticateIn: null }),
      method({ reauthenticateIn: "PT12H" }),
      [],
    ],
    [
      "an undeclared member beside the declared",
      mfa,
      authenticators(["okta_email", "REQUIRED"]),
      authenticators(["webauthn", "OPTIONAL"], ["okta_email", "REQUIRED"]),
      [],
    ],
    [
      "a declared member gone, though it was idle",
      mfa,
      authenticators(["webauthn", "NOT_ALLOWED"]),
      authenticators(),
      ["settings.authenticators[webauthn]"],
    ],
    [
      "a set is declared whole",
      access,
      included("a"),
      included("a", "b"),
      ["conditions.people.groups.include"],
    ],
  ])("%s", (_what, shape, declared, live, where) => {
    expect(paths(unsatisfied(shape, declared, live))).toEqual(where);
  });
});

test.each<[string, Shape, JsonObject, JsonObject, string[]]>([
  ["nothing", access, included("a"), included("b"), []],
  ["a leaf", access, { name: "a", description: "b" }, { name: "a" }, ["description"]],
  [
    "a whole part, by its leaves",
    access,
    { conditions: { ...(included("a").conditions as JsonObject), riskScore: { level: "LOW" } } },
    {},
    ["conditions.people.groups.include", "conditions.riskScore.level"],
  ],
  ["a null", access, { description: null }, {}, ["description"]],
  [
    "a keyed member",
    mfa,
    authenticators(["okta_email", "REQUIRED"], ["webauthn", "OPTIONAL"]),
    authenticators(["webauthn", "OPTIONAL"]),
    ["settings.authenticators[okta_email]"],
  ],
  [
    "what an element of a set said",
    discovery,
    { conditions: { userIdentifier: { patterns: [{ matchType: "SUFFIX", value: "a" }] } } },
    { conditions: { userIdentifier: { patterns: [{ value: "a" }] } } },
    ["conditions.userIdentifier.patterns"],
  ],
])("removed: %s", (_what, shape, formerly, declared, where) => {
  expect(removed(shape, formerly, declared)).toEqual(where);
});

describe("three-way merge", () => {
  test.each<[string, Shape, { live: JsonObject; lastApplied: JsonObject; desired: JsonObject }, JsonObject]>([
    [
      "keeps what nobody mentioned, minus what is no longer declared, plus what is",
      access,
      {
        live: { id: "1", name: "old", description: "theirs", note: "ours once", priority: 3 },
        lastApplied: { name: "old", note: "ours once" },
        desired: { name: "new" },
      },
      { name: "new", description: "theirs", priority: 3 },
    ],
    [
      "a set is taken from the declaration whole",
      access,
      { live: included("a", "b"), lastApplied: included("a"), desired: included("c") },
      included("c"),
    ],
    [
      "another variant takes nothing along",
      access,
      {
        live: { conditions: { network: { connection: "ZONE", include: ["z"] } } },
        lastApplied: {},
        desired: { conditions: { network: { connection: "ANYWHERE" } } },
      },
      { conditions: { network: { connection: "ANYWHERE" } } },
    ],
    [
      "the same variant keeps its siblings",
      access,
      {
        live: { conditions: { network: { connection: "ZONE", include: ["z"] } } },
        lastApplied: {},
        desired: { conditions: { network: { connection: "ZONE" } } },
      },
      { conditions: { network: { connection: "ZONE", include: ["z"] } } },
    ],
    [
      "keyed members one by one",
      mfa,
      {
        live: authenticators(["okta_email", "OPTIONAL"], ["webauthn", "REQUIRED"], ["phone", "OPTIONAL"]),
        lastApplied: authenticators(["webauthn", "REQUIRED"]),
        desired: authenticators(["okta_email", "REQUIRED"], ["custom", "OPTIONAL"]),
      },
      authenticators(["okta_email", "REQUIRED"], ["phone", "OPTIONAL"], ["custom", "OPTIONAL"]),
    ],
    [
      "null is sent",
      access,
      { live: { description: "x" }, lastApplied: {}, desired: { description: null } },
      { description: null },
    ],
    [
      "an empty object formerly declared removes nothing",
      access,
      { live: included("a"), lastApplied: { conditions: {} }, desired: {} },
      included("a"),
    ],
  ])("%s", (_what, shape, versions, body) => {
    expect(threeWayMerge(shape, versions)).toEqual(body);
  });

  test("does not touch what it was given", () => {
    const versions = { live: included("a"), lastApplied: included("a"), desired: included("b") };
    const before = structuredClone(versions);
    threeWayMerge(access, versions);
    expect(versions).toEqual(before);
  });
});

describe("respell: live, as the user wrote it where it means the same", () => {
  test.each<[string, Shape, JsonObject, JsonObject, JsonObject]>([
    [
      "order of a set; the new member last",
      access,
      included("b", "a"),
      included("a", "c", "b"),
      included("b", "a", "c"),
    ],
    [
      "a duration",
      access,
      method({ inactivityPeriod: "P30D" }),
      method({ inactivityPeriod: "PT720H" }),
      method({ inactivityPeriod: "P30D" }),
    ],
    [
      "a changed duration",
      access,
      method({ inactivityPeriod: "P30D" }),
      method({ inactivityPeriod: "P1D" }),
      method({ inactivityPeriod: "P1D" }),
    ],
    ["a default that was not written", access, method({}), method({ reauthenticateIn: "PT12H" }), method({})],
    ["a null that was written", access, { description: null }, {}, { description: null }],
    ["what is gone", access, { description: "x" }, {}, {}],
    ["the server's own keys stay live", access, { id: "1" }, { id: "2" }, { id: "2" }],
    [
      "members in the written order, idle ones left out",
      mfa,
      authenticators(["webauthn", "OPTIONAL"], ["okta_email", "REQUIRED"]),
      authenticators(["okta_email", "REQUIRED"], ["phone", "NOT_ALLOWED"], ["webauthn", "OPTIONAL"]),
      authenticators(["webauthn", "OPTIONAL"], ["okta_email", "REQUIRED"]),
    ],
    [
      "objects of a set",
      access,
      onPlatforms("MOBILE", "DESKTOP"),
      onPlatforms("DESKTOP", "MOBILE"),
      onPlatforms("MOBILE", "DESKTOP"),
    ],
  ])("%s", (_what, shape, spelling, live, expected) => {
    expect(JSON.stringify(keepDeclaredSpelling(shape, spelling, live))).toBe(JSON.stringify(expected));
  });
});

test.each<[string, string, boolean]>([
  ["P30D", "PT720H", true],
  ["PT1H", "PT60M", true],
  ["P1W", "P7D", true],
  ["P1Y", "P12M", true],
  ["PT0S", "P0D", true],
  ["PT1.5S", "PT1.500S", true],
  ["P1M", "PT1M", false],
  ["P1M", "P30D", false],
  ["P1Y", "P365D", false],
  ["PT1H", "PT1M", false],
  ["never", "never", false],
])("%s and %s are one duration: %p", (one, other, same) => {
  expect(sameDuration(one, other)).toBe(same);
});

test.each<Json & string>(["", "P", "PT", "P1H", "PT1D", "1H", "P-1D", "p1d", "P1D ", "PT1H2H"])(
  "%j is no duration",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
