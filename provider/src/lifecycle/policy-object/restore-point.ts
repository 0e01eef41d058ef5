import type { Bag, Former } from "../../declared/bag";

/** What the bag keeps for `onDestroy: "restore"`. */
type Before = Pick<Bag, "found" | "original">;

/** Adds what a write changes to what earlier writes changed: the first value and the first place count. */
export function restorePoint(
  { found, original = {} }: Before,
  changed: Readonly<Record<string, Former>>,
  reordered: boolean,
): Before {
  const place: Record<string, Former> = reordered && found !== undefined ? { priority: [found] } : {};
  return {
    ...(reordered || found === undefined ? {} : { found }),
    original: { ...changed, ...place, ...original },
  };
}
