import type { JsonObject } from "../../comparison/json";
import { type Advance, attempt, type Change, untilAtRest } from "../../lifecycle/ordered-list/looks";
import { type Bodies, noProgress, type Progress, send } from "../../lifecycle/ordered-list/send";
import { fromTheTop, type Site } from "../../lifecycle/ordered-list/site";
import { explainRefusal } from "../../lifecycle/policy-object/refusals";
import type { ListReading } from "../../okta/known-list";
import type { LiveRule } from "../../okta/policies";
import { ENGINES } from "../../ordering/engine";
import { standings } from "../../ordering/list";
import { numberSteps, type Request } from "../../ordering/transition/number-steps";
import { type Plan, planTransition } from "../../ordering/transition/plan";
import { newId } from "../../ordering/transition/target";
import { capabilitiesOf } from "../../policy-types/registry";
import type { Goal } from "./goal";
import { GUARD_KEY, guardBody, isGuard } from "./guard";
import { contentOf } from "./mapping";
import { type MemberPlan, planMember } from "./member";
import { GUARDED, noNumbers, noPlan, rebirths, refuseConflicts, refuseNames } from "./refusals";
import { type Survey, survey } from "./survey";

/** What is known before the first look. */
export interface Start {
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of rules of the set that the program names no longer, and of foreign ones that it removes. */
  readonly leaving: readonly string[];
  /** Whether the policy can hold no rule but Okta's own. */
  readonly isUntouched: boolean;
  /** As what an unknown rule of a declared name may be taken: as made by this set, or as somebody else's; undefined if not. */
  takenAs(live: LiveRule, declared: JsonObject, now: Date): "own" | "adopted" | undefined;
}

/** What came of it. */
export interface Achieved extends Pick<Progress, "ids" | "ours" | "made"> {
  /** What the program called the rules before, by their ids. */
  readonly keysBefore: ReadonlyMap<string, string>;
  /** Ids of rules that this run took over from somebody else. */
  readonly adopted: ReadonlySet<string>;
  /** From the top. */
  readonly items: readonly LiveRule[];
  /** What the first look planned for the rules that stood, by what the program calls them. */
  readonly plans: ReadonlyMap<string, MemberPlan>;
  readonly catchAll: MemberPlan | undefined;
  /** Whether each rule should be in force. */
  readonly active: ReadonlyMap<string, boolean>;
  /** Why not all was done, in a sentence. */
  readonly unfinished?: string;
}

/** Brings the rules of one policy to what the program wants. */
export function bringAbout(site: Site, goal: Goal, start: Start): Promise<Achieved> {
  return untilAtRest(site, new RuleSetChange(site, goal, start));
}

/** The rules of one policy while they change. */
class RuleSetChange implements Change<Achieved> {
  readonly #progress: Progress;
  readonly #adopted = new Set<string>();
  #hasOpened = false;
  #first: Survey | undefined;
  #active: ReadonlyMap<string, boolean> = new Map();

  constructor(
    private readonly site: Site,
    private readonly goal: Goal,
    private readonly start: Start,
  ) {
    this.#progress = noProgress(start.ids, [...start.ids.values(), ...start.leaving]);
  }

  get answered(): number {
    return this.#progress.answered;
  }

