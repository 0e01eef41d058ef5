import type { JsonObject } from "../../comparison/json";
import { merge } from "../../comparison/merge";
import type { LivePolicy } from "../../okta/policies";
import { asObject, dropNullConditions } from "../layout";
import { optionsOf, settled as settledOptions } from "../options";
import { describe, objectIn, rankIn, shapeOf } from "./content";
import type { Operations, Site } from "./kind";
import { automaticNameIn, freeName, isLeaving } from "./names";
import { listed, numberFor, placeFacts, settled } from "./placing";
import { finish, type Recording, recorded } from "./record";
import { find, takeOver } from "./take-over";
import { withStatus } from "./write";

const KILLED_RUN_MS = 60 * 60_000;
const CLOCK_SLACK_MS = 5_000;

export async function create(
  { kind, names, connect }: Operations,
  inputs: JsonObject,
): Promise<{ id: string; outs: JsonObject }> {
  const org = connect();
  const site: Site = { kind, org, names, place: kind.place(inputs) };
  const object = objectIn(kind, inputs);
  const { adopt } = settledOptions(optionsOf(inputs), false);
  // Asked first: an object whose org is not known could not be recorded.
  await requireEngine(site, adopt === undefined ? "creating" : "adopting", object);
  const record = await org.writes.run(site.place.key, async () =>
    adopt === undefined
      ? createNew(site, inputs, object)
      : takeOver(site, await find(site, adopt), inputs, object, {
          adopted: true,
          converge: settledOptions(optionsOf(inputs), true).converge,
        }),
  );
  return record();
}

/** A type that the org's engine lacks is explained before Okta refuses it without a reason. */
async function requireEngine(
  { kind, org, place }: Site,
  doing: string,
  { name, type }: JsonObject,
): Promise<void> {
  const { pipeline } = await org.about();
  const lacking = pipeline === undefined ? undefined : kind.lackingEngine(String(type), pipeline);
  if (lacking !== undefined) {
    const what = name === undefined ? `a ${kind.noun}` : `the ${kind.noun} "${name}"`;
    throw new Error(`${doing} ${what} ${place.where} of ${org.url}: ${lacking} Nothing was sent.`);
  }
}

/** Answers what is left to do when the queue is free: recording. */
async function createNew(site: Site, inputs: JsonObject, object: JsonObject): Promise<Recording> {
  const { kind, org, place, names } = site;
  const { allowSameName } = settledOptions(optionsOf(inputs), false);
  const name = String(object.name);
  const { items, now } = await listed(site);
  const autoName = automaticNameIn(inputs);
  const namesakes = items.filter((live) => live.name === name);
  const interrupted = namesakes.find((live) => autoName === name && isOurs(site, live, now));
  if (interrupted !== undefined) {
    org.log(
      `${describe(kind, interrupted.id, object)} has this resource's automatic name and was made within the last hour: ` +
        "taken for the work of an interrupted run",
    );
    return takeOver(site, interrupted, inputs, object, { converge: true });
  }
  const formerName = names.replacedBy(place.key, name);
  if (!(allowSameName && place.namesRepeat) && formerName !== name) {
    await refuseNamesake(site, namesakes, name, now);
  }
  await freeName(site, name, undefined, items);
  const { status, ...body } = object;
  const rank = rankIn(object);
  const priority =
    rank === undefined ? placeOfFormer(site, items, formerName) : numberFor(site, rank, undefined, items);
  const made = await place.create(
    org,
    { ...dropNullConditions(body), ...(priority === undefined ? {} : { priority }) },
    status !== "INACTIVE",
  );
  org.claimed.add(kind.idOf(place, made));
  const placed = await settled(site, made, items, rank, (live) =>
    merge(shapeOf(kind, body), { live: asObject(live), formerly: {}, declared: body }),
  );
  // A rule that nothing was said of is in force; an answer that says otherwise is corrected, not believed.
  const written = await withStatus(site, placed, status ?? "ACTIVE");
  return async () => {
    const facts = {
      org: (await org.about()).id,
      options: optionsOf(inputs),
      ...(autoName === undefined ? {} : { autoName }),
      ...(await placeFacts(site, written, rank)),
    };
    const outs = finish(site, "created", written, object, recorded(site, written.live, object, facts));
    return { id: kind.idOf(place, written.live), outs };
  };
}

/** An object that replaces another one and declares no rank takes its place, not the last one. */
function placeOfFormer(
  { place }: Site,
  items: readonly LivePolicy[],
  formerName: string | undefined,
): number | undefined {
  const former = items.find((live) => formerName !== undefined && live.name === formerName);
  return place.dense === undefined || former?.system === true ? undefined : (former?.priority ?? undefined);
}

/** Of the objects that have this resource's automatic name: what a run of ours made and could not record. */
function isOurs({ kind, org, place }: Site, live: LivePolicy, now: Date): boolean {
  return live.system !== true && isNew(live, now) && !org.claimed.has(kind.idOf(place, live));
}

/** By the server's clock; where it did not say the time, nothing is new. */
function isNew({ created }: LivePolicy, now: Date): boolean {
  const age = now.getTime() - Date.parse(typeof created === "string" ? created : "");
  return age > -CLOCK_SLACK_MS && age < KILLED_RUN_MS;
}

/** What somebody else made is never taken without being asked for: the message names the `adopt` that fits. */
async function refuseNamesake(
  site: Site,
  [clash]: readonly LivePolicy[],
  name: string,
  now: Date,
): Promise<void> {
  const { kind, org, place } = site;
  if (clash === undefined || (await isLeaving(site, clash))) {
    return;
  }
  const hints = [
    `To manage it, add  adopt: ${kind.adoptLine(clash)};`,
    place.namesRepeat
      ? "to make a second one, add  allowSameName: true."
      : "to make another one, choose another name.",
    org.claimed.has(kind.idOf(place, clash))
      ? "Another resource of this program made it: two resources cannot have one name."
      : "If it is this program's own under another logical name, use Pulumi's aliases.",
    isNew(clash, now) && clash.system !== true
      ? "It was made within the last hour: if a run of this program was killed, that run may have left it, and adopting it is right."
      : "",
  ];
  throw new Error(
    `creating the ${kind.noun} "${name}" ${place.where}: ${clash.system === true ? "Okta's own object has" : "somebody else's object has"} ` +
      `this name (${clash.id}). Nothing was written. ${hints.filter((hint) => hint !== "").join(" ")}`,
  );
}
