import { isObject, type Json, type JsonObject } from "../recordings";
import { type Cursor, childCursor, type Mutation, shown } from "./cursor";
import type { Kind } from "./exchange";

/** Conditions and exclusions that somebody might add in the console. */
const INJECTED_CHANGES: readonly {
  readonly of: Kind;
  readonly types?: readonly string[];
  readonly path: readonly string[];
  readonly value: Json;
  /** Okta adds it by itself, so that it is nobody's change. */
  readonly byOkta?: true;
  readonly fact: string;
}[] = [
  { of: "rule", path: ["conditions", "people", "groups", "exclude"], value: ["00gadded"], fact: "§2.1" },
  { of: "rule", path: ["conditions", "people", "users", "include"], value: ["00uadded"], fact: "§2.1" },
  { of: "rule", path: ["conditions", "people", "users", "exclude"], value: ["00uadded"], fact: "§2.1" },
  { of: "rule", path: ["conditions", "shippedTomorrow", "level"], value: "HIGH", fact: "§3.1" },
  {
    of: "rule",
    types: ["ACCESS_POLICY"],
    path: ["conditions", "elCondition", "condition"],
    value: "user.profile.department == 'Sales'",
    fact: "§2.5",
  },
  {
    of: "rule",
    types: ["ACCESS_POLICY"],
    path: ["conditions", "device", "registered"],
    value: true,
    fact: "§2.5",
  },
  {
    of: "rule",
    types: ["ACCESS_POLICY"],
    path: ["conditions", "userType", "exclude"],
    value: ["otyadded"],
    fact: "§2.5",
  },
  {
    of: "rule",
    types: ["SIGN_ON", "ACCESS_POLICY"],
    path: ["conditions", "riskScore", "level"],
    value: "HIGH",
    fact: "§2.1, §2.5",
  },
  {
    of: "rule",
    types: ["MFA_ENROLL", "IDP_DISCOVERY"],
    path: ["conditions", "app", "exclude"],
    value: [{ type: "APP", id: "0oaadded" }],
    fact: "§2.3",
  },
  {
    of: "rule",
    types: ["ENTITY_RISK"],
    path: ["conditions", "riskDetectionTypes", "exclude"],
    value: ["BRUTE_FORCE_ATTACK"],
    fact: "§2.8",
  },
  {
    of: "rule",
    types: ["PROFILE_ENROLLMENT"],
    path: ["actions", "profileEnrollment", "uiSchemaId"],
    value: "uisadded",
    byOkta: true,
    fact: "§2.6",
  },
  { of: "policy", path: ["conditions", "people", "groups", "include"], value: ["00gadded"], fact: "§2.1" },
  { of: "policy", path: ["settings", "shippedTomorrow"], value: true, fact: "§3.1" },
];

/** Injects each change where neither the answer nor the request has a value. */
export function injectedChanges(root: Cursor, answer: JsonObject): Mutation[] {
  return INJECTED_CHANGES.filter(
    ({ of, types }) => of === root.subject.kind && (types === undefined || types.includes(root.subject.type)),
  ).flatMap(({ path, value, byOkta }) => {
    const cursor = path.reduce<{ at: Cursor; value: Json | undefined }>(
      ({ at, value: here }, key) => {
        const object = isObject(here) ? here : {};
        return { at: childCursor(at, object, key), value: object[key] };
      },
      { at: root, value: answer },
    );
    const isFree = cursor.value === undefined || cursor.value === null;
    // What was declared and dropped is reported as such when it comes back.
    if (!isFree || (cursor.at.request !== undefined && cursor.at.request !== null)) {
      return [];
    }
    const made = { path: cursor.at.path, answer: cursor.at.put(value) };
    return byOkta && cursor.at.anchor === undefined
      ? [{ what: "added by Okta", ...made, all: [], declared: [] }]
      : [{ what: "undeclared added", ...made, ...shown(cursor.at) }];
  });
}
