import { type FeatureChange, type Seed, startEmulator } from "okta-emulator";
import type { Call, Sequence } from "../recordings";
import { asideOf } from "./aside";
import { type Answer, bindSystemRule, redo, send } from "./asking";
import { calibrate } from "./calibration";
import { type Difference, differencesOf, type Known } from "./comparing";
import { misplacedIn, moved } from "./first-sight";
import { createIdentities } from "./identity";
import { inServerOrder } from "./order";
import { type OthersWork, othersWork } from "./others";
import { createPages } from "./pages";
import { seedOf } from "./seed";
import { type Reason, skipsIn } from "./skips";
import type { Step } from "./steps";
import { clockOf, createTimes, toldTimes } from "./times";
import { type Standing, unnamedIn } from "./unnamed";

export interface Replayed {
  readonly step: Step;
  /** Aside: says nothing of the Policy API. */
  readonly verdict: "identical" | "differing" | "skipped" | "calibration" | "aside";
  readonly differences: readonly Difference[];
  /** Why it was skipped or put aside, or what it was asked for. */
  readonly evidence?: string;
}

/** The name of one of the emulator's rules about the server, to be broken. */
export type Broken = NonNullable<Parameters<typeof startEmulator>[0]>["broken"];

/** What is known of a sequence before it is played. */
interface Script {
  readonly steps: readonly Step[];
  readonly features: FeatureChange;
  readonly seed: Seed;
  readonly work: ReadonlyMap<number, OthersWork>;
  /** When silent writes were made, by number, as far as it was told. */
  readonly told: ReadonlyMap<number, string>;
  readonly clock: readonly string[];
  /** What calls are asked for, by number: those are not judged. */
  readonly purposes: ReadonlyMap<number, string>;
}

function scriptOf(calls: readonly Call[]): Script {
  const steps = inServerOrder(calls);
  const { features, asked } = calibrate(steps);
  const { work, cameLater } = othersWork(steps);
  const seed = seedOf(steps, cameLater);
  const purposes = new Map<number, string>([...asked].map(([index, names]) => [index, names.join(", ")]));
  for (const index of work.keys()) purposes.set(index, "what others did meanwhile");
  for (const { index, isConcluded } of steps) if (isConcluded) purposes.set(index, "what was sent");
  const told = new Map<number, string>();
  return { steps, features, seed, work, told, clock: clockOf(steps, told), purposes };
}

/** How often what the sequence does not show is put right by what it shows later. */
const mostCorrections = 8;

/** Plays a recorded sequence to a fresh emulator and judges every answer. */
export async function replaySequence(
  { calls }: Pick<Sequence, "calls">,
  broken?: Broken,
): Promise<Replayed[]> {
  let script = scriptOf(calls);
  let replayed = await play(script, broken);
  for (let pass = 0; pass < mostCorrections; pass += 1) {
    const better = corrected(script, replayed);
    if (better === undefined) break;
    script = better;
    replayed = await play(script, broken);
  }
  return replayed;
}

/** The script with one more thing put right that a replay told; undefined when it told nothing. */
function corrected(script: Script, replayed: readonly Replayed[]): Script | undefined {
  const purposes = new Map(script.purposes);
  const unnamed = unnamedIn(replayed, script.seed);
  if (unnamed !== undefined) {
    purposes.set(unnamed.call, "what stands in the line unnamed");
    return { ...script, seed: withMore(script.seed, unnamed), purposes };
  }
  const misplaced = misplacedIn(replayed, script.seed);
  for (const index of misplaced.calls) purposes.set(index, "where an object stood before");
  const times = toldTimes(replayed, script.clock);
  if (misplaced.calls.length + times.size === 0) return undefined;
  const told = new Map([...script.told, ...times]);
  return {
    ...script,
    seed: moved(script.seed, misplaced),
    told,
    clock: clockOf(script.steps, told),
    purposes,
  };
}

const withMore = (seed: Seed, { policies, rules }: Standing): Seed => ({
  ...seed,
  policies: [...(seed.policies ?? []), ...policies],
  rules: [...(seed.rules ?? []), ...rules],
});

async function play(
  { steps, features, seed, work, clock, purposes }: Script,
  broken?: Broken,
): Promise<Replayed[]> {
  const skips = skipsIn(steps);
  const known = { identities: createIdentities(), times: createTimes() };
  // Ids are chance, like the time: they are handed out as they were, because lists are sorted by them.
  let next: string | undefined;
  const emulator = await startEmulator({
    newId: () => next,
    features: { ...settled, ...features },
    seed,
    ...(broken === undefined ? {} : { broken }),
  });
  for (const { id } of [...(seed.policies ?? []), ...(seed.rules ?? []), ...(seed.apps ?? [])]) {
    if (typeof id === "string") known.identities.same(id, id);
  }
  const pages = createPages();
  try {
    const replayed: Replayed[] = [];
    for (const step of steps) {
      const aside = asideOf(step);
      if (aside !== undefined) {
        replayed.push({ step, verdict: "aside", differences: [], evidence: aside });
        continue;
      }
      bindSystemRule(emulator, step, known.identities);
      const now = clock[step.index];
      if (now) emulator.clock.set(now);
      next = step.made;
      await redo(emulator, work.get(step.index), known.identities);
      const answer = await send(emulator, { ...step, url: pages.urlOf(step) }, known.identities);
      pages.turn(step, answer);
      replayed.push(judge(step, answer, known, purposes.get(step.index), skips));
    }
    return replayed;
  } finally {
    await emulator.stop();
  }
}

/** Okta's apps API is no part of the recordings: that an app was deleted before its policy is not seen. */
const settled = { deleteMappedPolicy: "reassign" } as const;

function judge(
  step: Step,
  answer: Answer,
  known: Known,
  purpose: string | undefined,
  skips: (step: Step, answer: Answer, differences: readonly Difference[]) => Reason | undefined,
): Replayed {
  const differences = [
    ...differencesOf(step.status, answer.status, known, "status"),
    ...differencesOf(step.response, answer.body, known),
  ];
  if (purpose !== undefined) return { step, verdict: "calibration", differences, evidence: purpose };
  if (differences.length === 0) return { step, verdict: "identical", differences };
  const reason = skips(step, answer, differences);
  return reason === undefined
    ? { step, verdict: "differing", differences }
    : { step, verdict: "skipped", differences, evidence: reason };
}
