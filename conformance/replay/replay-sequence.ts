import { type FeatureChange, type Seed, startEmulator } from "okta-emulator";
import type { Call, Sequence } from "../recordings";
import { calibrate } from "./calibration";
import { type Answer, bindSystemRule, redo, send } from "./client";
import { type Difference, differencesOf, type Known } from "./compare";
import { type ExternalChange, externalChanges } from "./external-changes";
import { createIdMap } from "./id-map";
import { inferHiddenObjects, type Standing } from "./infer-hidden-objects";
import { inferStartOrder, withStartOffsets } from "./infer-start-order";
import { inServerOrder } from "./order";
import { outOfScope } from "./out-of-scope";
import { createPages } from "./pages";
import type { Replayed } from "./replayed";
import { seedOf } from "./seed";
import { type Reason, skipsIn } from "./skips";
import { createTimes } from "./stamps";
import type { Step } from "./steps";
import { clockOf, toldTimes } from "./times";

/** The name of one of the emulator's rules about the server, to be broken. */
export type Broken = NonNullable<Parameters<typeof startEmulator>[0]>["broken"];

/** What is known of a sequence before it is played. */
interface Script {
  readonly steps: readonly Step[];
  readonly features: FeatureChange;
  readonly seed: Seed;
  readonly external: ReadonlyMap<number, ExternalChange>;
  /** When silent writes were made, by number, as far as it was told. */
  readonly told: ReadonlyMap<number, string>;
  readonly clock: readonly string[];
  /** What calls are asked for, by number: those are not judged. */
  readonly purposes: ReadonlyMap<number, string>;
}

function scriptOf(calls: readonly Call[]): Script {
  const steps = inServerOrder(calls);
  const { features, asked } = calibrate(steps);
  const { changes: external, cameLater } = externalChanges(steps);
  const seed = seedOf(steps, cameLater);
  const purposes = new Map<number, string>([...asked].map(([index, names]) => [index, names.join(", ")]));
  for (const index of external.keys()) {
    purposes.set(index, "what others did meanwhile");
  }
  for (const { index, isConcluded } of steps) {
    if (isConcluded) {
      purposes.set(index, "what was sent");
    }
  }
  const told = new Map<number, string>();
  return { steps, features, seed, external, told, clock: clockOf(steps, told), purposes };
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
    if (better === undefined) {
      break;
    }
    script = better;
    replayed = await play(script, broken);
  }
  return replayed;
}

/** The script with one more thing put right that a replay told; undefined when it told nothing. */
function corrected(script: Script, replayed: readonly Replayed[]): Script | undefined {
  const purposes = new Map(script.purposes);
  const hidden = inferHiddenObjects(replayed, script.seed);
  if (hidden !== undefined) {
    purposes.set(hidden.call, "what stands in the line unnamed");
    return { ...script, seed: withMore(script.seed, hidden), purposes };
  }
  const offsets = inferStartOrder(replayed, script.seed);
  for (const index of offsets.calls) {
    purposes.set(index, "where an object stood before");
  }
  const times = toldTimes(replayed, script.clock);
  if (offsets.calls.length + times.size === 0) {
    return undefined;
  }
  const told = new Map([...script.told, ...times]);
  return {
    ...script,
    seed: withStartOffsets(script.seed, offsets),
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
  { steps, features, seed, external, clock, purposes }: Script,
  broken?: Broken,
): Promise<Replayed[]> {
  const skips = skipsIn(steps);
  const known = { idMap: createIdMap(), times: createTimes() };
  // Ids are chance, like the time: they are handed out as they were, because lists are sorted by them.
  let next: string | undefined;
  const emulator = await startEmulator({
    newId: () => next,
    features: { ...settled, ...features },
    seed,
    ...(broken === undefined ? {} : { broken }),
  });
  for (const { id } of [...(seed.policies ?? []), ...(seed.rules ?? []), ...(seed.apps ?? [])]) {
    if (typeof id === "string") {
      known.idMap.same(id, id);
    }
  }
  const pages = createPages();
  try {
    const replayed: Replayed[] = [];
    for (const step of steps) {
      const otherApi = outOfScope(step);
      if (otherApi !== undefined) {
        replayed.push({ step, verdict: "out of scope", differences: [], evidence: otherApi });
        continue;
      }
      bindSystemRule(emulator, step, known.idMap);
      const now = clock[step.index];
      if (now) {
        emulator.clock.set(now);
      }
      next = step.made;
      await redo(emulator, external.get(step.index), known.idMap);
      const answer = await send(emulator, { ...step, url: pages.urlOf(step) }, known.idMap);
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
  if (purpose !== undefined) {
    return { step, verdict: "calibration", differences, evidence: purpose };
  }
  if (differences.length === 0) {
    return { step, verdict: "identical", differences };
  }
  const reason = skips(step, answer, differences);
  return reason === undefined
    ? { step, verdict: "differing", differences }
    : { step, verdict: "skipped", differences, evidence: reason };
}
