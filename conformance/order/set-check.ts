import * as fc from "fast-check";
import { type Case, cases, type Fault, faults } from "./cases";
import type { Org } from "./org";
import { type Planner, planned } from "./planner";
import { play } from "./play";
import type { Provider } from "./provider";

/** What became of many random cases, each played with the resource and every request it sends. */
export interface SetSummary {
  cases: number;
  withFault: number;
  wrong: string[];
  unsafe: string[];
  refusals: string[];
  /** After all was done, a refresh or a preview still sees a change. */
  loud: string[];
  /** Without a fault: more than one list, or more requests than planned. */
  tooManyRequests: string[];
  lists: number;
  writes: number;
  seed: number;
}

const MOST_RULES = 6;

export interface Plays {
  readonly plain: number;
  readonly withFault: number;
  readonly seed: number;
}

export async function checkSets(
  org: Org,
  provider: Provider,
  planner: Planner,
  { plain, withFault, seed }: Plays,
): Promise<SetSummary> {
  const summary: SetSummary = {
    cases: 0,
    withFault: 0,
    wrong: [],
    unsafe: [],
    refusals: [],
    loud: [],
    tooManyRequests: [],
    lists: 0,
    writes: 0,
    seed,
  };
  const sample = fc.sample(fc.tuple(cases(MOST_RULES), faults), { numRuns: plain + withFault, seed });
  for (const [index, [one, fault]] of sample.entries()) {
    await judge({ org, provider, planner }, one, index < plain ? undefined : fault, summary);
  }
  return summary;
}

async function judge(
  { org, provider, planner }: { org: Org; provider: Provider; planner: Planner },
  one: Case,
  fault: Fault | undefined,
  summary: SetSummary,
): Promise<void> {
  const told = `${fault === undefined ? "" : `${fault.kind} at write ${fault.at}: `}${JSON.stringify(one)}`;
  summary.cases += 1;
  summary.withFault += fault === undefined ? 0 : 1;
  const { wrong, unsafe, refused, isSilent, lists, writes } = await play(org, provider, one, fault);
  summary.lists += lists;
  summary.writes += writes;
  if (refused !== undefined) {
    summary.refusals.push(`${refused} ${told}`);
    return;
  }
  if (wrong !== undefined) {
    summary.wrong.push(`${wrong} ${told}`);
  }
  if (unsafe.length > 0) {
    summary.unsafe.push(`${JSON.stringify(unsafe[0])} ${told}`);
  }
  if (!isSilent) {
    summary.loud.push(told);
  }
  // Rules that exchange their contents may differ in what nobody declared, which only Okta's answers tell.
  if (fault === undefined && !hasExchange(one)) {
    const way = planned(planner, one, false);
    // A change of status is answered by nothing, so a second list tells whether it took effect.
    if (writes > (way?.requests ?? 0) || lists > (way?.switches === true ? 2 : 1)) {
      summary.tooManyRequests.push(`${lists} lists, ${writes} writes, planned ${way?.requests}: ${told}`);
    }
  }
}

function hasExchange({ before, after }: Case): boolean {
  return after.some(({ key, content }) =>
    before.some((rule) => rule.name !== key && rule.content.number === content.number),
  );
}
