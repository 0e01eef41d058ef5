import { sameScalar, sameSet } from "./equivalence";
import { isList, isListOfObjects, isObject, type Json, type JsonObject, keysOfBoth, member } from "./json";
import { equalsAbsent, leavesOf, significantLeaves } from "./leaves";
import { equalsAbsentMember, listTypeOf, memberNamed, nameOf, pair } from "./pairing";
import { indexIn, nameIn } from "./path";
import { type Absence, childOf, elementOf, isAbsent, isServerOwned, type Shape } from "./shape";

export interface Difference {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Every difference in meaning between two versions of one object, in both directions. A set differs as a whole, at its own path. */
export function differences(shape: Shape, before: JsonObject, after: JsonObject): Difference[] {
  return compare("all", { shape, path: "", beside: {} }, before, after);
}

/** Declared leaves that `live` does not hold (before = declared, after = live). Undeclared leaves are not compared. */
export function unsatisfied(shape: Shape, declared: JsonObject, live: JsonObject): Difference[] {
  return compare("declared", { shape, path: "", beside: {} }, declared, live);
}

/**
 * "declared": what `before` does not mention is not looked at; a null in it, or a list without members where such
 * a list is absence, says that nothing may be there.
 */
type Scope = "all" | "declared";

interface Place {
  readonly shape: Shape;
  readonly path: string;
  /** The sibling fields of the value, before and after: some defaults and aliases depend on them. */
  readonly beside: { readonly before?: JsonObject; readonly after?: JsonObject };
}

function compare(
  scope: Scope,
  place: Place,
  before: Json | undefined,
  after: Json | undefined,
): Difference[] {
  const { shape, path, beside } = place;
  if (before === undefined && scope === "declared") {
    return [];
  }
  if (isAbsent(shape, before)) {
    if (before !== undefined && scope === "declared") {
      return equalsAbsent(shape, after, beside.after) ? [] : [{ path, before, after }];
    }
    return significantLeaves(shape, after, beside.before, path).map((leaf) => ({
      path: leaf.path,
      before,
      after: leaf.value,
    }));
  }
  if (isAbsent(shape, after)) {
    return missing(scope, place, before, after);
  }
  if (isObject(before) && isObject(after)) {
    return compareObjects(scope, place, before, after);
  }
  if (isList(before) && isList(after)) {
    return compareLists(scope, place, before, after);
  }
  const same = sameScalar(
    shape,
    { value: before, siblings: beside.before },
    { value: after, siblings: beside.after },
  );
  return same ||
    (isObject(before) && scope === "declared" && leavesOf(shape, before, path, "nulls").length === 0)
    ? []
    : [{ path, before, after }];
}

function missing(scope: Scope, { shape, path, beside }: Place, before: Json, after: Absence): Difference[] {
  const idle = scope === "declared" ? "with idle members" : "without idle members";
  const told = significantLeaves(shape, before, beside.after, path, idle);
  return told.map((leaf) => ({ path: leaf.path, before: leaf.value, after }));
}

function compareObjects(scope: Scope, place: Place, before: JsonObject, after: JsonObject): Difference[] {
  const keys = keysOfBoth(before, after).filter((key) => !isServerOwned(place.shape, key));
  return keys.flatMap((key) =>
    compare(
      scope,
      { shape: childOf(place.shape, key), path: nameIn(place.path, key), beside: { before, after } },
      member(before, key),
      member(after, key),
    ),
  );
}

function compareLists(scope: Scope, place: Place, before: Json[], after: Json[]): Difference[] {
  const { shape, path } = place;
  const asOne = (same: boolean): Difference[] => (same ? [] : [{ path, before, after }]);
  switch (listTypeOf(shape, [before, after])) {
    case "scalars":
      return asOne(sameSet(shape, before, after));
    case "map":
      return compareMembers(scope, place, before.filter(isObject), after.filter(isObject));
    case "set":
      return asOne(sameObjects(scope, shape, before, after));
    case "list":
      if (before.length !== after.length) {
        return asOne(false);
      }
      return before.flatMap((element, index) =>
        compare(
          scope,
          { shape: elementOf(shape), path: indexIn(path, index), beside: {} },
          element,
          after[index],
        ),
      );
    case "atomic":
      return asOne(JSON.stringify(before) === JSON.stringify(after));
  }
}

function compareMembers(scope: Scope, place: Place, before: JsonObject[], after: JsonObject[]): Difference[] {
  const { shape, path } = place;
  const found: Difference[] = [];
  for (const element of before) {
    const name = nameOf(element) ?? "";
    const partner = memberNamed(after, name);
    if (partner !== undefined) {
      found.push(
        ...compare(scope, { shape: elementOf(shape), path: `${path}${name}`, beside: {} }, element, partner),
      );
    } else if (scope === "declared" || !equalsAbsentMember(shape, element)) {
      found.push({ path: `${path}${name}`, before: element, after: undefined });
    }
  }
  if (scope === "declared") {
    return found;
  }
  for (const element of after) {
    const name = nameOf(element) ?? "";
    if (memberNamed(before, name) === undefined && !equalsAbsentMember(shape, element)) {
      found.push({ path: `${path}${name}`, before: undefined, after: element });
    }
  }
  return found;
}

function sameObjects(scope: Scope, shape: Shape, before: Json[], after: Json[]): boolean {
  if (before.length !== after.length) {
    return false;
  }
  const partners = pair(before, after, (one, other) => fits(scope, shape, one, other));
  return !partners.includes(undefined);
}

/** Whether two elements of an unordered list agree in all that the first one declares. */
export function fits(scope: Scope, shape: Shape, one: Json, other: Json): boolean {
  return compare(scope, { shape: elementOf(shape), path: "", beside: {} }, one, other).length === 0;
}

/** Leaf paths that were applied last and are declared no longer. */
export function removed(shape: Shape, lastApplied: JsonObject, declared: JsonObject): string[] {
  return removedAt(shape, lastApplied, declared, "");
}

function removedAt(shape: Shape, lastApplied: Json, declared: Json | undefined, path: string): string[] {
  if (isObject(lastApplied) && (declared === undefined || isObject(declared))) {
    return Object.entries(lastApplied)
      .filter(([key]) => !isServerOwned(shape, key))
      .flatMap(([key, value]) =>
        removedAt(childOf(shape, key), value, member(declared, key), nameIn(path, key)),
      );
  }
  if (declared === undefined) {
    // Where an empty list equals absence, removing it changes nothing. A null may stand for a leaf that Okta lost.
    return lastApplied !== null && isAbsent(shape, lastApplied)
      ? []
      : leavesOf(shape, lastApplied, path, "nulls").map((leaf) => leaf.path);
  }
  if (lastApplied === null && isObject(declared)) {
    return leavesOf(shape, declared, path, "nulls").length === 0 ? [path] : [];
  }
  if (!isListOfObjects(lastApplied) || !isListOfObjects(declared)) {
    return [];
  }
  switch (listTypeOf(shape, [lastApplied, declared])) {
    case "map":
      return lastApplied.flatMap((element) => {
        const name = nameOf(element) ?? "";
        const partner = memberNamed(declared, name);
        return partner ? removedAt(elementOf(shape), element, partner, `${path}${name}`) : [`${path}${name}`];
      });
    case "set":
      return removedFromSet(shape, lastApplied, declared) ? [path] : [];
    case "list":
      if (lastApplied.length !== declared.length) {
        return [];
      }
      return lastApplied.flatMap((element, index) =>
        removedAt(elementOf(shape), element, declared[index], indexIn(path, index)),
      );
    default:
      return [];
  }
}

/** Whether some element says less than it did; a set that says something else is seen as unmet. */
function removedFromSet(shape: Shape, lastApplied: JsonObject[], declared: JsonObject[]): boolean {
  if (lastApplied.length !== declared.length) {
    return false;
  }
  const partners = pair(declared, lastApplied, (one, other) => fits("declared", shape, one, other));
  return partners.some((partner, index) => {
    const before = partner === undefined ? undefined : lastApplied[partner];
    return before !== undefined && removedAt(elementOf(shape), before, declared[index], "").length > 0;
  });
}
