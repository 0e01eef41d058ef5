import { differences } from "../../comparison/differences";
import { type Json, type JsonObject, sameJson } from "../../comparison/json";
import { ApiError } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { lastPriority, orderAfter } from "../../ordering/choose-priority";
import { orderOf, standings } from "../../ordering/list";
import type { Context } from "./definition";
import { messageOf } from "./describe";
import { bodyOf, shapeOf, writableFields } from "./mapping";
import { freeName } from "./names";
import { requireWritable } from "./permitted";
import { listedForChange, orderIn, priorityFor, settlePlace, type Written } from "./place";
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
export async function write(context: Context, live: LivePolicy, intent: Intent): Promise<Written> {
  const { body, rank, reorder } = intent;
  // A PUT does not set the status, so an answer with another one than before is put right.
  const status = intent.status ?? live.status;
  const content = (version: JsonObject) => ({ ...version, status: null, priority: null });
  const changes = differences(
    shapeOf(context.definition, body),
    content(writableFields(live)),
    content(body),
  ).map(({ path }) => path);
  const changed = changes.length > 0;
  if (!changed && !reorder) {
    return { live: await activated(context, live, status) };
  }
  const { status: _status, ...sent } = body;
  const renamed =
    typeof body.name === "string" && body.name !== live.name && !context.list.allowsDuplicateNames;
  const items =
    renamed || (reorder && orderIn(context) !== undefined) ? (await listedForChange(context)).items : [];
  const priority = reorder ? numberOf(context, intent, live, items) : live.priority;
  const stands = !changed && staysPut(context, live, items, priority);
  const isPassed =
    !(changed || stands) && rank !== undefined && orderIn(context)?.mayStay(live.id, rank, items) === true;
  const stays = stands || isPassed;
  if (!stays) {
    requireWritable(context, live, changed ? changes : ["priority"]);
  }
  if (renamed) {
    await freeName(context, String(body.name), live.id, items);
  }
  const answer = stays
    ? live
    : await replace(context, live, {
        ...bodyOf(sent),
        ...(typeof priority === "number" ? { priority } : {}),
      });
  const written = reorder ? await settlePlace(context, answer, items, rank, () => sent) : { live: answer };
  return withStatus(context, written, status);
}

/** The default policies of some types accept only the number they have: where it changed meanwhile, it is read once more. */
async function replace({ org, list }: Context, live: LivePolicy, body: JsonObject): Promise<LivePolicy> {
  try {
    return await list.replace(org, live.id, body);
  } catch (error) {
    if (!(error instanceof ApiError && error.refusal.code === "E0000077" && live.system === true)) {
      throw error;
    }
    const { priority } = await list.get(org, live.id);
    return list.replace(org, live.id, { ...body, ...(typeof priority === "number" ? { priority } : {}) });
  }
}

function numberOf(
  context: Context,
  { rank, place }: Intent,
  live: LivePolicy,
  items: readonly LivePolicy[],
): number | undefined {
  const order = orderIn(context);
  if (rank !== undefined || place === undefined) {
    return priorityFor(context, rank, live, items);
  }
  if (order === undefined) {
    return live.priority ?? undefined;
  }
  return place === "last"
    ? lastPriority(standings(items), live, order.numbering)
    : priorityFor(context, place, live, items);
}

/** Whether the number would change nothing: in a list without gaps the place counts, elsewhere the number itself. */
function staysPut(
  { list }: Context,
  live: LivePolicy,
  items: readonly LivePolicy[],
  priority: number | null | undefined,
): boolean {
  if (list.numbering !== "dense" || typeof priority !== "number" || live.system === true) {
    return priority === live.priority;
  }
  const now = standings(items);
  return sameJson([...orderAfter(now, { id: live.id, priority }, "dense")], [...orderOf(now)]);
}

/** Sets the status of an object that was just written. A failure makes the write partial. */
export async function withStatus(
  context: Context,
  written: Written,
  status: Json | undefined,
): Promise<Written> {
  try {
    return { ...written, live: await activated(context, written.live, status) };
  } catch (error) {
    const failure = `not set to ${status}: ${messageOf(error)}`;
    const unfinished =
      written.unfinished === undefined ? failure : `${written.unfinished} And it was ${failure}`;
    return { ...written, unfinished };
  }
}

async function activated(context: Context, live: LivePolicy, status: Json | undefined): Promise<LivePolicy> {
  if (typeof status !== "string" || status === live.status) {
    return live;
  }
  const { org, list } = context;
  await list.lifecycle(org, live.id, status === "ACTIVE" ? "activate" : "deactivate");
  const answer = await list.get(org, live.id);
  if (answer.status !== status) {
    throw new Error(`Okta accepted the change of status, and still answers ${answer.status}.`);
  }
  return answer;
}
