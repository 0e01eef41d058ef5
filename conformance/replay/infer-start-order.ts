import type { JsonObject, Seed } from "okta-emulator";
import type { Replayed } from "./replayed";
import { idOf } from "./steps";

/** How far from its place in the seed an object must have stood, and the call that tells. */
export interface StartOffsets {
  readonly by: ReadonlyMap<string, number>;
  readonly calls: readonly number[];
}

/**
 * Objects that the sequence first shows after it has moved their neighbours: where they stood before is not seen, but the
 * first sight of them tells how far the seed was off.
 */
export function inferStartOrder(
  replayed: readonly Replayed[],
  { policies = [], rules = [] }: Seed,
): StartOffsets {
  const seeded = new Set([...policies, ...rules].map(idOf));
  const met = new Set<string>();
  const by = new Map<string, number>();
  const calls = new Set<number>();
  for (const { step, differences } of replayed) {
    const isList = Array.isArray(step.response);
    step.objects.forEach((object, place) => {
      const id = idOf(object);
      if (met.has(id) || !seeded.has(id)) {
        return;
      }
      met.add(id);
      const path = isList ? `$[${place}].priority` : "$.priority";
      const found = differences.find((difference) => difference.path === path);
      if (typeof found?.recorded !== "number" || typeof found.emulated !== "number") {
        return;
      }
      by.set(id, found.recorded - found.emulated);
      calls.add(step.index);
    });
  }
  return { by, calls: [...calls] };
}

export const withStartOffsets = (seed: Seed, { by }: StartOffsets): Seed => {
  const place = <T extends JsonObject>(object: T): T =>
    typeof object.priority === "number" && typeof object.id === "string"
      ? { ...object, priority: object.priority + (by.get(object.id) ?? 0) }
      : object;
  return {
    ...seed,
    policies: seed.policies?.map(place) ?? [],
    rules: seed.rules?.map((rule) => place(rule)) ?? [],
  };
};
