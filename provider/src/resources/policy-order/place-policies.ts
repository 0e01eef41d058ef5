import { LookupError } from "../../lifecycle/errors";
import { type Advance, attempt, type Change, untilAtRest } from "../../lifecycle/ordered-list/looks";
import { noProgress, send } from "../../lifecycle/ordered-list/send";
import { fromTheTop, type Site } from "../../lifecycle/ordered-list/site";
import { writableFields } from "../../lifecycle/policy-object/mapping";
import type { LivePolicy } from "../../okta/policies";
import { ENGINES } from "../../ordering/engine";
import { standings } from "../../ordering/list";
import { numberSteps } from "../../ordering/transition/number-steps";
import { planTransition } from "../../ordering/transition/plan";
import type { Present } from "../../ordering/transition/rules";

/** The policies of the type, from the top, and why not all stand where they should. */
export interface Placed {
  readonly items: readonly LivePolicy[];
  readonly unfinished?: string;
}

/** Brings the policies of a type into the order of the program; each keeps its id, and what it says. */
export function placePolicies(site: Site, order: readonly string[]): Promise<Placed> {
  return untilAtRest(site, new OrderChange(site, order));
}

class OrderChange implements Change<Placed> {
  readonly #progress;

  constructor(
    private readonly site: Site,
    private readonly order: readonly string[],
  ) {
    this.#progress = noProgress(new Map(), order);
  }

  get answered(): number {
    return this.#progress.answered;
  }

  async advance(): Promise<Advance> {
    const { org, list } = this.site;
    const progress = this.#progress;
    if (progress.isStale) {
      const { items } = await list.fetch(org);
      progress.live.clear();
      for (const live of items) {
        progress.live.set(live.id, live);
      }
      progress.isStale = false;
    }
    const items = this.#items();
    requirePolicies(this.site, this.order, items);
    const requests = numberSteps(ENGINES.dense, standings(items), stepsFor(this.order, items), (id) =>
      progress.ours.has(id),
    );
    if (requests === undefined || requests.length === 0) {
      return { done: true };
    }
    const bodies = { forNew: () => ({ body: {}, active: true }), forWrite: writableFields };
    return attempt(send({ org, list, bodies }, requests, progress));
  }

  achieved(unfinished?: string): Placed {
    return { items: this.#items(), ...(unfinished === undefined ? {} : { unfinished }) };
  }

  explained(error: unknown): unknown {
    return error;
  }

  #items(): LivePolicy[] {
    return fromTheTop(this.#progress.live.values());
  }
}

function requirePolicies({ what }: Site, order: readonly string[], items: readonly LivePolicy[]): void {
  for (const id of order) {
    const live = items.find((item) => item.id === id);
    if (live === undefined) {
      const all = items.map(({ id: other, name }) => `${other} "${name}"`).join(", ");
      throw new LookupError(
        `${what}: there is no policy ${id} among them. Nothing was written. There are: ${all}.`,
      );
    }
    if (live.system === true) {
      throw new LookupError(
        `${what}: the policy "${live.name}" (${id}) is Okta's own, which always stands last. Nothing was written. Take it out of policies.`,
      );
    }
  }
}

/** Only the order changes, so a safe way without new policies always exists. */
function stepsFor(order: readonly string[], items: readonly LivePolicy[]) {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const present = items.map(
    ({ id, name, status, system }): Present => ({
      id,
      name,
      content: id,
      denies: false,
      active: status === "ACTIVE",
      owner: system === true ? "okta" : order.includes(id) ? "program" : "foreign",
    }),
  );
  const active = new Map(present.map((policy) => [policy.id, policy.active]));
  const wishes = order.map((id) => ({
    key: id,
    id,
    name: names.get(id) ?? "",
    content: id,
    denies: false,
    active: active.get(id) === true,
  }));
  const problem = {
    present,
    wishes,
    limit: Number.POSITIVE_INFINITY,
    uniqueNames: false,
    safe: true,
    temporaryName: ({ name }: { name: string }) => name,
  };
  return planTransition(problem, true)?.steps ?? [];
}
