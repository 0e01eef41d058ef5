import { restore } from "../../comparison/drift";
import type { JsonObject } from "../../comparison/json";
import { orGone } from "../../okta/errors";
import { type OrgRecord, readRecord } from "../../state/record";
import { orgHome } from "../home";
import { resolveOptions } from "../options";
import type { Context, Operations } from "./definition";
import { describe } from "./describe";
import { queueFor } from "./lists";
import { rankIn, writableFields } from "./mapping";
import { requireDeletable } from "./permitted";
import { orderIn } from "./place";
import { write } from "./write";

/** Deletes, puts back what was before, or forgets, as `onDestroy` says. */
export async function remove(
  { definition, names, adoptions, listOwners, connect }: Operations,
  id: string,
  outs: JsonObject,
): Promise<void> {
  adoptions.release(definition.objectId(id));
  const record = readRecord(outs, "org");
  const { onDestroy, reassignTo } = resolveOptions(record?.options ?? {}, record?.adopted === true);
  if (record === undefined || onDestroy === "release") {
    return;
  }
  const org = connect();
  const context: Context = { definition, org, names, list: definition.listOfId(id, outs) };
  const what = describe(definition, id, outs);
  await orgHome.requireSame(org, record, what);
  // A run that made the owner of the list and was killed before this object left the state did not tell this process of it.
  if (org.takenByThisRun.has(id) || definition.isKeptByList({ listOwners }, id, outs)) {
    org.log(
      `${what} is now managed by another resource of this program; removed from state, not deleted in Okta`,
    );
    return;
  }
  await org.writes.runInAll(
    // Nobody may change or delete the policy to which the apps of this one go.
    [definition.objectId(id), ...(reassignTo === undefined ? [] : [reassignTo])].map((one) =>
      queueFor(context.list, one),
    ),
    () => (onDestroy === "delete" ? deleteIt(context, id, outs, record) : putBack(context, id, record)),
  );
}

async function deleteIt(
  context: Context,
  id: string,
  outs: JsonObject,
  { adopted }: OrgRecord,
): Promise<void> {
  const { definition, org, list } = context;
  const objectId = definition.objectId(id);
  if (adopted) {
    // What was created here can be deleted; of other objects Okta's answer tells.
    const live = await orGone(list.get(org, objectId));
    if (live !== undefined) {
      requireDeletable(context, live);
    }
  }
  await definition.vacate(org, id, outs);
  await orGone(list.delete(org, objectId));
  orderIn(context)?.forget(objectId);
}

/** The object's place is put back relative to objects that this process already put back, otherwise by its former number. */
async function putBack(
  { definition, org, names, list }: Context,
  id: string,
  { restorePoint = {} }: OrgRecord,
): Promise<void> {
  // Only this 404 says that the object is gone; one of a write leaves something that was not put back.
  const live = await orGone(list.get(org, definition.objectId(id)));
  if (live === undefined) {
    return;
  }
  const body = restore(writableFields(live), restorePoint);
  const rank = restorePoint.priority === undefined ? undefined : rankIn(body);
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