  async advance(): Promise<Advance> {
    const { site, goal } = this;
    const progress = this.#progress;
    const opening = this.#opening();
    if (opening !== undefined) {
      return attempt(this.#open(opening));
    }
    if (progress.isStale) {
      this.#see(await site.list.fetch(site.org));
    }
    const items = this.#items();
    const seen = survey(goal, items, { ...progress, active: this.#active });
    if (this.#first === undefined) {
      refuseNames(site.what, seen, items);
      refuseConflicts(site.what, seen, goal);
      this.#first = this.#withoutMade(seen);
      this.#active = activeAmong(seen);
    }
    const plan = this.#plan(seen, items);
    const requests = this.#requests(plan, items);
    const bodies = this.#bodies(items, new Map(progress.ids));
    this.#continue(plan);
    if (requests.length === 0) {
      return { done: true };
    }
    return attempt(send({ org: site.org, list: site.list, bodies }, requests, progress));
  }

  achieved(unfinished?: string): Achieved {
    const { ids, ours, made } = this.#progress;
    return {
      ids,
      ours,
      made,
      adopted: this.#adopted,
      keysBefore: new Map([...this.start.ids].map(([key, id]) => [id, key])),
      items: this.#items(),
      plans: this.#first?.members ?? new Map(),
      catchAll: this.#first?.catchAll,
      active: this.#active,
      ...(unfinished === undefined ? {} : { unfinished }),
    };
  }

  /** With the step that helps where the refused value does not stand in the program. */
  explained(error: unknown): unknown {
    const { shape, declared } = this.goal;
    const program = Object.fromEntries(declared);
    return this.#items().reduce((told, live) => explainRefusal(told, shape, program, contentOf(live)), error);
  }

  #items(): LiveRule[] {
    return fromTheTop(this.#progress.live.values());
  }

  /**
   * The first rule of a policy that nobody else can know yet: no list is needed to make it. Undefined once something was
   * sent, and where the plan does not begin with a rule of the program's.
   */
  #opening(): Request | undefined {
    const { goal, start } = this;
    const isPlain =
      goal.transition !== "deny" && Object.keys(goal.catchAll).every((field) => field === "type");
    if (!start.isUntouched || this.#hasOpened || !isPlain || goal.declared.size === 0) {
      return undefined;
    }
    this.#hasOpened = true;
    const seen = survey(goal, [], { ...this.#progress, active: this.#active });
    this.#active = activeAmong(seen);
    const [first] = this.#requests(this.#plan(seen, []), []);
    return first?.verb === "create" ? first : undefined;
  }

  /** The list, which is needed for Okta's own rule, is asked for meanwhile: that saves the time of one request. */
  async #open(first: Request): Promise<boolean> {
    const { site } = this;
    const progress = this.#progress;
    const target = { org: site.org, list: site.list, bodies: this.#bodies([], new Map()) };
    const [reading, sent] = await Promise.allSettled([
      site.list.fetch(site.org),
      send(target, [first], progress),
    ]);
    const made = [...progress.live.values()];
    progress.isStale = true;
    for (const outcome of [sent, reading]) {
      if (outcome.status === "rejected") {
        throw outcome.reason;
      }
    }
    if (
      reading.status === "fulfilled" &&
      reading.value.items.every(({ id, system }) => system === true || progress.made.has(id))
    ) {
      this.#see(reading.value);
      for (const rule of made) {
        progress.live.set(rule.id, rule);
      }
    }
    return false;
  }

  /** What the first look plans for the rules that stood before. */
  #withoutMade(seen: Survey): Survey {
    const { ids, made } = this.#progress;
    return { ...seen, members: new Map([...seen.members].filter(([key]) => !made.has(ids.get(key) ?? ""))) };
  }

  #see({ items, now }: ListReading): void {
    const { goal, start } = this;
    const { live, ids, ours, unanswered } = this.#progress;
    live.clear();
    for (const rule of items) {
      live.set(rule.id, rule);
      if (isGuard(goal.type, rule)) {
        ours.add(rule.id);
      }
    }
    for (const [key, declared] of goal.declared) {
      const found = items.find(
        ({ id, name, system }) => name === declared.name && system !== true && !ours.has(id),
      );
      if (found === undefined) {
        continue;
      }
      const as = unanswered.has(found.name) ? "own" : start.takenAs(found, declared, now);
      if (as !== undefined) {
        ids.set(key, found.id);
        ours.add(found.id);
      }
      if (as === "adopted") {
        this.#adopted.add(found.id);
      }
    }
    this.#progress.isStale = false;
  }

  #plan(seen: Survey, items: readonly LiveRule[]): Plan {
    const { goal, site } = this;
    const { type, transition } = goal;
    const isGuarded = items.some((live) => isGuard(type, live));
    const mayMake = capabilitiesOf(type)?.extraRules !== false;
    const problem = isGuarded ? { ...seen.problem, safe: false } : seen.problem;
    const plan = planTransition(problem, transition === "inPlace" || transition === "deny" || !mayMake);
    if (plan !== undefined && (mayMake || plan.steps.every(({ verb }) => verb !== "create"))) {
      if (plan.reborn.length > 0) {
        site.tell(`${site.what}: ${rebirths(plan.reborn)}`);
      }
      return plan;
    }
    const guard = transition === "deny" ? guardBody(type) : undefined;
    if (guard === undefined) {
      throw new Error(noPlan(site.what, goal, seen));
    }
    site.tell(`${site.what}: ${GUARDED}`);
    const key = GUARD_KEY;
    const name = String(guard.name);
    const rule = { id: newId({ key }), name, content: name, denies: true, active: true };
    const after = [rule, ...problem.present];
    return { steps: [{ verb: "create", id: rule.id, name, moves: true, after }], wishes: [], reborn: [] };
  }

  /** Notes which rules the plan continues under which key; no rule has two. */
  #continue({ wishes, reborn }: Plan): void {
    const { ids } = this.#progress;
    for (const { key, id } of wishes) {
      if (id !== undefined && !reborn.includes(key)) {
        for (const [other, its] of ids) {
          if (its === id && other !== key) {
            ids.delete(other);
          }
        }
        ids.set(key, id);
      }
    }
  }

  #requests({ steps }: Plan, items: readonly LiveRule[]): Request[] {
    const { list, what } = this.site;
    const { ours } = this.#progress;
    const engine = ENGINES[list.numbering === "none" ? "gapped" : list.numbering];
    const requests = numberSteps(engine, standings(items), steps, (id) => ours.has(id));
    if (requests === undefined) {
      throw new Error(noNumbers(what));
    }
    return requests;
  }

  /** @param idsBefore the rules that continued what the program calls so before this plan */
  #bodies(items: readonly LiveRule[], idsBefore: ReadonlyMap<string, string>): Bodies {
    const { goal } = this;
    const { ids } = this.#progress;
    const byId = new Map(items.map((live) => [live.id, live]));
    const keyBefore = new Map([...idsBefore].map(([key, id]) => [id, key]));
    const bodyFor = (key: string, live: LiveRule): JsonObject => {
      // What is known of the rule stands under the name by which the program called it.
      const stored = goal.stored.get(keyBefore.get(live.id) ?? key);
      return planMember(goal.shape, goal.declared.get(key) ?? {}, live, stored, goal.drift).body;
    };
    return {
      forNew: (key) => {
        if (key === GUARD_KEY) {
          return { body: guardBody(goal.type) ?? {}, active: true };
        }
        const { status: _status, ...declared } = goal.declared.get(key) ?? {};
        const old = byId.get(idsBefore.get(key) ?? "");
        return {
          body: old === undefined ? declared : bodyFor(key, old),
          active: this.#active.get(key) !== false,
        };
      },
      forWrite: (live) => {
        if (live.system === true) {
          return planMember(goal.shape, goal.catchAll, live, goal.storedCatchAll, goal.drift).body;
        }
        const key = [...ids].find(([, id]) => id === live.id)?.[0];
        return key === undefined ? contentOf(live) : bodyFor(key, live);
      },
    };
  }
}

function activeAmong({ problem }: Survey): ReadonlyMap<string, boolean> {
  return new Map(problem.wishes.map(({ key, active }) => [key, active]));
}
