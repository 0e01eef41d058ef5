import type { JsonObject } from "../recordings";
import type { Replayed } from "./replayed";
import type { Step } from "./steps";

/**
 * The emulator's clock at each call: the second in which the recorded call was made. An answer to a write shows it. When a
 * write without an answer was made is not seen, but told by the stamps that it left.
 */
export function clockOf(steps: readonly Step[], told: ReadonlyMap<number, string>): string[] {
  let now = beginning(steps);
  return steps.map((step) => {
    const shown = step.isWrite ? (stampOf(step.objects[0]) ?? told.get(step.index)) : undefined;
    if (shown !== undefined && shown > now) {
      now = shown;
    }
    return now;
  });
}

/** The last that is heard of the org before the sequence writes to it; of one that begins with a write, the oldest stamp. */
function beginning(steps: readonly Step[]): string {
  const first = steps.findIndex(({ isWrite }) => isWrite);
  const stamps = (some: readonly Step[]): string[] =>
    some.flatMap(({ objects }) => objects.flatMap((object) => stampOf(object) ?? [])).sort();
  return stamps(steps.slice(0, Math.max(0, first))).at(-1) ?? stamps(steps)[0] ?? "";
}

const stampOf = (object: JsonObject | undefined): string | undefined =>
  typeof object?.lastUpdated === "string" ? object.lastUpdated : undefined;

const isSilent = ({ isWrite, objects }: Step): boolean => isWrite && objects.length === 0;

/**
 * When the silent writes were made, as far as a replay tells: the emulator's stamp says which call it is from, the
 * recorded one when that was.
 */
export function toldTimes(replayed: readonly Replayed[], clock: readonly string[]): Map<number, string> {
  const steps = replayed.filter(({ verdict }) => verdict !== "out of scope").map(({ step }) => step);
  const told = new Map<number, string>();
  for (const { step, differences } of replayed) {
    for (const { path, recorded, emulated, why } of differences) {
      if (why === undefined || typeof recorded !== "string" || !path.endsWith(".lastUpdated")) {
        continue;
      }
      const cause = steps.findLast(
        (one) => one.index < step.index && isSilent(one) && clock[one.index] === emulated,
      );
      if (cause !== undefined && !told.has(cause.index)) {
        told.set(cause.index, recorded);
      }
    }
  }
  return told;
}
