import type { CatchAllWish, Present, Rule, Step, Wish } from "./rules";
import { type Choice, newId } from "./target";

/** Something to be done to one rule. What is to be done to one rule is done in order. */
export interface Task extends Pick<Step, "verb" | "id" | "name" | "moves"> {
  /** Tasks of a lower phase are tried first, within a phase those of a lower rank. */
  readonly phase: number;
  readonly rank: number;
  /**
   * The list afterwards.
   * @param settled ids of the rules that stand where they will stay
   */
  apply(now: readonly Rule[], settled: ReadonlySet<string>): Rule[];
}

const PHASES = { up: 0, down: 1, away: 2 } as const;

/** What is to be done, rule by rule. */
export function tasksOf(
  present: readonly Present[],
  wishes: readonly Wish[],
  catchAll: CatchAllWish | undefined,
  choice: Choice,
  target: readonly Rule[],
): Task[][] {
  const live = new Map(present.map((rule) => [rule.id, rule]));
  const place = new Map(target.map(({ id }, index) => [id, index]));
  const continued = new Set(wishes.map(({ id }) => id));
  const fixed = present.filter(({ id, owner }) => owner !== "program" || choice.kept.has(id));

  const rankOf = (id: string) => place.get(id) ?? target.length;
  const fixedAbove = (index: (id: string) => number, id: string) =>
    fixed.filter((rule) => place.has(rule.id) && index(rule.id) < index(id)).length;
  const indexNow = (id: string) => present.findIndex((rule) => rule.id === id);
  const movesDown = (id: string) => fixedAbove(indexNow, id) < fixedAbove(rankOf, id);

  const away = (rule: Present, verb: "delete" | "deactivate"): Task => ({
    verb,
    id: rule.id,
    name: rule.name,
    moves: false,
    phase: PHASES.away,
    rank: -indexNow(rule.id),
    apply: (now) =>
      verb === "delete" ? now.filter(({ id }) => id !== rule.id) : changed(now, rule.id, { active: false }),
  });

  const seated = (rule: Rule): Task["apply"] => {
    const behind = target.slice(rankOf(rule.id) + 1).map(({ id }) => id);
    return (now, settled) => {
      const others = now.filter(({ id }) => id !== rule.id);
      const next = behind.find((id) => settled.has(id) && others.some((other) => other.id === id));
      const at = next === undefined ? others.length : others.findIndex(({ id }) => id === next);
      return others.toSpliced(at, 0, rule);
    };
  };

  const create = (wish: Wish): Task => {
    const id = newId(wish);
    const { name, content, denies, active } = wish;
    const apply = seated({ id, name, content, denies, active });
    return { verb: "create", id, name, moves: true, phase: PHASES.up, rank: rankOf(id), apply };
  };

  const write = (rule: Present, wish: Pick<Wish, "name" | "content" | "denies">, moves: boolean): Task => {
    const { id } = rule;
    const { name, content, denies } = wish;
    const down = moves && movesDown(id);
    return {
      verb: "write",
      id,
      name,
      moves,
      phase: down ? PHASES.down : PHASES.up,
      rank: down ? -indexNow(id) : rankOf(id),
      apply: (now, settled) => {
        // A write does not change whether the rule is active.
        const written = changed(now, id, { name, content, denies });
        const self = written.find((one) => one.id === id);
        return moves && self !== undefined ? seated(self)(written, settled) : written;
      },
    };
  };

  const activate = ({ id }: Present, { name }: Wish): Task => ({
    verb: "activate",
    id,
    name,
    moves: false,
    phase: PHASES.up,
    rank: rankOf(id),
    apply: (now) => changed(now, id, { active: true }),
  });

  const ofWishes = wishes.map((wish): Task[] => {
    const rule = wish.id === undefined ? undefined : live.get(wish.id);
    if (rule === undefined) {
      return [create(wish)];
    }
    if (choice.reborn.has(wish.key)) {
      return [create(wish), away(rule, "delete")];
    }
    const moves = !choice.kept.has(rule.id);
    const differs = rule.content !== wish.content || rule.name !== wish.name;
    return [
      ...(rule.active && !wish.active ? [away(rule, "deactivate")] : []),
      ...(moves || differs ? [write(rule, wish, moves)] : []),
      ...(!rule.active && wish.active ? [activate(rule, wish)] : []),
    ];
  });
  const ofOthers = present.map((rule): Task[] => {
    if (rule.owner === "okta") {
      const differs = catchAll !== undefined && catchAll.content !== rule.content;
      return differs ? [write(rule, { name: rule.name, ...catchAll }, false)] : [];
    }
    return rule.owner === "program" && !continued.has(rule.id) ? [away(rule, "delete")] : [];
  });
  return [...ofWishes, ...ofOthers].filter((tasks) => tasks.length > 0);
}

function changed(now: readonly Rule[], id: string, fields: Partial<Rule>): Rule[] {
  return now.map((rule) => (rule.id === id ? { ...rule, ...fields } : rule));
}
