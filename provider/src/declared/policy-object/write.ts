import { differences } from "../../comparison/differences";
import { type Json, type JsonObject, sameJson } from "../../comparison/json";
import type { LivePolicy } from "../../okta/policies";
import { asObject, dropNullConditions } from "../layout";
import { orderOf, standings } from "../order";
import { orderAfter } from "../placement";
import { messageOf, shapeOf } from "./content";
import type { Site } from "./kind";
import { listed, numberFor, settled, type Written } from "./placing";

/** What one write is to bring about. */
export interface Intent {
  /** Okta's object as it should be; its status and priority are not read. */
  readonly body: JsonObject;
  readonly status: Json | undefined;
  /** The declared priority. */
  readonly rank: number | undefined;
  /** Whether the object's place is to be written. */
  readonly reorder: boolean;
}

/** One PUT (only if something differs, the place included), then activation (only if it changes). */
export async function write(site: Site, live: LivePolicy, intent: Intent): Promise<Written> {
  const { body, status, rank, reorder } = intent;
  const content = (version: JsonObject) => ({ ...version, status: null, priority: null });
  const changed = differences(shapeOf(site.kind, body), content(asObject(live)), content(body)).length > 0;
  if (!changed && !reorder) {
    return { live: await activated(site, live, status) };
  }
  const { status: _status, ...sent } = body;
  const items = reorder && site.place.dense !== undefined ? (await listed(site)).items : [];
  const priority = reorder ? numberFor(site, rank, live, items) : live.priority;
  const stays = !changed && staysPut(site, live, items, priority);
  const answer = stays
    ? live
    : await site.place.replace(site.org, live.id, {
        ...dropNullConditions(sent),
        ...(typeof priority === "number" ? { priority } : {}),
      });
  const written = reorder ? await settled(site, answer, items, rank, () => sent) : { live: answer };
  return withStatus(site, written, status);
}

/** Whether the number would change nothing: in a list without gaps the place counts, elsewhere the number itself. */
function staysPut(
  { place }: Site,
  live: LivePolicy,
  items: readonly LivePolicy[],
  priority: number | null | undefined,
): boolean {
  if (place.dense !== true || typeof priority !== "number" || live.system === true) {
    return priority === live.priority;
  }
  const now = standings(items);
  return sameJson([...orderAfter(now, { id: live.id, priority }, true)], [...orderOf(now)]);
}

/** Brings a written object to its status; a failure leaves it half done, for it was written. */
export async function withStatus(site: Site, written: Written, status: Json | undefined): Promise<Written> {
  try {
    return { ...written, live: await activated(site, written.live, status) };
  } catch (error) {
    const failure = `not set to ${status}: ${messageOf(error)}`;
    const unfinished =
      written.unfinished === undefined ? failure : `${written.unfinished} And it was ${failure}`;
    return { ...written, unfinished };
  }
}

async function activated(site: Site, live: LivePolicy, status: Json | undefined): Promise<LivePolicy> {
  if (typeof status !== "string" || status === live.status) {
    return live;
  }
  const { org, place } = site;
  await place.lifecycle(org, live.id, status === "ACTIVE" ? "activate" : "deactivate");
  return place.get(org, live.id);
}
