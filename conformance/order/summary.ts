import { Org } from "./org";
import { loadPlanner } from "./planner";
import { checkPlanner, type PlannerSummary } from "./planner-check";
import { loadProvider } from "./provider";
import { checkSets, type SetSummary } from "./set-check";
import { checkSingleRules, type SingleSummary } from "./single-check";

/** How much is tried. */
export interface Effort {
  readonly plans: number;
  readonly sets: number;
  readonly setsWithFault: number;
  readonly singles: number;
  readonly seed: number;
}

export const FULL: Omit<Effort, "seed"> = { plans: 6_000, sets: 700, setsWithFault: 1_100, singles: 200 };

export interface Summary {
  readonly seed: number;
  /** Of all kinds together. */
  readonly cases: number;
  readonly withFault: number;
  readonly withSeveralEdits: number;
  readonly planner: PlannerSummary;
  readonly sets: SetSummary;
  readonly singles: SingleSummary;
}

/** @param folder the provider's sources; the project's own where none is named */
export async function run(
  { plans, sets, setsWithFault, singles, seed }: Effort,
  folder?: string,
): Promise<Summary> {
  const org = await Org.start();
  try {
    const provider = await loadProvider(org.emulator, folder);
    const planner = await loadPlanner(folder);
    const planned = checkPlanner(planner, plans, seed);
    const played = await checkSets(org, provider, planner, { plain: sets, withFault: setsWithFault, seed });
    const single = await checkSingleRules(org, provider, singles, seed);
    return {
      seed,
      cases: planned.cases + played.cases + single.cases,
      withFault: played.withFault,
      withSeveralEdits: planned.withSeveralEdits,
      planner: planned,
      sets: played,
      singles: single,
    };
  } finally {
    await org.emulator.stop();
  }
}

const MOST_SETTLING = 0.02;

/** The numbers that must hold and do not. */
export function failures({ planner, sets, singles }: Summary): string[] {
  const none: readonly (readonly [string, readonly string[]])[] = [
    ["unsafe states in plans", planner.unsafe],
    ["plans with a wrong end", planner.wrongOrders],
    ["plans with numbers that put a rule elsewhere", planner.wrongNumbers],
    ["plans refused", planner.refusals],
    ["plans with more writes than the fewest", planner.tooManyWrites],
    ["plans with more rules made anew than the fewest", planner.tooManyReborn],
    ["unsafe states in Okta", sets.unsafe],
    ["wrong lists in Okta", sets.wrong],
    ["sets refused", sets.refusals],
    ["sets that are not silent afterwards", sets.loud],
    ["sets with more requests than planned", sets.tooManyRequests],
    ["wrong orders of single rules", singles.wrongOrders],
  ];
  const found = none.flatMap(([what, list]) =>
    list.length === 0 ? [] : [`${list.length} ${what}, the first: ${list[0]}`],
  );
  const share = singles.writes === 0 ? 0 : singles.settling / singles.writes;
  return share <= MOST_SETTLING
    ? found
    : [
        ...found,
        `${(share * 100).toFixed(1)} % of the writes of single rules were settling writes, 2 % may be`,
      ];
}
