import { isList, isObject, type Json, type JsonObject, member } from "../../comparison/json";
import { containsUnknown } from "../../pulumi/unknown";
import { isAbsent } from "./predicates";

/** One combination of values that Okta refuses. */
export interface ValidationRule {
  /** Where the object stands, from the arguments; `[]` is every element of a list. */
  readonly path: string;
  /** The properties that decide; while one of them is unknown, nothing is said. */
  readonly dependsOn: readonly string[];
  /** What violates the rule, as paths below the object; "" is the object itself. It sees only what it depends on. */
  readonly violations: (object: JsonObject) => readonly string[];
  /** What is wrong and what to do. */
  readonly message: string;
  readonly source: string;
}

export interface Violation {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export function violationsOf(rules: readonly ValidationRule[], inputs: JsonObject): Violation[] {
  // Many rules judge the same objects.
  const found = new Map<string, readonly Found[]>();
  const at = (place: string): readonly Found[] => {
    const objects = found.get(place) ?? objectsAt(inputs, stepsOnce(place));
    found.set(place, objects);
    return objects;
  };
  return rules.flatMap(({ path: place, dependsOn, violations, message }) =>
    at(place).flatMap(({ path, object }) => {
      const seen = pickPresent(object, dependsOn);
      return containsUnknown(seen)
        ? []
        : violations(seen).map((below) => ({ path: [...path, ...steps(below).map(index)], message }));
    }),
  );
}

/** Those of the properties that say something. */
function pickPresent(object: JsonObject, keys: readonly string[]): JsonObject {
  const present: JsonObject = {};
  for (const key of keys) {
    const value = member(object, key);
    if (value !== undefined && !isAbsent(value)) {
      present[key] = value;
    }
  }
  return present;
}

interface Found {
  readonly path: readonly (string | number)[];
  readonly object: JsonObject;
}

function objectsAt(
  value: Json | undefined,
  rest: readonly string[],
  path: readonly (string | number)[] = [],
): Found[] {
  const [step, ...further] = rest;
  if (step === undefined) {
    return isObject(value) ? [{ path, object: value }] : [];
  }
  if (step === "[]") {
    return isList(value)
      ? value.flatMap((element, position) => objectsAt(element, further, [...path, position]))
      : [];
  }
  return isObject(value) ? objectsAt(member(value, step), further, [...path, step]) : [];
}

// The paths of the rules, which are the same at every check.
const known = new Map<string, readonly string[]>();

function stepsOnce(path: string): readonly string[] {
  const parsed = known.get(path) ?? steps(path);
  known.set(path, parsed);
  return parsed;
}

/** `a.b[].c` as a, b, [], c; `a[0]` as a, 0. */
function steps(path: string): string[] {
  return path
    .replaceAll("[]", ".[]")
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((step) => step !== "");
}

function index(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
