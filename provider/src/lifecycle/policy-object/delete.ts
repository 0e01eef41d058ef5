import type { JsonObject } from "../../comparison/json";
import { type Bag, readBag } from "../../declared/bag";
import { restore } from "../../declared/drift";
import { asObject } from "../../declared/layout";
import { requireSameOrg } from "../../declared/same-org";
import { NotFoundError } from "../../okta/errors";
import { resolveOptions } from "../options";
import { describe, rankIn } from "./content";
import type { Context, Operations } from "./definition";
import { orderIn } from "./place";
import { write } from "./write";

/** Deletes, puts back what was before, or forgets, as `onDestroy` says. */
export async function remove(
  { definition, names, connect }: Operations,
  id: string,
  outs: JsonObject,
): Promise<void> {
  const bag = readBag(outs);
  const { onDestroy } = resolveOptions(bag?.options ?? {}, bag?.adopted === true);
  if (bag === undefined || onDestroy === "release") {
    return;
  }
  const org = connect();
  const context: Context = { definition, org, names, list: definition.listOfId(id, outs) };
  const what = describe(definition, id, outs);
  await requireSameOrg(org, bag.org, what);
  if (org.claimed.has(id)) {
    org.log(`${what} is managed under another name of the program now: forgotten, not deleted`);
    return;
  }
  await org.writes.run(context.list.key, async () => {
    try {
      await (onDestroy === "delete" ? deleteIt(context, id) : putBack(context, id, bag));
    } catch (error) {
      if (!(error instanceof NotFoundError)) {
        throw error;
      }
    }
  });
}

async function deleteIt(context: Context, id: string): Promise<void> {
  const { definition, org, list } = context;
  await list.delete(org, definition.objectId(id));
  orderIn(context)?.forget(definition.objectId(id));
}

/** Places are put back relative to the objects that this process put back already, else by the number of before. */
async function putBack(
  { definition, org, names, list }: Context,
  id: string,
  { original = {} }: Bag,
): Promise<void> {
  const live = await list.get(org, definition.objectId(id));
  const body = restore(asObject(live), original);
  const rank = original.priority === undefined ? undefined : rankIn(body);
  const before: Context = { definition, org, names, list: { ...list, key: `${list.key} as before` } };
  const { unfinished } = await write(before, live, {
    body,
    status: body.status,
    rank,
    reorder: rank !== undefined,
  });
  if (unfinished !== undefined) {
    throw new Error(`${describe(definition, id, live)} was put back as it was before, but ${unfinished}`);
  }
}
