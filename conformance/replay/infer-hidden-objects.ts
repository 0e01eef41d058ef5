import type { Seed } from "okta-emulator";
import type { JsonObject } from "../recordings";
import type { Replayed } from "./replayed";
import { collectionOf, idOf, isDense, isWhole, parentOf } from "./steps";

export type SeededRule = JsonObject & { policyId: string };

/** What stood in the org already, by what the sequence shows or must be concluded from it. */
export interface Standing {
  readonly policies: readonly JsonObject[];
  readonly rules: readonly SeededRule[];
}

export interface HiddenObjects extends Standing {
  /** The call whose answer tells. */
  readonly call: number;
}

/**
 * An org holds objects that the sequence never shows, and the numbers of those that it writes count them: in an order
 * without gaps number 4 has three others before it; in one with gaps, whoever names no number comes right behind the
 * last. The first answer with a greater number than the emulator's tells how many more there must be.
 */
export function inferHiddenObjects(replayed: readonly Replayed[], seed: Seed): HiddenObjects | undefined {
  const steps = replayed.map(({ step }) => step);
  // Of these all members are seen sooner or later; and nobody else writes to a policy that the sequence makes.
  const whole = new Set(steps.filter(isWhole).map(collectionOf));
  const made = new Set(steps.flatMap((step) => step.made ?? []));
  for (const { step, differences } of replayed) {
    const [object] = step.isWrite ? step.objects : [];
    const number = differences.find(({ path }) => path === "$.priority");
    if (object === undefined || typeof number?.recorded !== "number" || typeof number.emulated !== "number") {
      continue;
    }
    const policyId = parentOf(step);
    const isKnown = whole.has(collectionOf(step)) || (policyId !== undefined && made.has(policyId));
    if (isKnown || number.recorded <= number.emulated) {
      continue;
    }
    const numbers = isDense(object)
      ? freeNumbers(number.recorded - number.emulated, numbersIn(seed, object, policyId))
      : [number.recorded - 1];
    const hidden = numbers.map((priority) => ({ name: `unnamed ${priority}`, priority }));
    return policyId === undefined
      ? {
          call: step.index,
          policies: hidden.map((one) => ({ ...one, type: String(object.type) })),
          rules: [],
        }
      : { call: step.index, policies: [], rules: hidden.map((one) => ({ ...one, policyId })) };
  }
  return undefined;
}

/** The numbers that the seed gives to the neighbours of an object. */
function numbersIn(
  { policies = [], rules = [] }: Seed,
  object: JsonObject,
  policyId: string | undefined,
): number[] {
  const line: readonly JsonObject[] =
    policyId === undefined
      ? policies.filter(({ type }) => type === object.type)
      : rules.filter((rule) => rule.policyId === policyId);
  return line
    .filter((one) => one.system !== true && idOf(one) !== idOf(object))
    .map(({ priority }) => (typeof priority === "number" ? priority : 1));
}

function freeNumbers(count: number, taken: readonly number[]): number[] {
  const highest = count + taken.length;
  return Array.from({ length: highest }, (_, index) => index + 1)
    .filter((number) => !taken.includes(number))
    .slice(0, count);
}
