import { type Difference, differences, removed, unsatisfied } from "../../comparison/differences";
import { detectDrift, type PreviousValue, previousAt, restore } from "../../comparison/drift";
import type { Json, JsonObject } from "../../comparison/json";
import { pickFields } from "../../comparison/managed-fields";
import { isWithin, valueAt } from "../../comparison/path";
import type { Shape } from "../../comparison/shape";
import { threeWayMerge } from "../../comparison/three-way-merge";
import type { OrgRecord } from "../../state/record";

/** The versions of one object that an update brings together, each in Okta's own layout. */
export interface Versions {
  readonly shape: Shape;
  /** As of the last write or refresh. */
  readonly stored: JsonObject;
  readonly record: OrgRecord;
  readonly live: JsonObject;
  readonly declared: JsonObject;
  /** The name under which the object waits while another one takes its name. */
  readonly temporaryName: string;
}

/** Where an object goes that has no declared rank any more. */
export type PlaceWithoutRank = "last" | number;

export interface UpdatePlan {
  /** The body of the PUT. */
  readonly body: JsonObject;
  readonly status: JsonObject[string] | undefined;
  /** Where a declared rank was taken out of the program: the end of the list, or the number it was adopted with. */
  readonly place?: PlaceWithoutRank | undefined;
  /** Leaves that were taken out of the program. */
  readonly dropped: readonly string[];
  /** Declared fields that somebody changed since, and that this update would undo. */
  readonly conflicts: readonly Difference[];
  /** Undeclared fields that changed since: left alone, and put back by the next update. */
  readonly late: Readonly<Record<string, PreviousValue>>;
  /** The fields that this update changes, with the values they had before the program changed them. */
  readonly changed: Readonly<Record<string, PreviousValue>>;
}

/** The three-way merge of an update. Pure. */
export function planUpdate(versions: Versions, drift: "all" | "declared"): UpdatePlan {
  const { shape, stored, record, live, declared } = versions;
  const formerly = pickFields(shape, record.managedFields ?? [], stored);
  const dropped = removed(shape, formerly, declared);
  // An adopted object held its fields before the program did, so none of them is removed.
  const merged = threeWayMerge(shape, {
    live,
    lastApplied: record.adopted ? {} : formerly,
    desired: declared,
  });
  const put = record.restoreTo ?? {};
  const undone = {
    ...pick(put, (path) => valueAt(declared, path) === undefined),
    ...pick(record.adopted ? (record.restorePoint ?? {}) : {}, (path) =>
      dropped.some((other) => overlap(path, other)),
    ),
  };
  const untouched = restore(live, undone);
  const leaving = [...unsatisfied(shape, declared, live).map(({ path }) => path), ...dropped];
  const status = declared.status ?? statusWithout(record, dropped) ?? undone.status?.[0];
  return {
    body: restore(merged, undone),
    status,
    place: placeWithout(record, dropped),
    dropped,
    conflicts: conflictsOf(versions, formerly, merged).filter(
      ({ path }) =>
        // The status is no field of the body.
        (path !== "status" || status !== live.status) &&
        !(isWrittenAlready(versions) && dropped.some((other) => overlap(path, other))),
    ),
    late: lateChanges(versions, formerly, drift),
    changed: Object.fromEntries(
      leaving.filter((path) => path !== "priority").map((path) => [path, previousAt(untouched, path)]),
    ),
  };
}

function pick(values: Readonly<Record<string, PreviousValue>>, accept: (path: string) => boolean) {
  return Object.fromEntries(Object.entries(values).filter(([path]) => accept(path)));
}

/** The status of an object from which a declared one was taken out: as created without one, or as adopted. */
function statusWithout({ adopted, restorePoint }: OrgRecord, dropped: readonly string[]): Json | undefined {
  if (!dropped.includes("status")) {
    return undefined;
  }
  return adopted ? restorePoint?.status?.[0] : "ACTIVE";
}

/** A created object without a rank stands where Okta puts new ones, an adopted one where it stood. */
function placeWithout(
  { adopted, restorePoint }: OrgRecord,
  dropped: readonly string[],
): PlaceWithoutRank | undefined {
  if (!dropped.includes("priority")) {
    return undefined;
  }
  const before = restorePoint?.priority?.[0];
  return adopted ? (typeof before === "number" ? before : undefined) : "last";
}

/**
 * Whether the object holds all that this update would bring: then an update that was killed after its PUT brought it, and
 * the fields that it took out of the object hold Okta's values, not somebody else's.
 */
function isWrittenAlready({ shape, stored, live, declared }: Versions): boolean {
  return unsatisfied(shape, declared, stored).length > 0 && unsatisfied(shape, declared, live).length === 0;
}

/** Fields that already hold the desired value are no conflict: an update that was killed after its PUT finds its own values. */
function conflictsOf(
  { shape, live, temporaryName }: Versions,
  formerly: JsonObject,
  merged: JsonObject,
): Difference[] {
  const writing = differences(shape, live, merged).map(({ path }) => path);
  return unsatisfied(shape, formerly, live).filter(
    ({ path, after }) =>
      path !== "priority" &&
      !(path === "name" && after === temporaryName) &&
      writing.some((other) => overlap(path, other)),
  );
}

function overlap(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

function lateChanges(
  { shape, stored, record, live, declared }: Versions,
  formerly: JsonObject,
  drift: "all" | "declared",
): Record<string, PreviousValue> {
  const { restoreTo } = detectDrift(shape, { last: stored, declared: formerly, restoreTo: {}, drift }, live);
  return Object.fromEntries(
    Object.entries(restoreTo).filter(
      ([path]) => !(path in (record.restoreTo ?? {})) && valueAt(declared, path) === undefined,
    ),
  );
}
