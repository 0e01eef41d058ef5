import { differences, unmet } from "../comparison/differences";
import type { Json, JsonObject } from "../comparison/json";
import { valueAt, withValueAt } from "../comparison/path";
import { respell } from "../comparison/respell";
import type { Shape } from "../comparison/shape";
import type { Former } from "./bag";

export interface Seen {
  /** The object as of our last write or refresh. */
  readonly last: JsonObject;
  /** The declared part of `last`. */
  readonly declared: JsonObject;
  /** Undeclared leaves already known to be changed, and what they were. */
  readonly was: Readonly<Record<string, Former>>;
  /** Which undeclared changes count. */
  readonly drift: "all" | "declared";
}

export interface Sighting {
  /** The live object, spelled as before where it means the same. */
  readonly outs: JsonObject;
  /** The declared part with live values. */
  readonly declared: JsonObject;
  /** `declared` plus the undeclared leaves that were changed: what Pulumi shows as the drift. */
  readonly inputs: JsonObject;
  readonly was: Record<string, Former>;
}

// Where an undeclared change alters who gets in. Names, descriptions and order are compared only as declared.
const GUARDED = ["conditions", "actions", "settings", "status"];

/** Judges what changed in Okta since `seen`. Pure. */
export function sight(shape: Shape, seen: Seen, live: JsonObject): Sighting {
  const spelled = respell(shape, seen.last, live);
  const declared = unmet(shape, seen.declared, live).reduce(
    (inputs, { path, after }) => withValueAt(inputs, path, after),
    seen.declared,
  );

  const baseline = restore(seen.last, seen.was);
  const undeclared = differences(shape, baseline, live).filter(
    ({ path }) =>
      GUARDED.some((field) => path === field || path.startsWith(`${field}.`)) &&
      !isDeclared(seen.declared, path),
  );
  const introduced = undeclared.filter(({ before, after }) => before === undefined && isNeutral(after));
  const changed =
    seen.drift === "all" ? undeclared.filter((difference) => !introduced.includes(difference)) : [];

  return {
    // A neutral key that Okta introduced is no change, so it must not make one of the outputs either.
    outs: introduced.reduce((outs, { path }) => withValueAt(outs, path, undefined), spelled),
    declared,
    inputs: changed.reduce((inputs, { path, after }) => withValueAt(inputs, path, after ?? null), declared),
    was: Object.fromEntries(changed.map(({ path, before }) => [path, before === undefined ? [] : [before]])),
  };
}

/** Puts the former values back. */
export function restore(object: JsonObject, was: Readonly<Record<string, Former>>): JsonObject {
  return Object.entries(was).reduce(
    (restored, [path, [value]]) => withValueAt(restored, path, value),
    object,
  );
}

/** Declared as such, or as a part of something declared whole, or holding something declared. */
function isDeclared(declared: JsonObject, path: string): boolean {
  return valueAt(declared, path) !== undefined;
}

function isNeutral(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === "") {
    return true;
  }
  return typeof value === "object" && Object.values(value).every(isNeutral);
}
