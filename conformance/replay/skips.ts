import { isObject, type Json } from "../recordings";
import type { Answer } from "./client";
import type { Difference } from "./compare";
import { collisionsIn } from "./order";

import { collectionOf, cutAt, idOf, type Step } from "./steps";

/** Why a call is not judged: the evidence, in words. */
export type Reason = string;

type Skip = (step: Step, answer: Answer, differences: readonly Difference[]) => Reason | undefined;

/** The only two reasons there are. */
export function skipsIn(steps: readonly Step[]): Skip {
  const collisions = collisionsIn(steps);
  const made = new Set(steps.flatMap((step) => step.made ?? []));
  const numbersOnly = (step: Step, differences: readonly Difference[], line: string): boolean =>
    differences.every(({ path }) => {
      const [, place, key] = /^\$(?:\[(\d+)\])?\.(\w+)$/.exec(path) ?? [];
      const object = step.objects[Number(place ?? 0)];
      return (
        key === "priority" && object !== undefined && made.has(idOf(object)) && collectionOf(step) === line
      );
    });
  return (step, answer, differences) =>
    collisions.find(({ line, calls }) => step.index >= calls[1] && numbersOnly(step, differences, line))
      ?.evidence ?? cutList(step, answer, differences);
}

/** The recorded list ends where the emulator's goes on. */
function cutList(step: Step, { body }: Answer, differences: readonly Difference[]): Reason | undefined {
  if (!Array.isArray(step.response) || step.response.length !== cutAt || !Array.isArray(body)) {
    return undefined;
  }
  const isBeyond = ({ path }: Difference): boolean => Number(/^\$\[(\d+)\]/.exec(path)?.[1] ?? 0) >= cutAt;
  if (!differences.every(isBeyond)) {
    return undefined;
  }
  return `${cutAt} members were recorded; the org had ${body.length}, the rest: ${namesOf(body.slice(cutAt))}`;
}

const namesOf = (members: readonly Json[]): string =>
  members.map((member) => (isObject(member) ? String(member.name) : "?")).join(", ");
