import type { JsonObject } from "../../comparison/json";
import { type Bag, readBag } from "../../declared/bag";
import { asObject } from "../../declared/layout";
import { requireSameOrg } from "../../declared/same-org";
import type { OktaOrg } from "../../okta/client";
import { NotFoundError } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { type Options, optionsIn, resolveOptions } from "../options";
import { describe, objectIn, rankIn, shapeOf, spelled, storedObject } from "./content";
import type { Context, Operations } from "./definition";
import { automaticNameIn, meantObject, temporaryName } from "./names";
import { orderIn, placeRecord } from "./place";
import { finish, recorded } from "./record";
import { explainRefusal } from "./refusals";
import { restorePoint } from "./restore-point";
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
  const bag = readBag(olds);
  const object = bag === undefined ? objectIn(definition, news) : meantObject(definition, news, bag);
  const what = describe(definition, id, { name: object.name ?? olds.name ?? "" });
  if (bag === undefined) {
    throw new Error(`${what}: its state was not written by pulumi-okta-native; adopt it instead.`);
  }
  await requireSameOrg(org, bag.org, what);
  const rank = rankIn(object);
  const autoName = automaticNameIn(news) === undefined ? undefined : String(object.name);
  const { plan, reorder, written } = await org.writes.run(context.list.key, async () => {
    const live = await present(context, id, what);
    const stored = storedObject(definition, olds);
    const options = resolveOptions(optionsIn(news), bag.adopted === true);
    const plan = planUpdate(
      {
        shape: shapeOf(definition, object),
        stored,
        bag,
        live: asObject(live),
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
          bag.rank !== undefined ||
          orderIn(context)?.isOutOfPlace(live.id, rank) === true));
    // A name cannot be taken away, only changed.
    const body = { name: live.name, ...plan.body };
    const intent = { body, status: plan.status, rank, reorder, place: plan.place };
    try {
      return { plan, reorder, written: await write(context, live, intent) };
    } catch (error) {
      throw explainRefusal(error, shapeOf(definition, object), object, asObject(live));
    }
  });
  const facts: Omit<Bag, "v" | "declared"> = {
    org: bag.org,
    options: optionsIn(news),
    was: plan.late,
    ...(autoName === undefined ? {} : { autoName }),
    ...(bag.adopted ? { adopted: true, ...restorePoint(bag, plan.changed, reorder) } : {}),
    ...(written.order === undefined && bag.between !== undefined ? { between: bag.between } : {}),
    ...placeRecord(context, written, rank),
  };
  return finish(context, "updated", written, object, recorded(context, written.live, object, facts));
}

async function present({ definition, org, list }: Context, id: string, what: string): Promise<LivePolicy> {
  try {
    return await list.get(org, definition.objectId(id));
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
    throw new Error(
      `updating ${what}: somebody changed declared fields in Okta since the last up or refresh, nothing was written:\n` +
        conflicts.map((difference) => `    ${spelled(difference)}`).join("\n") +
        '\nRun `pulumi up --refresh` to see and overwrite them, or set onConflict: "overwrite".',
    );
  }
  if (Object.keys(late).length > 0) {
    org.log(`${what}: changed in Okta meanwhile and left alone for now: ${Object.keys(late).join(", ")}`);
  }
}
