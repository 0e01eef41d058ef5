import { unmet } from "../../comparison/differences";
import type { Json, JsonObject } from "../../comparison/json";
import { merge } from "../../comparison/merge";
import type { Bag } from "../../declared/bag";
import { asObject } from "../../declared/layout";
import type { LivePolicy } from "../../okta/policies";
import { orderOf, standings } from "../../ordering/list";
import type { Adopt } from "../adopt";
import { optionsIn } from "../options";
import { describe, formerAt, rankIn, shapeOf, spelled } from "./content";
import type { Context } from "./definition";
import { automaticNameIn } from "./names";
import { listed, orderIn, placeRecord } from "./place";
import { type Created, finish, recorded } from "./record";
import { restorePoint } from "./restore-point";
import { write } from "./write";

/** The one object that `adopt` names. */
export async function find(context: Context, adopt: Adopt): Promise<LivePolicy> {
  const { org, list } = context;
  if ("id" in adopt) {
    return list.get(org, adopt.id);
  }
  const { items } = await listed(context);
  const matches = items.filter(adopt.matches);
  const [found, ...others] = matches;
  if (found === undefined || others.length > 0) {
    const which = matches.map(({ id, name }) => `${id} "${name}"`).join(", ");
    const all = items.map(({ name }) => `"${name}"`).join(", ");
    throw new Error(
      `adopting ${adopt.spelled} ${list.where}: ${matches.length} objects match${which === "" ? "" : ` (${which})`}, ` +
        `exactly one must. ${found === undefined ? `There are: ${all}.` : 'Name one with adopt: { id: "…" }.'}`,
    );
  }
  return found;
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
  org.claimed.add(id);
  const order = orderIn(context);
  const items = order === undefined ? [] : (await listed(context)).items;
  const found = order?.numberBefore(live.id);
  const autoName = automaticNameIn(inputs) === undefined ? undefined : live.name;
  const common = {
    org: (await org.about()).id,
    options: optionsIn(inputs),
    ...(adopted === undefined ? {} : { adopted }),
    ...(autoName === undefined ? {} : { autoName }),
  };
  const before = adopted === undefined || found === undefined ? {} : { found };
  const rank = rankIn(object);
  const misplaced = rank !== undefined && order?.adopt(live, rank, items) === true;
  // What was created, by an interrupted run of ours, is in force unless declared otherwise.
  const meant = adopted === undefined ? { ...object, status: object.status ?? "ACTIVE" } : object;
  const open = unmet(shapeOf(definition, object), meant, asObject(live));
  if (writes && (open.length > 0 || misplaced)) {
    const reorder = misplaced || open.some(({ path }) => path === "priority");
    const changed = Object.fromEntries(
      open.flatMap(({ path }) => (path === "priority" ? [] : [[path, formerAt(asObject(live), path)]])),
    );
    const kept = adopted === undefined ? {} : restorePoint(before, changed, reorder);
    return converge(context, live, object, meant.status, reorder, { ...common, ...kept });
  }
  if (open.length > 0) {
    org.log(
      `adopted ${describe(definition, live.id, live)} without writing; the next up will change:\n` +
        open.map((difference) => `    ${spelled(difference)}`).join("\n"),
    );
  }
  const outs = recorded(context, live, object, {
    ...common,
    ...before,
    ...placeRecord(context, { live, order: orderOf(standings(items)) }, rank),
    ...(misplaced ? { rank } : {}),
  });
  // The live number, not the declared one: taking over wrote nothing yet.
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
  common: Omit<Bag, "v" | "declared">,
): Promise<Created> {
  const rank = rankIn(object);
  const written = await write(context, live, {
    body: merge(shapeOf(context.definition, object), {
      live: asObject(live),
      formerly: {},
      declared: object,
    }),
    status,
    rank,
    reorder,
  });
  const facts = { ...common, ...placeRecord(context, written, rank) };
  const outs = finish(context, "taken over", written, object, recorded(context, written.live, object, facts));
  return { id: context.definition.idOf(context.list, written.live), outs };
}
