import type { Answer } from "./client";
import type { Step } from "./steps";

/** A cursor is the server's own secret: the next page is asked for with the emulator's. */
export interface Pages {
  urlOf(step: Step): string;
  turn(step: Step, answer: Answer): void;
}

export function createPages(): Pages {
  const nextOf = new Map<string, string>();
  const pathOf = ({ url }: Step): string => url.split("?")[0] ?? "";
  return {
    urlOf: (step) => {
      const next = nextOf.get(pathOf(step));
      const asksForNext = new URLSearchParams(step.url.split("?")[1] ?? "").has("after");
      return asksForNext && next !== undefined ? `${pathOf(step)}?${next}` : step.url;
    },
    turn: (step, { next }) => {
      if (next === undefined) {
        nextOf.delete(pathOf(step));
      } else {
        nextOf.set(pathOf(step), next);
      }
    },
  };
}
