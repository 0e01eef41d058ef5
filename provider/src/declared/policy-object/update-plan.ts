import { select } from "../../comparison/cover";
import { type Difference, differences, removed, unmet } from "../../comparison/differences";
import type { JsonObject } from "../../comparison/json";
import { merge } from "../../comparison/merge";
import { isWithin, valueAt } from "../../comparison/path";
import type { Shape } from "../../comparison/shape";
import type { Bag, Former } from "../bag";
import { restore, sight } from "../drift";
import { formerAt } from "./content";

/** The versions of one object that an update brings together, each in Okta's own layout. */
export interface Versions {
  readonly shape: Shape;
  /** As of our last write or refresh. */
  readonly stored: JsonObject;
  readonly bag: Bag;
  readonly live: JsonObject;
  readonly declared: JsonObject;
}

export interface UpdatePlan {
  /** The body of the PUT. */
  readonly body: JsonObject;
  readonly status: JsonObject[string] | undefined;
  /** Declared fields that somebody changed since, and that this update would undo. */
  readonly conflicts: readonly Difference[];
  /** Undeclared fields that changed since: left alone, and put back by the next update. */
  readonly late: Readonly<Record<string, Former>>;
  /** The fields this update changes, with what they were when nobody but us had touched them. */
  readonly changed: Readonly<Record<string, Former>>;
}

/** The three-way merge of an update. Pure. */
export function planUpdate(versions: Versions, drift: "all" | "declared"): UpdatePlan {
  const { shape, stored, bag, live, declared } = versions;
  const formerly = select(shape, bag.declared, stored);
  const merged = merge(shape, { live, formerly, declared });
  const put = bag.was ?? {};
  const undone = Object.fromEntries(
    Object.entries(put).filter(([path]) => valueAt(declared, path) === undefined),
  );
  const untouched = restore(live, undone);
  const leaving = [
    ...unmet(shape, declared, live).map(({ path }) => path),
    ...removed(shape, formerly, declared),
  ];
  return {
    body: restore(merged, undone),
    status: declared.status ?? undone.status?.[0],
    conflicts: conflictsOf(shape, formerly, live, merged),
    late: lateChanges(versions, formerly, drift),
    changed: Object.fromEntries(
      leaving.filter((path) => path !== "priority").map((path) => [path, formerAt(untouched, path)]),
    ),
  };
}

/** What Okta holds already is nobody's loss: an update that was killed after its PUT finds its own values. */
function conflictsOf(shape: Shape, formerly: JsonObject, live: JsonObject, merged: JsonObject): Difference[] {
  const writing = differences(shape, live, merged).map(({ path }) => path);
  return unmet(shape, formerly, live).filter(
    ({ path }) => path !== "priority" && writing.some((other) => overlap(path, other)),
  );
}

function overlap(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

function lateChanges(
  { shape, stored, bag, live, declared }: Versions,
  formerly: JsonObject,
  drift: "all" | "declared",
): Record<string, Former> {
  const { was } = sight(shape, { last: stored, declared: formerly, was: {}, drift }, live);
  return Object.fromEntries(
    Object.entries(was).filter(
      ([path]) => !(path in (bag.was ?? {})) && valueAt(declared, path) === undefined,
    ),
  );
}
