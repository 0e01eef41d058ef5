import type { PreviousValue } from "../../comparison/drift";
import type { OrgRecord } from "../../state/record";

/** What the state record keeps for `onDestroy: "restore"`. */
type Before = Pick<OrgRecord, "foundAt" | "restorePoint">;

/** Adds what a write changes to what earlier writes changed: the first value and the first place count. */
export function extendRestorePoint(
  { foundAt, restorePoint = {} }: Before,
  changed: Readonly<Record<string, PreviousValue>>,
  reordered: boolean,
): Before {
  const place: Record<string, PreviousValue> =
    reordered && foundAt !== undefined ? { priority: [foundAt] } : {};
  return {
    ...(reordered || foundAt === undefined ? {} : { foundAt }),
    restorePoint: { ...changed, ...place, ...restorePoint },
  };
}
