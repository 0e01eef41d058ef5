import { unsatisfied } from "../../comparison/differences";
import { previousAt } from "../../comparison/drift";
import { type Json, type JsonObject, textOf } from "../../comparison/json";
import { threeWayMerge } from "../../comparison/three-way-merge";
import type { LivePolicy } from "../../okta/policies";
import { orderOf, standings } from "../../ordering/list";
import { automaticNameIn } from "../../state/input-mark";
import { type Adopt, onlyMatch } from "../adopt";
import { LookupError } from "../errors";
import { optionsIn } from "../options";
import type { Context } from "./definition";
import { describe, spelled } from "./describe";
import { rankIn, shapeOf, writableFields } from "./mapping";
import { type Created, type Facts, finish, outputsAfter } from "./outputs";
import { listedForChange, orderIn, placeRecord } from "./place";
import { extendRestorePoint } from "./restore-point";
import { write } from "./write";

/** The one object that `adopt` names. */
export async function find(context: Context, adopt: Adopt, type: Json | undefined): Promise<LivePolicy> {
  const { definition, org, list } = context;
  if ("id" in adopt) {
    const live = await list.get(org, adopt.id);
    // Okta finds a policy by its id whatever the type; the next up would replace what cannot change its type.
    if (live.type !== type) {
      throw new LookupError(
        `adopting ${describe(definition, live.id, live)}: it is of the type ${live.type}, not ${textOf(type)}. ` +
          `Say type: "${live.type}", or name another ${definition.noun}.`,
      );
    }
    return live;
  }
  const { items } = await listedForChange(context);
  return onlyMatch(items, adopt, `adopting ${adopt.spelled} ${list.where}`);
}

/** Records an existing object as managed; writes only with `converge`. */
export async function takeOver(
  context: Context,
  live: LivePolicy,
  inputs: JsonObject,
  object: JsonObject,
  { adopted, converge: writes }: { adopted?: true; converge: boolean },
): Promise<Created> {
  const { definition, org, list } = context;
  const id = definition.idOf(list, live);
  org.takenByThisRun.add(id);
  const order = orderIn(context);
  const items = order === undefined ? [] : (await listedForChange(context)).items;
  const foundAt = order?.numberBefore(live.id);
  const autoName = automaticNameIn(inputs) === undefined ? undefined : live.name;
  const common = {
    org: (await org.organization()).id,
    options: optionsIn(inputs),
    ...(adopted === undefined ? {} : { adopted }),
    ...(autoName === undefined ? {} : { autoName }),
  };
  const before = adopted === undefined || foundAt === undefined ? {} : { foundAt };
  const rank = rankIn(object);
  const misplaced = rank !== undefined && order?.adopt(live, rank, items) === true;
  // An object that an interrupted run of this program created should be active unless declared otherwise.
  const meant = adopted === undefined ? { ...object, status: object.status ?? "ACTIVE" } : object;
  const open = unsatisfied(shapeOf(definition, object), meant, writableFields(live));
  if (writes && (open.length > 0 || misplaced)) {
    const reorder = misplaced || open.some(({ path }) => path === "priority");
    const changed = Object.fromEntries(
      open.flatMap(({ path }) =>
        path === "priority" ? [] : [[path, previousAt(writableFields(live), path)]],
      ),
    );
    const kept = adopted === undefined ? {} : extendRestorePoint(before, changed, reorder);
    return converge(context, live, object, meant.status, reorder, { ...common, ...kept });
  }
  if (open.length > 0) {
    org.log(
      `adopted ${describe(definition, live.id, live)} without writing; the next up will change:\n` +
        open.map((difference) => `    ${spelled(difference)}`).join("\n"),
    );
  }
  const outs = outputsAfter(context, live, object, {
    ...common,
    ...before,
    ...placeRecord(context, { live, order: orderOf(standings(items)) }, rank),
    ...(misplaced ? { pendingRank: rank } : {}),
  });
  // The live number, not the declared one, because taking over has not written anything yet.
  return {
    id,
    outs: { ...outs, ...(typeof live.priority === "number" ? { priority: live.priority } : {}) },
  };
}

async function converge(
  context: Context,
  live: LivePolicy,
  object: JsonObject,
  status: Json | undefined,
  reorder: boolean,
  common: Facts,
): Promise<Created> {
  const rank = rankIn(object);
  const written = await write(context, live, {
    body: threeWayMerge(shapeOf(context.definition, object), {
      live: writableFields(live),
      lastApplied: {},
      desired: object,
    }),
    status,
    rank,
    reorder,
  });
  const facts = { ...common, ...placeRecord(context, written, rank) };
  const outs = finish(context, "taken over", written, object, facts);
  return { id: context.definition.idOf(context.list, written.live), outs };
}
