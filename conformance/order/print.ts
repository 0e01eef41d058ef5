import type { Summary } from "./summary";

/** What a person reads. */
export function print({ seed, cases, withFault, withSeveralEdits, planner, sets, singles }: Summary): string {
  const settling = singles.writes === 0 ? 0 : (100 * singles.settling) / singles.writes;
  return [
    `${cases} cases (seed ${seed}), ${withFault} with a fault, ${withSeveralEdits} plans with edits of two or more rules`,
    `plans      ${planner.cases}: ${planner.unsafe.length} unsafe, ${planner.wrongOrders.length + planner.wrongNumbers.length} wrong, ${planner.refusals.length} refused; ` +
      `writes compared with every other way in ${planner.comparedWrites}: ${planner.tooManyWrites.length} too many; ` +
      `rules made anew in ${planner.comparedReborn}: ${planner.tooManyReborn.length} too many`,
    `sets       ${sets.cases}: ${sets.unsafe.length} unsafe, ${sets.wrong.length} wrong, ${sets.refusals.length} refused, ${sets.loud.length} not silent; ` +
      `${sets.lists} lists, ${sets.writes} writes, ${sets.tooManyRequests.length} with more than planned`,
    `single     ${singles.cases}: ${singles.wrongOrders.length} wrong; ${singles.steps} steps, ${singles.writes} writes, ${singles.settling} settling (${settling.toFixed(1)} %)`,
  ].join("\n");
}
