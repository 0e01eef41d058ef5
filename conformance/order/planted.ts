/** A fault put into the provider's sources, which the checks must notice. */
export interface Planted {
  readonly says: string;
  /** Below the provider's sources. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

const SAFETY = "ordering/transition/safety.ts";
const SEQUENCE = "ordering/transition/sequence.ts";
const TASKS = "ordering/transition/tasks.ts";
const TARGET = "ordering/transition/target.ts";
const PLAN = "ordering/transition/plan.ts";
const NUMBERS = "ordering/transition/number-steps.ts";
const ENGINE = "ordering/engine.ts";
const CHOICE = "ordering/choose-priority.ts";
const RANKS = "ordering/rule-order.ts";
const LONGEST = "ordering/longest-in-order.ts";
const LIST = "ordering/list.ts";

export const PLANTED: readonly Planted[] = [
  { says: "every state is taken for safe", file: SAFETY, find: "!active || denies ||", put: "true ||" },
  {
    says: "only the list after counts for safety",
    file: SAFETY,
    find: "for (const list of [before, after])",
    put: "for (const list of [after, after])",
  },
  {
    says: "only the list before counts for safety",
    file: SAFETY,
    find: "for (const list of [before, after])",
    put: "for (const list of [before, before])",
  },
  {
    says: "a rule that lets in is taken for one that refuses",
    file: SAFETY,
    find: "!active || denies ||",
    put: "!active || !denies ||",
  },
  {
    says: "one rule above is enough, not all",
    file: SAFETY,
    find: "(need & ~above) === 0n",
    put: "need === 0n || (need & above) !== 0n",
  },
  {
    says: "what comes after a list without a catch-all is forgotten",
    file: SEQUENCE,
    find: "? [] : [NEXT_POLICY]",
    put: "? [] : []",
  },
  {
    says: "a name that another rule has is sent all the same",
    file: SEQUENCE,
    find: "if (holder !== undefined) {",
    put: "if (holder !== undefined && safe === false) {",
  },
  {
    says: "a rule that was placed does not count as placed",
    file: SEQUENCE,
    find: "settled.add(id);",
    put: "settled.delete(id);",
  },
  {
    says: "the old version goes before the new one comes",
    file: TASKS,
    find: 'return [create(wish), away(rule, "delete")];',
    put: 'return [away(rule, "delete"), create(wish)];',
  },
  {
    says: "a moved rule is put at the end",
    file: TASKS,
    find: "next === undefined ? others.length :",
    put: "next !== undefined ? others.length :",
  },
  {
    says: "a rule that should be off stays on",
    file: TASKS,
    find: "rule.active && !wish.active ?",
    put: "rule.active && !wish.active && rule.denies ?",
  },
  {
    says: "a rule that should be on stays off",
    file: TASKS,
    find: "!rule.active && wish.active ?",
    put: "!rule.active && wish.active && wish.denies ?",
  },
  {
    says: "Okta's own rule is not written",
    file: TASKS,
    find: "return differs ? [write(rule",
    put: "return differs && rule.denies ? [write(rule",
  },
  {
    says: "rules that were taken out of the program stay",
    file: TASKS,
    find: "!continued.has(rule.id) ?",
    put: "!continued.has(rule.id) && rule.denies ?",
  },
  {
    says: "a rule comes above the one that the program names before it",
    file: TARGET,
    find: "placeOf(idAfter(above, choice)) + 1",
    put: "placeOf(idAfter(above, choice))",
  },
  {
    says: "rules of others lose their places",
    file: TARGET,
    find: 'return rule.owner === "foreign" ? [rule] : [];',
    put: "return [];",
  },
  {
    says: "all that changes is born anew, needed or not",
    file: PLAN,
    find: "fewest = fewer;",
    put: "fewest = new Set(fewest);",
  },
  {
    says: "a rule that is changed anyway keeps its place at the price of another's",
    file: PLAN,
    find: "isChanged || reborn.has(wish.key) ? 1 : matched.length + 1",
    put: "isChanged || reborn.has(wish.key) ? matched.length + 1 : 1",
  },
  {
    says: "the fewest rules stay in place, not the most",
    file: LONGEST,
    find: "rise.weight > best.weight",
    put: "rise.weight > 0 && (best.weight === 0 || rise.weight < best.weight)",
  },
  {
    says: "the number is the one of the rule above",
    file: NUMBERS,
    find: "?? engine.first - 1) + 1;",
    put: "?? engine.first - 1);",
  },
  {
    says: "the number counts the rule at its old place",
    file: NUMBERS,
    find: "const others = engine.remove(list, id);",
    put: "const others = list;",
  },
  {
    says: "the number is the one that the rule has, not the one that was planned",
    file: NUMBERS,
    find: "const priority = numberFor(engine, now, order, id);",
    put: "const priority = list.find((one) => one.id === id)?.priority ?? numberFor(engine, now, order, id);",
  },
  {
    says: "numbers are reckoned with the list of the beginning",
    file: NUMBERS,
    find: "now = engine.place(now, id, priority);",
    put: "engine.place(now, id, priority);",
  },
  {
    says: "nobody moves down for a rule of the newer framework",
    file: ENGINE,
    find: "priority: other.priority + 1 } : other",
    put: "priority: other.priority } : other",
  },
  {
    says: "the number that a rule leaves counts as free",
    file: ENGINE,
    find: "const held = new Set(list.map((standing) => standing.priority));",
    put: "const held = new Set(list.filter((standing) => standing.id !== id).map((standing) => standing.priority));",
  },
  {
    says: "the older framework leaves gaps",
    file: ENGINE,
    find: "remove: (list, id) => numbered(ids(list).filter((other) => other !== id)),",
    put: "remove: (list, id) => inOrder(list.filter((other) => other.id !== id)),",
  },
  {
    says: "a single rule goes to the wrong side of its siblings",
    file: LIST,
    find: "index < mine ? other > rank : other < rank",
    put: "index < mine ? other < rank : other > rank",
  },
  {
    says: "a single rule that another one passed is not written",
    file: RANKS,
    find: "return contradictions(this.#order, id, rank, placed) > 0;",
    put: "return contradictions(this.#order, id, rank, placed) > 99;",
  },
  {
    says: "a single rule gets its declared number, whoever stands there",
    file: CHOICE,
    find: "return best?.number ?? rank;",
    put: "return rank;",
  },
];
