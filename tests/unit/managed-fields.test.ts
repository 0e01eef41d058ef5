import type { JsonObject } from "../../provider/src/comparison/json";
import { managedFields, pickFields } from "../../provider/src/comparison/managed-fields";
import { policyShape, ruleShape } from "../../provider/src/policy-types/registry";

const access = ruleShape("ACCESS_POLICY");
const mfa = policyShape("MFA_ENROLL");
const outputs: JsonObject = {
  id: "1",
  name: "Staff",
  description: "theirs",
  conditions: { people: { groups: { include: ["a"], exclude: ["b"] } }, riskScore: { level: "LOW" } },
};

test.each<[string, JsonObject, string[], JsonObject]>([
  ["a leaf", { name: "Staff" }, ["name"], { name: "Staff" }],
  [
    "one of two siblings",
    { conditions: { people: { groups: { include: ["a"] } } } },
    ["conditions.people.groups.include"],
    { conditions: { people: { groups: { include: ["a"] } } } },
  ],
  [
    "a part declared whole goes by its shortest path",
    { conditions: { people: { groups: { include: ["a"], exclude: ["b"] } } } },
    ["conditions.people"],
    { conditions: { people: { groups: { include: ["a"], exclude: ["b"] } } } },
  ],
  [
    "a leaf that the outputs lack is named by itself, and comes back as null",
    { name: "Staff", note: "dropped" },
    ["name", "note"],
    { name: "Staff", note: null },
  ],
  ["nothing", {}, [], {}],
  ["the values are those of the outputs", { name: "Other" }, ["name"], { name: "Staff" }],
])("%s", (_what, declared, cover, selected) => {
  expect(managedFields(access, declared, outputs)).toEqual(cover);
  expect(pickFields(access, cover, outputs)).toEqual(selected);
});

test("members of a keyed list are chosen by name", () => {
  const all: JsonObject = {
    settings: {
      authenticators: [
        { key: "okta_email", enroll: { self: "REQUIRED" } },
        { key: "webauthn", enroll: { self: "OPTIONAL" } },
      ],
    },
  };
  const declared: JsonObject = {
    settings: { authenticators: [{ key: "webauthn", enroll: { self: "OPTIONAL" } }] },
  };
  const cover = managedFields(mfa, declared, all);
  expect(cover).toEqual(["settings.authenticators[webauthn]"]);
  expect(pickFields(mfa, cover, all)).toEqual(declared);
});

test("the server's own keys are never selected", () => {
  expect(pickFields(access, [""], outputs)).not.toHaveProperty("id");
});

test("a keyed list declared without members is remembered as that, whoever its members are", () => {
  const declared: JsonObject = { settings: { type: "AUTHENTICATORS", authenticators: [] } };
  const all: JsonObject = {
    settings: {
      type: "AUTHENTICATORS",
      authenticators: [{ key: "okta_email", enroll: { self: "REQUIRED" } }],
    },
  };
  const cover = managedFields(mfa, declared, all);
  expect(cover).toEqual(["settings.type", "settings.authenticators[]"]);
  expect(pickFields(mfa, cover, all)).toEqual(declared);
  const none: JsonObject = { settings: { type: "AUTHENTICATORS" } };
  expect(pickFields(mfa, managedFields(mfa, declared, none), none)).toEqual(declared);
  expect(pickFields(mfa, managedFields(mfa, declared, declared), declared)).toEqual(declared);
});
