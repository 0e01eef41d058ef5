import { unmet } from "../../comparison/differences";
import type { Json, JsonObject } from "../../comparison/json";
import { merge } from "../../comparison/merge";
import type { LivePolicy } from "../../okta/policies";
import type { Adopt } from "../adopt";
import type { Bag } from "../bag";
import { asObject } from "../layout";
import { optionsOf } from "../options";
import { contradictions, heldRanks, orderOf, standings } from "../order";
import { describe, formerAt, rankIn, shapeOf, spelled } from "./content";
import type { Site } from "./kind";
import { automaticNameIn } from "./names";
import { originally } from "./original";
import { listed, placeFacts } from "./placing";
import { finish, type Recording, recorded } from "./record";
import { write } from "./write";

/** The one object that `adopt` names. */
export async function find(site: Site, adopt: Adopt): Promise<LivePolicy> {
  const { org, place } = site;
  if ("id" in adopt) {
    return place.get(org, adopt.id);
  }
  const { items } = await listed(site);
  const matches = items.filter(adopt.matches);
  const [found, ...others] = matches;
  if (found === undefined || others.length > 0) {
    const which = matches.map(({ id, name }) => `${id} "${name}"`).join(", ");
    const all = items.map(({ name }) => `"${name}"`).join(", ");
    throw new Error(
      `adopting ${adopt.spelled} ${place.where}: ${matches.length} objects match${which === "" ? "" : ` (${which})`}, ` +
        `exactly one must. ${found === undefined ? `There are: ${all}.` : 'Name one with adopt: { id: "…" }.'}`,
    );
  }
  return found;
}

/** Records an existing object as managed; writes only with `converge`. */
export async function takeOver(
  site: Site,
  live: LivePolicy,
  inputs: JsonObject,
  object: JsonObject,
  { adopted, converge: writes }: { adopted?: true; converge: boolean },
): Promise<Recording> {
  const { kind, org, place } = site;
  const id = kind.idOf(place, live);
  org.claimed.add(id);
  const order = place.dense === undefined ? [] : orderOf(standings((await listed(site)).items));
  const found = org.ranks.asFound(place.key).get(live.id);
  const autoName = automaticNameIn(inputs);
  const common = {
    org: (await org.about()).id,
    options: optionsOf(inputs),
    ...(adopted === undefined ? {} : { adopted }),
    ...(autoName === undefined ? {} : { autoName }),
  };
  const before = adopted === undefined || found === undefined ? {} : { found };
  const rank = rankIn(object);
  const wrong =
    rank === undefined ? 0 : contradictions(order, live.id, rank, heldRanks(org.ranks.ranks(place.key)));
  // What was created, by an interrupted run of ours, is in force unless declared otherwise.
  const meant = adopted === undefined ? { ...object, status: object.status ?? "ACTIVE" } : object;
  const open = unmet(shapeOf(kind, object), meant, asObject(live));
  if (writes && open.length + wrong > 0) {
    const reorder = wrong > 0 || open.some(({ path }) => path === "priority");
    const changed = Object.fromEntries(
      open.flatMap(({ path }) => (path === "priority" ? [] : [[path, formerAt(asObject(live), path)]])),
    );
    const kept = adopted === undefined ? {} : originally(before, changed, reorder);
    return converge(site, live, object, meant.status, reorder, { ...common, ...kept });
  }
  if (open.length > 0) {
    org.log(
      `adopted ${describe(kind, live.id, live)} without writing; the next up will change:\n` +
        open.map((difference) => `    ${spelled(difference)}`).join("\n"),
    );
  }
  if (rank !== undefined && place.dense !== undefined) {
    const kept = wrong === 0 && live.priority === rank;
    org.ranks.record(place.key, live.id, { rank, place: kept ? "kept" : "waiting" });
  }
  return async () => {
    const outs = recorded(site, live, object, {
      ...common,
      ...before,
      ...(await placeFacts(site, { live, order }, rank)),
      ...(wrong > 0 && rank !== undefined ? { rank } : {}),
    });
    // The live number, not the declared one: taking over wrote nothing yet.
    return {
      id,
      outs: { ...outs, ...(typeof live.priority === "number" ? { priority: live.priority } : {}) },
    };
  };
}

async function converge(
  site: Site,
  live: LivePolicy,
  object: JsonObject,
  status: Json | undefined,
  reorder: boolean,
  common: Omit<Bag, "v" | "declared">,
): Promise<Recording> {
  const rank = rankIn(object);
  const written = await write(site, live, {
    body: merge(shapeOf(site.kind, object), { live: asObject(live), formerly: {}, declared: object }),
    status,
    rank,
    reorder,
  });
  return async () => {
    const facts = { ...common, ...(await placeFacts(site, written, rank)) };
    const outs = finish(site, "taken over", written, object, recorded(site, written.live, object, facts));
    return { id: site.kind.idOf(site.place, written.live), outs };
  };
}
