import type { JsonObject } from "../../comparison/json";
import { NotFoundError } from "../../okta/errors";
import { type Bag, readBag } from "../bag";
import { restore } from "../drift";
import { asObject } from "../layout";
import { settled as settledOptions } from "../options";
import { requireSameOrg } from "../same-org";
import { describe, rankIn } from "./content";
import type { Operations, Site } from "./kind";
import { write } from "./write";

/** Deletes, puts back what was before, or forgets, as `onDestroy` says. */
export async function remove(
  { kind, names, connect }: Operations,
  id: string,
  outs: JsonObject,
): Promise<void> {
  const bag = readBag(outs);
  const { onDestroy } = settledOptions(bag?.options ?? {}, bag?.adopted === true);
  if (bag === undefined || onDestroy === "release") {
    return;
  }
  const org = connect();
  const site: Site = { kind, org, names, place: kind.placeOfId(id, outs) };
  const what = describe(kind, id, outs);
  await requireSameOrg(org, bag.org, what);
  if (org.claimed.has(id)) {
    org.log(`${what} is managed under another name of the program now: forgotten, not deleted`);
    return;
  }
  await org.writes.run(site.place.key, async () => {
    try {
      await (onDestroy === "delete" ? deleteIt(site, id) : putBack(site, id, bag));
    } catch (error) {
      if (!(error instanceof NotFoundError)) {
        throw error;
      }
    }
  });
}

async function deleteIt({ kind, org, place }: Site, id: string): Promise<void> {
  await place.delete(org, kind.objectId(id));
  org.ranks.record(place.key, kind.objectId(id), undefined);
}

/** Places are put back relative to the objects that this process put back already, else by the number of before. */
async function putBack({ kind, org, names, place }: Site, id: string, { original = {} }: Bag): Promise<void> {
  const live = await place.get(org, kind.objectId(id));
  const body = restore(asObject(live), original);
  const rank = original.priority === undefined ? undefined : rankIn(body);
  const before: Site = { kind, org, names, place: { ...place, key: `${place.key} as before` } };
  const { unfinished } = await write(before, live, {
    body,
    status: body.status,
    rank,
    reorder: rank !== undefined,
  });
  if (unfinished !== undefined) {
    throw new Error(`${describe(kind, id, live)} was put back as it was before, but ${unfinished}`);
  }
}
