import { readExchanges } from "../../conformance/drift/exchange";
import { print } from "../../conformance/drift/print";
import { failures, run } from "../../conformance/drift/summary";
import { FIXTURES } from "./traffic";

const RULE_TYPES = [
  "ACCESS_POLICY",
  "CLIENT_UPDATE",
  "DEVICE_SIGNAL_COLLECTION",
  "ENTITY_RISK",
  "IDENTITY_CLAIM_SOURCING",
  "IDP_DISCOVERY",
  "MFA_ENROLL",
  "PASSWORD",
  "POST_AUTH_SESSION",
  "PROFILE_ENROLLMENT",
  "SESSION_VIOLATION_DETECTION",
  "SIGN_ON",
];

describe("traffic of our own making", () => {
  const summary = run(FIXTURES);

  test("has rules of all twelve types", () => {
    const types = readExchanges(FIXTURES).flatMap(({ kind, type }) => (kind === "rule" ? [type] : []));
    expect([...new Set(types)].sort()).toEqual(RULE_TYPES);
  });

  test("is accepted, shows no false difference, and no change of it is missed", () => {
    expect(failures(summary)).toEqual([]);
    expect(summary).toMatchObject({ refused: [], falseDifferences: [], missed: [] });
    expect(summary.accepted).toBe(summary.distinctBodies);
  });

  test("has leaves of each class", () => {
    const { equivalentBy, droppedAt, ...counts } = summary.classes;
    expect(Object.values(counts).filter((count) => count === 0)).toEqual([]);
    const kinds = new Set(Object.keys(equivalentBy).map((name) => name.split(" ")[0]));
    expect([...kinds].sort()).toEqual([
      "caseless",
      "default",
      "duration",
      "empty",
      "hollow",
      "keyed",
      "null",
      "set",
      "unordered",
    ]);
    expect(droppedAt).toEqual({
      "actions.appSignOn.verificationMethod.factorMode": 1,
      "actions.appSignOn.verificationMethod.inactivityPeriod": 1,
      "conditions.people.groups.include": 1,
      "settings.authenticators[rsa_token]": 1,
    });
  });

  test("is read again without drift", () => {
    expect(summary.recalled).toBe(11);
  });

  test("prints a table and the verdict", () => {
    expect(print(summary)).toMatch(/writes with a body\D+33\b[\s\S]*all numbers hold/);
  });
});
