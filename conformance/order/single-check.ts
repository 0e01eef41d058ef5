import * as fc from "fast-check";
import { KINDS, type Kind } from "./cases";
import { argumentsOf, type Org, ruleTypeOf } from "./org";
import { type Kept, type Provider, up } from "./provider";

/** What became of single rules with ranks, in any order of arrival. */
export interface SingleSummary {
  cases: number;
  wrongOrders: string[];
  /** Steps that the engine took. */
  steps: number;
  writes: number;
  /** Writes beyond one for each step: a rule that became known meanwhile moved another one's place. */
  settling: number;
  seed: number;
}

interface Ranked {
  readonly kind: Kind;
  /** By rule: the rank before and after. */
  readonly ranks: readonly (readonly [number, number])[];
  /** The order in which the engine comes by the rules. */
  readonly arrival: readonly number[];
  readonly parallel: number;
}

const MOST_RULES = 10;

// Ranks so far apart that there is room between any two.
const STEP = 100;

const ranked: fc.Arbitrary<Ranked> = fc.integer({ min: 2, max: MOST_RULES }).chain((count) => {
  const indexes = [...Array(count).keys()];
  const order = fc.shuffledSubarray(indexes, { minLength: count, maxLength: count });
  const places = fc.array(fc.option(fc.integer({ min: 0, max: count }), { nil: undefined, freq: 2 }), {
    minLength: count,
    maxLength: count,
  });
  return fc.record({
    kind: fc.constantFrom(...KINDS),
    ranks: fc.tuple(order, places).map(([before, moves]) =>
      indexes.map((index): readonly [number, number] => {
        const rank = (before.indexOf(index) + 1) * STEP;
        const place = moves[index];
        // A rule that moves goes between two others; the rest keep their ranks.
        return [rank, place === undefined ? rank : place * STEP + STEP / 2 + index];
      }),
    ),
    arrival: order,
    parallel: fc.constantFrom(1, 8, 64),
  });
});

export async function checkSingleRules(
  org: Org,
  provider: Provider,
  count: number,
  seed: number,
): Promise<SingleSummary> {
  const summary: SingleSummary = { cases: 0, wrongOrders: [], steps: 0, writes: 0, settling: 0, seed };
  for (const one of fc.sample(ranked, { numRuns: count, seed })) {
    await judge(org, provider, one, summary);
  }
  return summary;
}

async function judge(org: Org, provider: Provider, one: Ranked, summary: SingleSummary): Promise<void> {
  const { kind, ranks, arrival, parallel } = one;
  summary.cases += 1;
  await org.begin({ kind, before: [], after: [], catchAll: [ANY, ANY] }, async () => undefined);
  const kept = new Map<number, Kept>();
  for (const moment of [0, 1] as const) {
    provider.forgetConnections();
    org.emulator.clearRequests();
    let steps = 0;
    const step = async (index: number): Promise<void> => {
      const old = kept.get(index);
      const args = {
        policyId: org.policyId,
        type: ruleTypeOf(kind),
        name: `R${index}`,
        priority: ranks[index]?.[moment] ?? 0,
        ...argumentsOf(kind, { number: index, denies: false }),
      };
      const now = await up(provider.policyRule, old, args, `r${index}-0123456`);
      steps += now === old ? 0 : 1;
      kept.set(index, now);
    };
    await pool(arrival, parallel, step);
    const { writes } = org.counts();
    summary.steps += steps;
    summary.writes += writes;
    summary.settling += Math.max(0, writes - steps);
    const wanted = [...ranks.entries()]
      .sort(([, a], [, b]) => a[moment] - b[moment])
      .map(([index]) => `R${index}`);
    const found = org.list().filter(({ isCatchAll }) => !isCatchAll);
    if (found.map(({ name }) => name).join() !== wanted.join()) {
      summary.wrongOrders.push(`${moment === 0 ? "created" : "updated"}: ${JSON.stringify(one)}`);
    }
  }
}

const ANY = { number: 0, denies: false };

/** As the engine works: so many at a time, in the order of arrival. */
async function pool(
  arrival: readonly number[],
  parallel: number,
  step: (index: number) => Promise<void>,
): Promise<void> {
  const left = [...arrival];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await step(next);
    }
  };
  await Promise.all([...Array(parallel).keys()].map(work));
}
