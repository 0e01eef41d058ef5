import type { JsonObject } from "../../comparison/json";
import type { OktaOrg } from "../../okta/client";
import { NotFoundError } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { automaticNameIn } from "../../state/input-mark";
import { type OrgRecord, readRecord } from "../../state/record";
import { ConflictError } from "../errors";
import { orgHome } from "../home";
import { type Options, optionsIn, resolveOptions } from "../options";
import type { Context, Operations } from "./definition";
import { describe, spelled } from "./describe";
import { queueFor } from "./lists";
import { objectIn, rankIn, shapeOf, storedObject, writableFields } from "./mapping";
import { meantObject, temporaryName } from "./names";
import { type Facts, finish } from "./outputs";
import { listedForChange, orderIn, placeRecord, type Written } from "./place";
import { explainRefusal } from "./refusals";
import { extendRestorePoint } from "./restore-point";
import { planUpdate, type UpdatePlan } from "./update-plan";
import { write } from "./write";

export async function update(
  { definition, names, connect }: Operations,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): Promise<JsonObject> {
  const org = connect();
  const context: Context = { definition, org, names, list: definition.listOfId(id, olds) };
  const record = readRecord(olds, "org");
  const object = record === undefined ? objectIn(definition, news) : meantObject(definition, news, record);
  const what = describe(definition, id, { name: object.name ?? olds.name ?? "" });
  if (record === undefined) {
    throw new Error(`${what}: its state was not written by pulumi-okta-native; adopt it instead.`);
  }
  await orgHome.requireSame(org, record, what);
  const rank = rankIn(object);
  const autoName = automaticNameIn(news) === undefined ? undefined : String(object.name);
  const { plan, reorder, written } = await org.writes.run(
    queueFor(context.list, definition.objectId(id)),
    async () => {
      const live = await present(context, id, what);
      const stored = storedObject(definition, olds);
      const options = resolveOptions(optionsIn(news), record.adopted === true);
      const plan = planUpdate(
        {
          shape: shapeOf(definition, object),
          stored,
          record,
          live: writableFields(live),
          declared: object,
          temporaryName: temporaryName(String(stored.name), live.id),
        },
        options.drift,
      );
      refuseConflicts(org, what, plan, options);
      const reorder =
        plan.place !== undefined ||
        (rank !== undefined &&
          (rank !== stored.priority ||
            record.pendingRank !== undefined ||
            orderIn(context)?.isOutOfPlace(live.id, rank) === true));
      // A name cannot be taken away, only changed.
      const body = { name: live.name, ...plan.body };
      const intent = { body, status: plan.status, rank, reorder, place: plan.place };
      try {
        return { plan, reorder, written: await write(context, live, intent) };
      } catch (error) {
        throw explainRefusal(error, shapeOf(definition, object), object, writableFields(live));
      }
    },
  );
  const facts: Facts = {
    org: record.org,
    options: optionsIn(news),
    restoreTo: plan.late,
    ...(autoName === undefined ? {} : { autoName }),
    ...(record.adopted ? { adopted: true, ...extendRestorePoint(record, plan.changed, reorder) } : {}),
    ...placeAfterUpdate(context, written, rank, record),
  };
  return finish(context, "updated", written, object, facts);
}

/**
 * While other objects of the program move, too, a neighbour of unknown rank may be one that is still to move: only those are
 * remembered that were remembered before.
 */
function placeAfterUpdate(
  context: Context,
  { order, ...written }: Written,
  rank: number | undefined,
  { neighbours }: OrgRecord,
): Pick<OrgRecord, "neighbours" | "pendingRank"> {
  const known = orderIn(context);
  if (order !== undefined && known?.othersMove(written.live.id) !== true) {
    return placeRecord(context, { ...written, order }, rank);
  }
  const remembered =
    neighbours === undefined
      ? undefined
      : (known?.strangersAmong(neighbours, order ?? [], written.live.id) ?? neighbours);
  return {
    ...(remembered?.some((neighbour) => neighbour !== null) === true ? { neighbours: remembered } : {}),
    ...placeRecord(context, written, rank),
  };
}

/** Where order counts the list is needed anyway, and serves the changes of all its objects. */
async function present(context: Context, id: string, what: string): Promise<LivePolicy> {
  const { definition, org, list } = context;
  const objectId = definition.objectId(id);
  const items = list.numbering === "none" ? [] : (await listedForChange(context)).items;
  try {
    return items.find((live) => live.id === objectId) ?? (await list.get(org, objectId));
  } catch (error) {
    throw error instanceof NotFoundError
      ? new Error(`${what} is gone from Okta. Run \`pulumi up --refresh\`: it will be created again.`)
      : error;
  }
}

/** Stops where the update would undo somebody's change unseen; tells what it leaves alone. */
function refuseConflicts(
  org: OktaOrg,
  what: string,
  { conflicts, late }: UpdatePlan,
  { overwrite }: Options,
): void {
  if (conflicts.length > 0 && !overwrite) {
    throw new ConflictError(
      `updating ${what}: somebody changed declared fields in Okta since the last up or refresh, nothing was written:\n` +
        conflicts.map((difference) => `    ${spelled(difference)}`).join("\n") +
        '\nRun `pulumi up --refresh` to see and overwrite them, or set onConflict: "overwrite".',
    );
  }
  if (Object.keys(late).length > 0) {
    org.log(`${what}: changed in Okta meanwhile and left alone for now: ${Object.keys(late).join(", ")}`);
  }
}
