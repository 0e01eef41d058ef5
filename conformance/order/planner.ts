import type { ENGINES } from "../../provider/src/ordering/engine";
import type { numberSteps } from "../../provider/src/ordering/transition/number-steps";
import type { planTransition } from "../../provider/src/ordering/transition/plan";
import type { Rule as Planned, Present, Wish } from "../../provider/src/ordering/transition/rules";
import type { Case, Content } from "./cases";
import type { Rule, RuleList } from "./sign-ins";

// Here the checks meet the planner they check: its steps alone, without any request.

export interface Planner {
  readonly planTransition: typeof planTransition;
  readonly numberSteps: typeof numberSteps;
  readonly ENGINES: typeof ENGINES;
}

/** The planner made of the sources in this folder; the project's own where none is named. */
export async function loadPlanner(folder = "../../provider/src"): Promise<Planner> {
  const plan: Pick<Planner, "planTransition"> = await import(`${folder}/ordering/transition/plan`);
  const numbers: Pick<Planner, "numberSteps"> = await import(`${folder}/ordering/transition/number-steps`);
  const engine: Pick<Planner, "ENGINES"> = await import(`${folder}/ordering/engine`);
  return {
    planTransition: plan.planTransition,
    numberSteps: numbers.numberSteps,
    ENGINES: engine.ENGINES,
  };
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
  /** The requests with the numbers that they send; undefined where the numbers run out. */
  readonly sent: readonly Sent[] | undefined;
}

/** One request as Okta's engine sees it. */
export interface Sent {
  readonly id: string;
  readonly isDeletion: boolean;
  /** Undefined for requests that place nothing. */
  readonly priority: number | undefined;
  /** Whether it is a step of the plan, not one that only makes room. */
  readonly isStep: boolean;
}

/** The numbers of the list before. */
export function numbersBefore({ kind, before }: Case): { id: string; priority: number }[] {
  let next = kind === "dense" ? 1 : 0;
  return before.map(({ name, gap }) => {
    const priority = next + (kind === "dense" ? 0 : gap);
    next = priority + 1;
    return { id: name, priority };
  });
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
  const plan = planner.planTransition(
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
        sent: planner
          .numberSteps(planner.ENGINES[one.kind], numbersBefore(one), plan.steps, (id) => !foreign.has(id))
          ?.map(({ verb, id, priority }) => ({
            id,
            isDeletion: verb === "delete",
            priority,
            isStep: verb !== "shift",
          })),
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
