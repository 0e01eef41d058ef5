import type { JsonObject } from "../../comparison/json";
import { threeWayMerge } from "../../comparison/three-way-merge";
import { mayHaveActed, orGone } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { NameTakenError } from "../errors";
import type { Context } from "./definition";
import { messageOf } from "./describe";
import { shapeOf, writableFields } from "./mapping";
import { write } from "./write";

/**
 * A copy of a policy with its rules, brought to what the program declares. Okta names copies itself, so a copy that cannot
 * be renamed is deleted again: it would let in by the rules of the original, under a name that no program knows.
 *
 * @param items the policies as they stand before
 * @param declared the policy as the program declares it, its status and place aside
 */
export async function cloneOf(
  context: Context,
  items: readonly LivePolicy[],
  cloneFrom: string,
  declared: JsonObject,
): Promise<LivePolicy> {
  const { org, list } = context;
  const doing = `cloning the policy ${cloneFrom} as "${declared.name}"`;
  const original = items.find(({ id }) => id === cloneFrom);
  if (original === undefined) {
    throw new Error(
      `${doing}: there is no ACCESS_POLICY policy with this id in ${org.url}. Nothing was written. ` +
        "Look it up by its name: getPolicyOutput({ type, name }).id.",
    );
  }
  const given = `[cloned] ${original.name}`;
  refuseLeftOver(doing, items, given);
  const copy = await cloneOnce(context, doing, items, cloneFrom, given);
  const body = threeWayMerge(shapeOf(context.definition, declared), {
    live: writableFields(copy),
    lastApplied: {},
    desired: declared,
  });
  try {
    const { live } = await write(context, copy, {
      body,
      status: copy.status,
      rank: undefined,
      reorder: false,
    });
    return live;
  } catch (error) {
    await orGone(list.delete(org, copy.id)).catch((failure: unknown) => {
      throw new AggregateError(
        [error, failure],
        `${doing}: the copy "${given}" (${copy.id}) was made, and could neither be renamed nor deleted again: ` +
          `${messageOf(error)} Then: ${messageOf(failure)} Delete it in Okta, and run up again.`,
      );
    });
    throw error;
  }
}

const PAUSES_MS = [500, 1_000, 2_000];

/**
 * Clones with a single request. Where it is open what became of it, the list tells; it is never sent again, because the list
 * may lag behind, and a second copy would be in force under a name that no program knows.
 */
async function cloneOnce(
  context: Context,
  doing: string,
  before: readonly LivePolicy[],
  cloneFrom: string,
  given: string,
): Promise<LivePolicy> {
  const { org, list } = context;
  try {
    const copy = await org.policies.clone(cloneFrom);
    list.forget(org);
    return copy;
  } catch (error) {
    if (!mayHaveActed(error)) {
      throw error;
    }
    const known = new Set(before.map(({ id }) => id));
    for (const pause of PAUSES_MS) {
      await org.sleep(pause);
      const { items } = await list.fetch(org);
      const [copy, ...others] = items.filter(({ id, name }) => name === given && !known.has(id));
      if (copy !== undefined && others.length === 0) {
        return copy;
      }
    }
    throw new Error(
      `${doing}: it is open whether Okta made the copy, and its list shows not exactly one. ${messageOf(error)} ` +
        `Run up again; if a policy named "${given}" has appeared by then, that run says what to do with it.`,
      { cause: error },
    );
  }
}

/** The copy of a killed run has the name that Okta gives, and no time of creation: whose it is cannot be told. */
function refuseLeftOver(doing: string, items: readonly LivePolicy[], given: string): void {
  const left = items.find(({ name }) => name === given);
  if (left !== undefined) {
    throw new NameTakenError(
      `${doing}: a policy named "${given}" stands already (${left.id}). A killed run may have left it, or somebody ` +
        "cloned the policy in the Admin Console. Nothing was written. Delete or rename it in Okta; or, to go on with it, " +
        `write  adopt: { id: "${left.id}" }, converge: true  in place of cloneFrom.`,
    );
  }
}
