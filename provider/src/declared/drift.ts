import { differences, unmet } from "../comparison/differences";
import type { Json, JsonObject } from "../comparison/json";
import { isWithin, withValueAt } from "../comparison/path";
import { respell } from "../comparison/respell";
import { ruleHere, type Shape, shapeAt } from "../comparison/shape";
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
  const open = unmet(shape, seen.declared, live);
  const declared = open.reduce((inputs, { path, after }) => withValueAt(inputs, path, after), seen.declared);

  const baseline = restore(seen.last, seen.was);
  // A part of a declared set or list that nobody mentioned is undeclared, too; it shows at the list's path.
  const undeclared = differences(shape, baseline, live).filter(
    ({ path }) =>
      GUARDED.some((field) => isWithin(field, path)) && !open.some((shown) => isWithin(shown.path, path)),
  );
  const introduced = undeclared.filter(
    ({ path, before, after }) => before === undefined && isOktasOwn(shapeAt(shape, path), after),
  );
  const changed =
    seen.drift === "all" ? undeclared.filter((difference) => !introduced.includes(difference)) : [];

  return {
    // A key that Okta introduced by itself is no change, so it must not make one of the outputs either.
    outs: introduced.reduce((outs, { path }) => withValueAt(outs, path, undefined), spelled),
    declared,
    inputs: changed.reduce((inputs, { path, after }) => withValueAt(inputs, path, after ?? null), declared),
    was: Object.fromEntries(changed.map(({ path, before }) => [path, former(shapeAt(shape, path), before)])),
  };
}

/** What to put back. Where absence means some value, that is said aloud: Okta may want all of an object or none. */
function former(here: Shape, before: Json | undefined): Former {
  if (before !== undefined) return [before];
  const rule = ruleHere(here, "default");
  return rule === undefined || rule.when !== undefined ? [] : [rule.value];
}

/** Puts the former values back. */
export function restore(object: JsonObject, was: Readonly<Record<string, Former>>): JsonObject {
  return Object.entries(was).reduce(
    (restored, [path, [value]]) => withValueAt(restored, path, value),
    object,
  );
}

/** Whether Okta may have brought in the value by itself. Where absence means a default, even a neutral one is news. */
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
