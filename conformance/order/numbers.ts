import { v1, v2 } from "../../emulator/src/okta/priorities";
import type { Case } from "./cases";
import { numbersBefore, type PlannedWay } from "./planner";

interface Numbered {
  readonly id: string;
  readonly priority: number;
}

/**
 * The first request after which the rules do not stand as planned, by the emulator's model of the engines; undefined where
 * there is none.
 */
export function misplaced(one: Case, { sent, states }: PlannedWay): string | undefined {
  if (sent === undefined) {
    return "the numbers run out";
  }
  let list: Numbered[] = numbersBefore(one);
  let step = 0;
  for (const { id, isDeletion, priority, isStep } of sent) {
    list = isDeletion
      ? without(one, list, id)
      : priority === undefined
        ? list
        : placed(one, list, id, priority);
    if (!isStep) {
      continue;
    }
    const planned = (states[step] ?? []).filter(({ isCatchAll }) => !isCatchAll).map((rule) => rule.id);
    step += 1;
    const found = list.map((rule) => rule.id);
    if (found.join() !== planned.join()) {
      return `after request ${step} (${id}, ${priority}) the rules stand ${found.join(", ")}, planned ${planned.join(", ")}`;
    }
  }
  return undefined;
}

function placed({ kind }: Case, list: readonly Numbered[], id: string, wanted: number): Numbered[] {
  const others = list.filter((rule) => rule.id !== id);
  const old = list.find((rule) => rule.id === id)?.priority ?? null;
  const movement =
    kind === "dense" ? v1.place(others, [], { id, wanted }) : v2.place(others, { id, old, wanted });
  return renumbered([...others, { id, priority: old ?? wanted }], movement);
}

function without({ kind }: Case, list: readonly Numbered[], id: string): Numbered[] {
  const left = list.filter((rule) => rule.id !== id);
  return kind === "dense" ? renumbered(left, v1.close(left, [])) : left;
}

function renumbered(list: readonly Numbered[], movement: ReadonlyMap<string, number>): Numbered[] {
  return list
    .map(({ id, priority }) => ({ id, priority: movement.get(id) ?? priority }))
    .sort((a, b) => a.priority - b.priority);
}
