import type { Engine } from "../engine";
import type { Standing } from "../list";
import type { Step } from "./rules";

/** One request with the number that it sends: whatever writes a rule names one, always. */
export interface Request {
  /** "shift" writes the rule as it is at a free number right above its own. */
  readonly verb: Step["verb"] | "shift";
  readonly id: string;
  /** The name to send; undefined where the rule keeps the one it has. */
  readonly name?: string;
  /** Undefined for requests that write no rule, and for the rule Okta made, whose number is its own. */
  readonly priority?: number;
  /** The list after the request, with the numbers that Okta's engine gives; without the rule Okta made. */
  readonly after: readonly Standing[];
}

/**
 * The requests of a plan, with numbers from a model of Okta's engine; undefined where the numbers run out. The newer
 * framework has 0 to 98 and pushes whoever is in the way towards the end. Where the end is reached and numbers are free
 * further up, rules of the program go up first, each into the gap right above it, which changes no order.
 *
 * @param list with its numbers, from the top, without the rule Okta made
 * @param isOurs whether the rule may be written
 */
export function numberSteps(
  engine: Engine,
  list: readonly Standing[],
  steps: readonly Step[],
  isOurs: (id: string) => boolean,
): Request[] | undefined {
  const requests: Request[] = [];
  let now: readonly Standing[] = list;
  for (const apart of separations(list, isOurs)) {
    now = engine.place(now, apart.id, apart.priority);
    requests.push({ verb: "shift", ...apart, after: now });
  }
  for (const { verb, id, name, after } of steps) {
    const isNumbered = verb === "create" || now.some((standing) => standing.id === id);
    if (verb === "delete") {
      now = engine.remove(now, id);
    }
    if (!isNumbered || verb === "delete" || verb === "activate" || verb === "deactivate") {
      requests.push({ verb, id, name, after: now });
      continue;
    }
    const order = after.map((rule) => rule.id);
    const shifts = fits(engine, now, order, id) ? [] : shiftsInto(engine, now, order, id);
    if (shifts === undefined || !shifts.every((shift) => isOurs(shift.id))) {
      return undefined;
    }
    for (const shift of shifts) {
      now = engine.place(now, shift.id, shift.priority);
      requests.push({ verb: "shift", ...shift, after: now });
    }
    const priority = numberFor(engine, now, order, id);
    now = engine.place(now, id, priority);
    requests.push({ verb, id, name, priority, after: now });
  }
  return requests;
}

/** The number that puts the object where it stands in the order: a free one if there is any, for that moves nobody else. */
export function numberFor(
  engine: Engine,
  list: readonly Standing[],
  order: readonly string[],
  id: string,
): number {
  // Okta takes an object out of the list before it puts it in again.
  const others = engine.remove(list, id);
  const above = new Set(order.slice(0, order.indexOf(id)));
  return (others.findLast((standing) => above.has(standing.id))?.priority ?? engine.first - 1) + 1;
}

function fits(engine: Engine, list: readonly Standing[], order: readonly string[], id: string): boolean {
  const after = engine.place(list, id, numberFor(engine, list, order, id));
  return (after.at(-1)?.priority ?? engine.first) <= engine.last;
}

/** The writes that free a number above the object: who stands between it and the nearest gap moves up by one, from the top. */
function shiftsInto(
  engine: Engine,
  list: readonly Standing[],
  order: readonly string[],
  id: string,
): Standing[] | undefined {
  const above = list.filter(
    (standing) => standing.id !== id && order.indexOf(standing.id) < order.indexOf(id),
  );
  const gap = above.findLastIndex(
    ({ priority }, index) => priority > (above[index - 1]?.priority ?? engine.first - 1) + 1,
  );
  return gap < 0
    ? undefined
    : above.slice(gap).map((standing) => ({ ...standing, priority: standing.priority - 1 }));
}

/** Two objects that were made at the same moment may have one number, and then nothing can stand between them. */
function separations(list: readonly Standing[], isOurs: (id: string) => boolean): Standing[] {
  return list.flatMap((lower, index) => {
    const upper = list[index - 1];
    if (upper === undefined || upper.priority !== lower.priority) {
      return [];
    }
    // Whoever writes the upper one at its own number pushes the lower one down.
    const pushing = isOurs(upper.id) ? [upper] : [];
    return isOurs(lower.id) ? [{ ...lower, priority: lower.priority + 1 }] : pushing;
  });
}
