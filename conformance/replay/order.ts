import { type Call, isObject, type JsonObject } from "../recordings";
import { collectionOf, isDense, parentOf, type Step, stepOf } from "./steps";

const madeIn = (step: Step): JsonObject | undefined =>
  step.made === undefined ? undefined : step.objects[0];

const namesNoNumber = ({ request }: Call): boolean =>
  isObject(request) && typeof request.priority !== "number";

/**
 * The calls in the order in which the server took them. Creates sent side by side in one second were written down as
 * their answers came; the numbers in the answers tell who was first.
 */
export function inServerOrder(calls: readonly Call[]): Step[] {
  const steps = calls.map(stepOf);
  const ordered = [...calls];
  const done = new Set<number>();
  for (const step of steps) {
    const group = done.has(step.index) ? [] : sideBySide(steps, step);
    for (const { index } of group) {
      done.add(index);
    }
    const byNumber = [...group].sort((a, b) => numberMade(a) - numberMade(b));
    group.forEach(({ index }, place) => {
      const taken = byNumber[place];
      if (taken !== undefined) {
        ordered[index] = calls[taken.index] ?? taken;
      }
    });
  }
  return ordered.map(stepOf);
}

const numberMade = (step: Step): number => Number(madeIn(step)?.priority ?? 0);

/** The creates of the same line in the same second that follow each other with nothing but creates between them. */
function sideBySide(steps: readonly Step[], first: Step): Step[] {
  const end = steps.findIndex(({ index, made }) => index > first.index && made === undefined);
  return steps
    .slice(first.index, end === -1 ? undefined : end)
    .filter((step) => namesNoNumber(step) && areTwins(first, step));
}

/** Two creates of one line in one second. */
function areTwins(one: Step, other: Step): boolean {
  const [a, b] = [madeIn(one), madeIn(other)];
  return (
    a !== undefined && b !== undefined && a.created === b.created && collectionOf(one) === collectionOf(other)
  );
}

/** Creates that were answered the same number in one second: Okta lost count, and what follows in the line shows it. */
export interface Collision {
  readonly line: string;
  readonly calls: readonly [number, number];
  readonly evidence: string;
}

export function collisionsIn(steps: readonly Step[]): Collision[] {
  return steps.flatMap((step) => {
    const object = madeIn(step);
    const earlier = steps.find(
      (other) => other.index < step.index && areTwins(other, step) && numberMade(other) === numberMade(step),
    );
    if (object === undefined || earlier === undefined) {
      return [];
    }
    // All v2 policies carry the same number.
    if (parentOf(step) === undefined && !isDense(object)) {
      return [];
    }
    return {
      line: collectionOf(step),
      calls: [earlier.index, step.index] as const,
      evidence: `calls ${earlier.index} and ${step.index} were both answered priority ${numberMade(step)} at ${String(object.created)}`,
    };
  });
}
