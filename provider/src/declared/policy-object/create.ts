import type { JsonObject } from "../../comparison/json";
import { merge } from "../../comparison/merge";
import type { OktaOrg } from "../../okta/client";
import type { LivePolicy } from "../../okta/policies";
import { asObject, dropNullConditions } from "../layout";
import { optionsOf, settled as settledOptions } from "../options";
import { describe, ignored, objectIn, rankIn, shapeOf } from "./content";
import type { PolicyObject, Site } from "./kind";
import { listed, numberFor, placeFacts, settled } from "./placing";
import { finish, type Recording, recorded } from "./record";
import { find, takeOver } from "./take-over";
import { withStatus } from "./write";

const TRACE_OF_A_KILLED_RUN_MS = 60 * 60_000;
const CLOCK_SLACK_MS = 5_000;

export async function create(
  kind: PolicyObject,
  org: OktaOrg,
  inputs: JsonObject,
): Promise<{ id: string; outs: JsonObject }> {
  const site: Site = { kind, org, place: kind.place(inputs) };
  const object = objectIn(kind, inputs);
  const { adopt } = settledOptions(optionsOf(inputs), false);
  // Asked first: an object whose org is not known could not be recorded.
  await requireEngine(site, adopt === undefined ? "creating" : "adopting", object);
  const record = await org.writes.run(site.place.key, async () =>
    adopt === undefined
      ? createNew(site, inputs, object)
      : takeOver(site, await find(site, adopt), inputs, object, { adopted: true }),
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
  const { kind, org, place } = site;
  const { allowSameName } = settledOptions(optionsOf(inputs), false);
  const { items, now } = await listed(site);
  const namesakes = items.filter(({ name }) => name === object.name);
  const trace = allowSameName ? undefined : namesakes.find((live) => isTrace(site, live, object, now));
  if (trace !== undefined) {
    org.log(
      `${describe(kind, trace.id, object)} was made within the last hour with the same content: taken for the trace of an interrupted run`,
    );
    return takeOver(site, trace, { ...inputs, converge: true }, object, {});
  }
  if (!(allowSameName && place.namesRepeat)) {
    refuseNamesake(site, namesakes, object);
  }
  const { status, ...body } = object;
  const rank = rankIn(object);
  const priority = numberFor(site, rank, undefined, items);
  const made = await place.create(
    org,
    { ...dropNullConditions(body), ...(priority === undefined ? {} : { priority }) },
    status !== "INACTIVE",
  );
  org.claimed.add(kind.idOf(place, made));
  const placed = await settled(site, made, items, rank, (live) =>
    merge(shapeOf(kind, body), { live: asObject(live), formerly: {}, declared: body }),
  );
  const written = await withStatus(site, placed, status);
  return async () => {
    const facts = {
      org: (await org.about()).id,
      options: optionsOf(inputs),
      ...(await placeFacts(site, written, rank)),
    };
    const outs = finish(site, "created", written, object, recorded(site, written.live, object, facts));
    return { id: kind.idOf(place, written.live), outs };
  };
}

/** What an interrupted run left: made just now, and holding all that is declared. */
function isTrace({ kind, org, place }: Site, live: LivePolicy, object: JsonObject, now: Date): boolean {
  const age = now.getTime() - Date.parse(typeof live.created === "string" ? live.created : "");
  return (
    age > -CLOCK_SLACK_MS &&
    age < TRACE_OF_A_KILLED_RUN_MS &&
    !org.claimed.has(kind.idOf(place, live)) &&
    ignored(kind, object, live).length === 0
  );
}

function refuseNamesake({ kind, place }: Site, [clash]: readonly LivePolicy[], { name }: JsonObject): void {
  if (clash === undefined) {
    return;
  }
  const another = place.namesRepeat
    ? ", to make a second one  allowSameName: true."
    : ", or choose another name.";
  throw new Error(
    `creating the ${kind.noun} "${name}" ${place.where}: one of this name exists (${clash.id}). ` +
      `To manage it, add  adopt: { id: "${clash.id}" }${another}` +
      " If it is this program's own under a former name, use Pulumi's aliases.",
  );
}
