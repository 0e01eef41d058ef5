import type { JsonObject } from "../../comparison/json";
import type { OktaOrg } from "../../okta/client";
import { NotFoundError } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import { type Bag, readBag } from "../bag";
import { asObject } from "../layout";
import { type Options, optionsOf, settled as settledOptions } from "../options";
import { requireSameOrg } from "../same-org";
import { describe, objectIn, rankIn, shapeOf, spelled, storedObject } from "./content";
import type { Operations, Site } from "./kind";
import { automaticNameIn, temporaryName } from "./names";
import { originally } from "./original";
import { contradicted, placeFacts } from "./placing";
import { finish, recorded } from "./record";
import { planUpdate, type UpdatePlan } from "./update-plan";
import { write } from "./write";

export async function update(
  { kind, names, connect }: Operations,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): Promise<JsonObject> {
  const org = connect();
  const site: Site = { kind, org, names, place: kind.placeOfId(id, olds) };
  const bag = readBag(olds);
  const object = objectIn(kind, news);
  const what = describe(kind, id, { name: object.name ?? olds.name ?? "" });
  if (bag === undefined) {
    throw new Error(`${what}: its state was not written by pulumi-okta-native; adopt it instead.`);
  }
  await requireSameOrg(org, bag.org, what);
  const rank = rankIn(object);
  const autoName = automaticNameIn(news);
  const { plan, reorder, written } = await org.writes.run(site.place.key, async () => {
    const live = await present(site, id, what);
    const stored = storedObject(kind, olds);
    const options = settledOptions(optionsOf(news), bag.adopted === true);
    const plan = planUpdate(
      {
        shape: shapeOf(kind, object),
        stored,
        bag,
        live: asObject(live),
        declared: object,
        temporaryName: temporaryName(String(stored.name), live.id),
      },
      options.drift,
    );
    judge(org, what, plan, options);
    const reorder =
      plan.place !== undefined ||
      (rank !== undefined &&
        (rank !== stored.priority || bag.rank !== undefined || contradicted(site, live.id, rank)));
    // A name cannot be taken away, only changed.
    const body = { name: live.name, ...plan.body };
    const intent = { body, status: plan.status, rank, reorder, place: plan.place };
    return { plan, reorder, written: await write(site, live, intent) };
  });
  const facts: Omit<Bag, "v" | "declared"> = {
    org: bag.org,
    options: optionsOf(news),
    was: plan.late,
    ...(autoName === undefined ? {} : { autoName }),
    ...(bag.adopted ? { adopted: true, ...originally(bag, plan.changed, reorder) } : {}),
    ...(written.order === undefined && bag.between !== undefined ? { between: bag.between } : {}),
    ...(await placeFacts(site, written, rank)),
  };
  return finish(site, "updated", written, object, recorded(site, written.live, object, facts));
}

async function present({ kind, org, place }: Site, id: string, what: string): Promise<LivePolicy> {
  try {
    return await place.get(org, kind.objectId(id));
  } catch (error) {
    throw error instanceof NotFoundError
      ? new Error(`${what} is gone from Okta. Run \`pulumi up --refresh\`: it will be created again.`)
      : error;
  }
}

/** Stops where the update would undo somebody's change unseen; tells what it leaves alone. */
function judge(org: OktaOrg, what: string, { conflicts, late }: UpdatePlan, { overwrite }: Options): void {
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
