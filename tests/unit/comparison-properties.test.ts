import * as fc from "fast-check";
import { differences, removed, unsatisfied } from "../../provider/src/comparison/differences";
import { isList, isObject, type Json } from "../../provider/src/comparison/json";
import { managedFields, pickFields } from "../../provider/src/comparison/managed-fields";
import { keepDeclaredSpelling } from "../../provider/src/comparison/spelling";
import { threeWayMerge } from "../../provider/src/comparison/three-way-merge";
import { policyShape, ruleShape } from "../../provider/src/policy-types/registry";
import { accessRules, anyObjects, mfaPolicies } from "./bodies";

const worlds = [
  { kind: "an app sign-in rule", shape: ruleShape("ACCESS_POLICY"), bodies: accessRules },
  { kind: "an enrolment policy", shape: policyShape("MFA_ENROLL"), bodies: mfaPolicies },
  { kind: "any object", shape: ruleShape("ACCESS_POLICY"), bodies: anyObjects },
];

/** An element that says nothing cannot be told from an undeclared one: the one thing that a cover forgets. */
function hasHollowElement(value: Json): boolean {
  if (isList(value)) {
    return value.some((element) => isHollow(element) || hasHollowElement(element));
  }
  return isObject(value) && Object.values(value).some(hasHollowElement);
}
const isHollow = (value: Json): boolean => isObject(value) && Object.values(value).every(isHollow);

const paths = (found: { path: string }[]) => found.map(({ path }) => path).sort();

describe.each(worlds)("for $kind", ({ shape, bodies }) => {
  const three = [bodies, bodies, bodies] as const;

  test("nothing differs from itself, nor is it unmet or removed", () => {
    fc.assert(
      fc.property(bodies, (one) => {
        const copy = structuredClone(one);
        expect(differences(shape, one, copy)).toEqual([]);
        expect(unsatisfied(shape, one, copy)).toEqual([]);
        expect(removed(shape, one, copy)).toEqual([]);
      }),
    );
  });

  test("whether two differ does not depend on which comes first", () => {
    fc.assert(
      fc.property(bodies, bodies, (one, other) => {
        expect(differences(shape, one, other).length === 0).toBe(differences(shape, other, one).length === 0);
      }),
    );
  });

  test("what is declared is met by what merge would send", () => {
    fc.assert(
      fc.property(...three, (live, formerly, declared) => {
        expect(
          unsatisfied(
            shape,
            declared,
            threeWayMerge(shape, { live, lastApplied: formerly, desired: declared }),
          ),
        ).toEqual([]);
      }),
    );
  });

  test("merging into the result of a merge changes nothing", () => {
    fc.assert(
      fc.property(...three, (live, formerly, declared) => {
        const once = threeWayMerge(shape, { live, lastApplied: formerly, desired: declared });
        expect(threeWayMerge(shape, { live: once, lastApplied: declared, desired: declared })).toEqual(once);
      }),
    );
  });

  test("declaring nothing, then and now, sends what is live", () => {
    fc.assert(
      fc.property(bodies, (live) => {
        expect(threeWayMerge(shape, { live, lastApplied: {}, desired: {} })).toEqual(live);
      }),
    );
  });

  test("respelling changes no meaning, and what means the same is spelled as before", () => {
    fc.assert(
      fc.property(bodies, bodies, (spelling, live) => {
        const spelled = keepDeclaredSpelling(shape, spelling, live);
        expect(differences(shape, live, spelled)).toEqual([]);
        expect(keepDeclaredSpelling(shape, spelling, spelled)).toEqual(spelled);
        expect(keepDeclaredSpelling(shape, live, live)).toEqual(live);
      }),
    );
  });

  test("a cover finds the declared part again in the outputs", () => {
    fc.assert(
      fc.property(...three, (live, formerly, declared) => {
        fc.pre(!hasHollowElement(declared));
        const outputs = keepDeclaredSpelling(
          shape,
          declared,
          threeWayMerge(shape, { live, lastApplied: formerly, desired: declared }),
        );
        const cover = managedFields(shape, declared, outputs);
        const selected = pickFields(shape, cover, outputs);
        expect(paths(unsatisfied(shape, declared, selected))).toEqual([]);
        expect(removed(shape, selected, declared)).toEqual([]);
        expect(new Set(cover).size).toBe(cover.length);
      }),
    );
  });

  test("the cover of what is declared whole is short", () => {
    fc.assert(
      fc.property(bodies, (one) => {
        const cover = managedFields(shape, one, one);
        expect(cover.length).toBeLessThanOrEqual(1);
        expect(differences(shape, pickFields(shape, cover, one), one)).toEqual([]);
      }),
    );
  });
});
