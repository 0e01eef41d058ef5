import * as fc from "fast-check";
import { judgeChanges, restless } from "../../conformance/drift/changes";
import { classify } from "../../conformance/drift/classify";
import type { Exchange, Kind } from "../../conformance/drift/exchange";
import { PROVIDER } from "../../conformance/drift/provider";
import { isObject, type Json, type JsonObject } from "../../conformance/recordings";
import { accessRules, anyObjects, mfaPolicies } from "../unit/bodies";

// Traffic that nobody recorded: a body as somebody might write it, and an answer that says the same and more.

const worlds: { kind: Kind; type: string; bodies: fc.Arbitrary<JsonObject> }[] = [
  { kind: "rule", type: "ACCESS_POLICY", bodies: accessRules },
  { kind: "policy", type: "MFA_ENROLL", bodies: mfaPolicies },
  { kind: "rule", type: "SHIPPED_TOMORROW", bodies: anyObjects },
];

/** All of `first`, and of `second` what `first` leaves open. */
function both(first: Json | undefined, second: Json | undefined): Json {
  if (first === undefined) {
    return second ?? null;
  }
  if (!isObject(first) || !isObject(second)) {
    return first;
  }
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(keys.map((key) => [key, both(first[key], second[key])]));
}

describe.each(worlds)("$kind $type", ({ kind, type, bodies }) => {
  const exchanges = fc.tuple(bodies, bodies).map(([body, more]): Exchange => {
    const object: JsonObject = { type, name: "Invented", ...body };
    const answer = both({ id: "made", status: "ACTIVE", priority: 1, ...object }, more);
    return {
      kind,
      type,
      method: "POST",
      url: "/api/v1/policies",
      policyId: undefined,
      object,
      answer: isObject(answer) ? answer : {},
    };
  });

  test("shows no false difference, and no change of the answer is missed", () => {
    fc.assert(
      fc.property(exchanges, (exchange) => {
        const wrong = classify(PROVIDER, exchange).filter(
          ({ class: leaf }) => leaf.is === "false difference",
        );
        expect(wrong).toEqual([]);
        expect(restless(PROVIDER, exchange)).toEqual([]);
        for (const { missed } of judgeChanges(PROVIDER, exchange)) {
          expect(missed).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
