import { sameDuration } from "./duration";
import { isList, isObject, type Json, type JsonObject, member } from "./json";
import { elementOf, ruleHere, type Shape } from "./shape";

/** Scalars that mean the same here. The siblings are what stands beside each of them. */
export function sameScalar(
  shape: Shape,
  one: { value: Json; siblings: JsonObject | undefined },
  other: { value: Json; siblings: JsonObject | undefined },
): boolean {
  if (one.value === other.value) {
    return true;
  }
  if (typeof one.value !== "string" || typeof other.value !== "string") {
    return false;
  }
  if (ruleHere(shape, "duration") && sameDuration(one.value, other.value)) {
    return true;
  }
  if (ruleHere(shape, "caseless") && one.value.toLowerCase() === other.value.toLowerCase()) {
    return true;
  }
  const alias = ruleHere(shape, "alias");
  return (
    alias?.names.includes(one.value) === true &&
    alias.names.includes(other.value) &&
    saysNothing(member(one.siblings, alias.unless)) &&
    saysNothing(member(other.siblings, alias.unless))
  );
}

function saysNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

/** Whether the server means `value` where nothing is written among `siblings`. */
export function isDefault(shape: Shape, value: Json, siblings: JsonObject | undefined): boolean {
  const rule = ruleHere(shape, "default");
  if (rule === undefined) {
    return false;
  }
  if (rule.when !== undefined) {
    if (siblings === undefined) {
      return false;
    }
    if ((member(siblings, rule.when.key) ?? null) !== rule.when.is) {
      return false;
    }
  }
  if (isList(rule.value)) {
    return isList(value) && sameSet(shape, rule.value, value);
  }
  return value === rule.value;
}

/** A list with nothing but scalars in it, which is a set; the empty list counts. */
export function isSetOfScalars(value: Json): value is Json[] {
  return isList(value) && value.every((element) => !isObject(element) && !isList(element));
}

export function sameSet(shape: Shape, one: readonly Json[], other: readonly Json[]): boolean {
  return contains(shape, one, other) && contains(shape, other, one);
}

function contains(shape: Shape, set: readonly Json[], part: readonly Json[]): boolean {
  return part.every((element) => elementLike(shape, set, element) !== undefined);
}

/** The member of a set of scalars that means the same as `element`. */
export function elementLike(shape: Shape, set: readonly Json[], element: Json): Json | undefined {
  const here = elementOf(shape);
  return set.find((candidate) =>
    sameScalar(here, { value: candidate, siblings: undefined }, { value: element, siblings: undefined }),
  );
}
