import { differences } from "../../comparison/differences";
import { type Json, type JsonObject, sameJson } from "../../comparison/json";
import type { LivePolicy } from "../../okta/policies";
import { asObject, dropNullConditions } from "../layout";
import { orderOf, standings } from "../order";
import { lastNumber, orderAfter } from "../placement";
import { messageOf, shapeOf } from "./content";
import type { Site } from "./kind";
import { freeName } from "./names";
import { listed, numberFor, settled, type Written } from "./placing";
import type { PlaceWithoutRank } from "./update-plan";

/** What one write is to bring about. */
export interface Intent {
  /** Okta's object as it should be; its status and priority are not read. */
  readonly body: JsonObject;
  readonly status: Json | undefined;
  /** The declared priority. */
  readonly rank: number | undefined;
  /** Whether the object's place is to be written. */
  readonly reorder: boolean;
  /** Where it goes without a declared rank. */
  readonly place?: PlaceWithoutRank | undefined;
}

/** One PUT (only if something differs, the place included), then activation (only if it changes). */
export async function write(site: Site, live: LivePolicy, intent: Intent): Promise<Written> {
  const { body, rank, reorder } = intent;
  // A PUT does not set the status, so an answer with another one than before is put right.
  const status = intent.status ?? live.status;
  const content = (version: JsonObject) => ({ ...version, status: null, priority: null });
  const changed = differences(shapeOf(site.kind, body), content(asObject(live)), content(body)).length > 0;
  if (!changed && !reorder) {
    return { live: await activated(site, live, status) };
  }
  const { status: _status, ...sent } = body;
  const renamed = typeof body.name === "string" && body.name !== live.name && !site.place.namesRepeat;
  const items = renamed || (reorder && site.place.dense !== undefined) ? (await listed(site)).items : [];
  const priority = reorder ? numberOf(site, intent, live, items) : live.priority;
  const stays = !changed && staysPut(site, live, items, priority);
  if (renamed) {
    await freeName(site, String(body.name), live.id, items);
  }
  const answer = stays
    ? live
    : await site.place.replace(site.org, live.id, {
        ...dropNullConditions(sent),
        ...(typeof priority === "number" ? { priority } : {}),
      });
  const written = reorder ? await settled(site, answer, items, rank, () => sent) : { live: answer };
  return withStatus(site, written, status);
}

function numberOf(
  site: Site,
  { rank, place }: Intent,
  live: LivePolicy,
  items: readonly LivePolicy[],
): number | undefined {
  if (rank !== undefined || place === undefined) {
    return numberFor(site, rank, live, items);
  }
  return place === "last"
    ? lastNumber(standings(items), live, site.place.dense === true)
    : numberFor(site, place, live, items);
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
  const answer = await place.get(org, live.id);
  if (answer.status !== status) {
    throw new Error(`Okta accepted the change of status, and still answers ${answer.status}.`);
  }
  return answer;
}
