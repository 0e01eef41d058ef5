import type { CatchAllWish, Present, Rule, Step, Wish } from "./rules";
import { Safety } from "./safety";
import { type Choice, targetOf } from "./target";
import { type Task, tasksOf } from "./tasks";

/** A list as it is and as it should be. */
export interface Problem {
  /** From the top. */
  readonly present: readonly Present[];
  /** The rules of the program, from the top. */
  readonly wishes: readonly Wish[];
  readonly catchAll?: CatchAllWish | undefined;
  /** How many rules the list may hold, without Okta's own. */
  readonly limit: number;
  /** Whether Okta refuses two rules of one name. */
  readonly uniqueNames: boolean;
  /** Whether every state on the way must be safe. */
  readonly safe: boolean;
  /** The name under which a rule waits while another one takes its name. */
  temporaryName(rule: Rule): string;
}

/** Stands for all that comes after a list in which nothing matched. */
const NEXT_POLICY: Rule = { id: "", name: "", content: "the next policy", denies: false, active: true };

/**
 * The requests that lead from the present list to the wanted one, for one choice of what stays and what is born anew;
 * undefined where no order of these requests is safe. The choice decides which requests there are, this their order.
 *
 * What changes, is new or moves up goes first, from the top; then what moves down, from the bottom; then what goes, from
 * the bottom. Where only the order changes, this is always safe. Otherwise the first request goes next that is safe.
 * Taking it loses nothing: what makes a request safe is that others were made before it, and these stay made.
 */
export function sequence(problem: Problem, choice: Choice): Step[] | undefined {
  const { present, wishes, catchAll, safe, temporaryName } = problem;
  const target = targetOf(present, wishes, catchAll, choice);
  // Where Okta has no rule of its own at the end, whoever matches no rule goes on to the next policy.
  const end = present.some(({ owner }) => owner === "okta") ? [] : [NEXT_POLICY];
  const safety = new Safety([...present, ...end], [...target, ...end]);
  const settled = new Set(
    present.filter(({ id, owner }) => owner !== "program" || choice.kept.has(id)).map(({ id }) => id),
  );
  const steps: Step[] = [];
  let now: readonly Rule[] = present;
  let left = tasksOf(present, wishes, catchAll, choice, target);

  while (left.length > 0) {
    const next = readyTasks(problem, now, left).find(
      (task) => !safe || safety.allows([...task.apply(now, settled), ...end]),
    );
    if (next === undefined) {
      return undefined;
    }
    const holder = holderOf(problem, now, next);
    if (holder !== undefined) {
      const name = temporaryName(holder);
      now = now.map((rule) => (rule.id === holder.id ? { ...rule, name } : rule));
      steps.push({ verb: "rename", id: holder.id, name, moves: false, after: now });
    }
    now = next.apply(now, settled);
    const { verb, id, name, moves } = next;
    steps.push({ verb, id, name, moves, after: now });
    if (verb === "create" || verb === "write") {
      settled.add(id);
    }
    left = left.map((tasks) => tasks.filter((task) => task !== next)).filter((tasks) => tasks.length > 0);
  }
  return steps;
}

/** The tasks that may come next, the best first: one that needs another rule's name waits until the name is free. */
function readyTasks(
  problem: Problem,
  now: readonly Rule[],
  left: readonly (readonly Task[])[],
): readonly Task[] {
  const room = problem.limit - now.length + problem.present.filter(({ owner }) => owner === "okta").length;
  return left
    .flatMap(([task]) => (task === undefined || (task.verb === "create" && room <= 0) ? [] : [task]))
    .map((task) => ({ task, waits: holderOf(problem, now, task) === undefined ? 0 : 1 }))
    .sort((a, b) => a.waits - b.waits || a.task.phase - b.task.phase || a.task.rank - b.task.rank)
    .map(({ task }) => task);
}

/** Another rule that has the name now. */
function holderOf(
  { uniqueNames }: Problem,
  now: readonly Rule[],
  { verb, id, name }: Task,
): Rule | undefined {
  return uniqueNames && (verb === "create" || verb === "write")
    ? now.find((rule) => rule.name === name && rule.id !== id)
    : undefined;
}
