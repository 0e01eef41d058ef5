import { type Difference, differences, unsatisfied } from "./differences";
import {
  isList,
  isListOfObjects,
  isObject,
  type Json,
  type JsonObject,
  keysOfBoth,
  member,
  objectOf,
} from "./json";
import { managedFields, pickFields } from "./managed-fields";
import { isWithin, stepInto, stepsOf, valueAt, withValueAt } from "./path";
import { isAbsent, ruleHere, type Shape, shapeAt } from "./shape";
import { keepDeclaredSpelling } from "./spelling";

/** A value that may have been absent: [] or [value]. */
export type PreviousValue = [] | [Json];

/** What is known of an object from its last write or refresh. */
export interface Baseline {
  /** The object as of the last write or refresh of this package. */
  readonly last: JsonObject;
  /** The declared part of `last`. */
  readonly declared: JsonObject;
  /** Undeclared leaves already known to be changed, and what they were. */
  readonly restoreTo: Readonly<Record<string, PreviousValue>>;
  /** Which undeclared changes count. */
  readonly drift: "all" | "declared";
}

export interface DriftReport {
  /** The live object, spelled as before where it means the same. */
  readonly outs: JsonObject;
  /** The declared part with live values. */
  readonly declared: JsonObject;
  /** `declared` plus the undeclared leaves that were changed: what Pulumi shows as the drift. */
  readonly inputs: JsonObject;
  readonly restoreTo: Record<string, PreviousValue>;
}

// Where an undeclared change alters who gets in. Names, descriptions and order are compared only as declared.
const GUARDED = ["conditions", "actions", "settings", "status"];

/** Judges what changed in Okta since `seen`. Pure. */
export function detectDrift(shape: Shape, seen: Baseline, live: JsonObject): DriftReport {
  const open = unsatisfied(shape, seen.declared, live);
  const baseline = restore(seen.last, seen.restoreTo);
  // An element that nobody declared, in a list that somebody did, is undeclared too; it is reported at the path of the list.
  const undeclared = differences(shape, baseline, live).filter(
    ({ path }) =>
      GUARDED.some((field) => isWithin(field, path)) && !open.some((shown) => isWithin(shown.path, path)),
  );
  const introduced = introducedByOkta(shape, baseline, undeclared);
  const changed =
    seen.drift === "all" ? undeclared.filter((difference) => !introduced.includes(difference)) : [];

  // A key that Okta added by itself is not drift, so the outputs leave it out; otherwise the next comparison would report it.
  const outs = introduced.reduce(
    (kept, { path }) => withValueAt(kept, path, undefined),
    keepDeclaredSpelling(shape, seen.last, live),
  );
  const declared = declaredIn(shape, seen.declared, open, outs);
  return {
    outs,
    declared,
    inputs: changed.reduce((inputs, { path, after }) => withValueAt(inputs, path, after ?? null), declared),
    restoreTo: Object.fromEntries(
      changed.map((difference) => [difference.path, former(shape, difference, live)]),
    ),
  };
}

/**
 * The declared part as the next refresh will find it in the outputs. A leaf that is gone stays declared, as null, for
 * it may come back; a member that is gone says as much by its absence.
 */
function declaredIn(
  shape: Shape,
  before: JsonObject,
  open: readonly Difference[],
  outs: JsonObject,
): JsonObject {
  const now = open.reduce((declared, { path }) => {
    const isMember = stepsOf(path).at(-1)?.at === "member";
    const left = leftOf(valueAt(before, path), valueAt(outs, path));
    return withValueAt(declared, path, isMember && left === null ? undefined : left);
  }, before);
  return pickFields(shape, managedFields(shape, now, outs), outs);
}

/** `live` with a null for each declared leaf that it lacks. */
function leftOf(declared: Json | undefined, live: Json | undefined): Json {
  if (isObject(declared) && (isObject(live) || live === undefined)) {
    return objectOf(keysOfBoth(live ?? {}, declared), (key) =>
      leftOf(member(declared, key), member(live, key)),
    );
  }
  if (isListOfObjects(declared) && isListOfObjects(live) && declared.length === live.length) {
    return live.map((element, place) => leftOf(declared[place], element));
  }
  return live ?? null;
}

/** Keys that Okta may have added by itself. A key that came together with a change that Okta does not make is not among them. */
function introducedByOkta(
  shape: Shape,
  baseline: JsonObject,
  undeclared: readonly Difference[],
): Difference[] {
  const isOktas = ({ path, before, after }: Difference) =>
    before === undefined && isOktasOwn(shapeAt(shape, path), after);
  const others = undeclared.filter((difference) => !isOktas(difference));
  return undeclared.filter(
    (difference) =>
      isOktas(difference) &&
      !others.some(({ path }) => isWithin(newestObject(baseline, difference.path), path)),
  );
}

/** The outermost condition, action or setting on the way to `path` where nothing was. */
function newestObject(baseline: JsonObject, path: string): string {
  const places = stepsOf(path).map((_, depth, steps) => steps.slice(0, depth + 1).reduce(stepInto, ""));
  return places.slice(1).find((place) => (valueAt(baseline, place) ?? null) === null) ?? path;
}

/**
 * The value to put back. Where absence means a default, the default is written out. So is an empty list in a condition that
 * holds more than this list, because Okta may want all fields of such an object or none.
 */
function former(shape: Shape, { path, before, after }: Difference, live: JsonObject): PreviousValue {
  if (before !== undefined) {
    return [before];
  }
  const here = shapeAt(shape, path);
  const rule = ruleHere(here, "default");
  if (rule !== undefined) {
    return rule.when === undefined ? [rule.value] : [];
  }
  const isOneOfSeveral = isWithin("conditions", path) && standsBesideOthers(shape, path, live);
  return isList(after) && isAbsent(here, []) && isOneOfSeveral ? [[]] : [];
}

/** Whether the object holds other fields beside this one. Fields of one variant of an object do not count for another. */
function standsBesideOthers(shape: Shape, path: string, live: JsonObject): boolean {
  const parent = stepsOf(path).slice(0, -1).reduce(stepInto, "");
  const object = valueAt(live, parent);
  return (
    isObject(object) &&
    Object.keys(object).length > 1 &&
    ruleHere(shapeAt(shape, parent), "variant") === undefined
  );
}

/** The value at the path, in the form in which it can be put back. */
export function previousAt(object: JsonObject, path: string): PreviousValue {
  const value = valueAt(object, path);
  return value === undefined ? [] : [value];
}

/** Puts the previous values back. */
export function restore(object: JsonObject, previous: Readonly<Record<string, PreviousValue>>): JsonObject {
  return Object.entries(previous).reduce(
    (restored, [path, [value]]) => withValueAt(restored, path, value),
    object,
  );
}

/** Whether Okta may have added the value by itself. Where absence means a default, even a neutral value is a change. */
function isOktasOwn(here: Shape, value: Json | undefined): boolean {
  return (
    ruleHere(here, "server-made") !== undefined ||
    (isNeutral(value) && ruleHere(here, "default") === undefined)
  );
}

function isNeutral(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === "") {
    return true;
  }
  return typeof value === "object" && Object.values(value).every(isNeutral);
}
