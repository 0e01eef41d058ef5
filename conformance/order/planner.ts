import type { planTransition } from "../../provider/src/ordering/transition/plan";
import type { Rule as Planned, Present, Wish } from "../../provider/src/ordering/transition/rules";
import type { Case, Content } from "./cases";
import type { Rule, RuleList } from "./sign-ins";

// Here the checks meet the planner they check: its steps alone, without any request.

export type Planner = typeof planTransition;

/** The planner made of the sources in this folder; the project's own where none is named. */
export async function loadPlanner(folder = "../../provider/src"): Promise<Planner> {
  const module: { planTransition: Planner } = await import(`${folder}/ordering/transition/plan`);
  return module.planTransition;
}

/** What the planner makes of a case. */
export interface PlannedWay {
  readonly states: readonly RuleList[];
  /** Requests but those that give a rule a name for a while, and but changes of status. */
  readonly writes: number;
  /** All requests. */
  readonly requests: number;
  readonly reborn: number;
  /** Whether a rule is activated or deactivated. */
  readonly switches: boolean;
}

const OKTAS = "okta";
const versionOf = ({ number, denies }: Content): string => `${number}${denies ? " denies" : ""}`;

/** The list before, as the judge sees it. */
export function listBefore({ kind, before, catchAll }: Case): Rule[] {
  const rules = before.map(
    ({ name, content, active }): Rule => ({
      id: name,
      name,
      matches: versionOf(content),
      does: versionOf(content),
      denies: content.denies,
      active,
      isCatchAll: false,
    }),
  );
  return kind === "dense" ? rules : [...rules, catchAllRule(catchAll[0])];
}

function catchAllRule(content: Content): Rule {
  return {
    id: OKTAS,
    name: OKTAS,
    matches: versionOf(content),
    does: versionOf(content),
    denies: content.denies,
    active: true,
    isCatchAll: true,
  };
}

/** @returns undefined where the planner refuses */
export function planned(planner: Planner, one: Case, inPlace: boolean): PlannedWay | undefined {
  const before = listBefore(one);
  const foreign = new Set(one.before.filter(({ isForeign }) => isForeign).map(({ name }) => name));
  const present = before.map(
    (rule): Present => ({
      id: rule.id,
      name: rule.name,
      content: rule.does,
      denies: rule.denies,
      active: rule.active,
      owner: rule.isCatchAll ? "okta" : foreign.has(rule.id) ? "foreign" : "program",
    }),
  );
  const own = new Map(present.filter(({ owner }) => owner === "program").map((rule) => [rule.id, rule]));
  const wishes = one.after.map((wanted): Wish => {
    const content = versionOf(wanted.content);
    return {
      key: wanted.key,
      ...(own.has(wanted.key) ? { id: wanted.key } : {}),
      name: wanted.name,
      content,
      denies: wanted.content.denies,
      active: wanted.active,
      alike:
        own.get(wanted.key)?.content === content
          ? []
          : [...own.values()].filter((rule) => rule.content === content).map(({ id }) => id),
    };
  });
  const wish = one.catchAll[1];
  const plan = planner(
    {
      present,
      wishes,
      catchAll: one.kind === "dense" ? undefined : { content: versionOf(wish), denies: wish.denies },
      limit: 100,
      uniqueNames: true,
      safe: true,
      temporaryName: ({ name }: Planned) => `${name} for a while`,
    },
    inPlace,
  );
  return plan === undefined
    ? undefined
    : {
        states: plan.steps.map(({ after }) => after.map(judged)),
        writes: plan.steps.filter(({ verb }) => verb === "write" || verb === "create" || verb === "delete")
          .length,
        requests: plan.steps.length,
        switches: plan.steps.some(({ verb }) => verb === "activate" || verb === "deactivate"),
        reborn: plan.reborn.length,
      };
}

function judged({ id, name, content, denies, active }: Planned): Rule {
  return { id, name, matches: content, does: content, denies, active, isCatchAll: id === OKTAS };
}
