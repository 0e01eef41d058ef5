import type { Difference } from "../../comparison/differences";
import type { PreviousValue } from "../../comparison/drift";
import { type JsonObject, textOf } from "../../comparison/json";
import { threeWayMerge } from "../../comparison/three-way-merge";
import type { LivePolicy } from "../../okta/policies";
import { ADOPTS_NOTHING, type Adoptions } from "../../pulumi/adoptions";
import { isAnyReplacementAskedFor } from "../../pulumi/command-line";
import { automaticNameIn } from "../../state/input-mark";
import type { Adopt } from "../adopt";
import { NameTakenError } from "../errors";
import { optionsIn, resolveOptions } from "../options";
import { find, takeOver } from "./adopt";
import { cloneOf } from "./clone";
import { createOnce } from "./create-once";
import type { Context, Operations } from "./definition";
import { describe } from "./describe";
import { queueFor } from "./lists";
import { adoptOnce } from "./managed-elsewhere";
import { bodyOf, objectIn, rankIn, shapeOf, writableFields } from "./mapping";
import { freeName, isLeaving, namedLike, nextName } from "./names";
import { type Created, finish } from "./outputs";
import { listedForNew, placeRecord, priorityFor, settlePlace, type Written } from "./place";
import { undeclaredIn, undeclaredInWords } from "./undeclared";
import { withStatus } from "./write";

const KILLED_RUN_MS = 60 * 60_000;
const CLOCK_SLACK_MS = 5_000;

export async function create(
  { definition, names, adoptions, ownObjects, connect }: Operations,
  inputs: JsonObject,
): Promise<Created> {
  const org = connect();
  const isOwnList = definition.address.some((name) => ownObjects.has(textOf(inputs[name])));
  const context: Context = { definition, org, names, list: definition.listOf(inputs), isOwnList };
  const object = objectIn(definition, inputs);
  const { adopt, cloneFrom } = resolveOptions(optionsIn(inputs), false);
  if (adopt === undefined && context.list.numbering === "none") {
    // Asked for together with the org, which saves the time of one request. Where it fails, `createNew` asks again and tells.
    listedForNew(context).catch(() => undefined);
  }
  // The org is read first, because the record of the new object needs its id.
  await requireEngine(context, adopt === undefined ? "creating" : "adopting", object);
  return org.writes.run(queueFor(context.list, queuedAs(inputs, adopt, cloneFrom)), async () => {
    if (adopt !== undefined) {
      const { converge } = resolveOptions(optionsIn(inputs), true);
      const live = await find(context, adopt, object.type);
      adoptOnce({ definition, adoptions }, inputs, live.id, describe(definition, live.id, live));
      return takeOver(context, live, inputs, object, { adopted: true, converge });
    }
    const created = await createNew(context, adoptions, inputs, object);
    ownObjects.add(created.id);
    return created;
  });
}

/** Creates of one name wait for each other, for the second one must see the first; so do copies, which Okta names alike. */
function queuedAs(inputs: JsonObject, adopt: Adopt | undefined, cloneFrom: string | undefined): string {
  if (adopt !== undefined) {
    return "adoptions";
  }
  return cloneFrom === undefined ? `named ${automaticNameIn(inputs) ?? textOf(inputs.name)}` : "copies";
}

/** A type that the org's engine lacks is explained before Okta refuses it without a reason. */
async function requireEngine(
  { definition, org, list }: Context,
  doing: string,
  { name, type }: JsonObject,
): Promise<void> {
  const { pipeline } = await org.organization();
  const lacking = pipeline === undefined ? undefined : definition.lackingEngine(String(type), pipeline);
  if (lacking !== undefined) {
    const what = name === undefined ? `a ${definition.noun}` : `the ${definition.noun} "${name}"`;
    throw new Error(`${doing} ${what} ${list.where} of ${org.url}: ${lacking} Nothing was written.`);
  }
}

async function createNew(
  context: Context,
  adoptions: Adoptions,
  inputs: JsonObject,
  declared: JsonObject,
): Promise<Created> {
  const { definition, org, list } = context;
  const { items, now } = await listedForNew(context);
  const candidate = automaticNameIn(inputs);
  const former = formerOf(context, items, candidate, String(declared.name));
  const left = candidate === undefined || former !== undefined ? [] : namedLike(candidate, items);
  const interrupted = left.find((live) => isOurs(context, live, now));
  if (interrupted !== undefined) {
    org.log(
      `${describe(definition, interrupted.id, interrupted)} has this resource's automatic name and was made within the last hour: ` +
        "taken for the work of an interrupted run",
    );
    adoptions.hold(interrupted.id, ADOPTS_NOTHING);
    const object = { ...declared, name: interrupted.name };
    return takeOver(context, interrupted, inputs, object, { converge: true });
  }
  const autoName = candidate === undefined || former === undefined ? candidate : nextName(candidate, items);
  const object = autoName === undefined ? declared : { ...declared, name: autoName };
  await claimName(context, inputs, object, former, items, now);
  const { status, ...body } = object;
  const rank = rankIn(object);
  const priority =
    rank === undefined ? placeOfFormer(context, former) : priorityFor(context, rank, undefined, items);
  const { cloneFrom } = resolveOptions(optionsIn(inputs), false);
  const made =
    cloneFrom === undefined
      ? await createOnce(
          context,
          { items, now },
          { ...bodyOf(body), ...(priority === undefined ? {} : { priority }) },
          status !== "INACTIVE",
        )
      : await cloneOf(context, items, cloneFrom, body);
  org.takenByThisRun.add(definition.idOf(list, made));
  adoptions.hold(made.id, ADOPTS_NOTHING);
  const placed = await settlePlace(context, made, items, rank, (live) =>
    threeWayMerge(shapeOf(definition, body), { live: writableFields(live), lastApplied: {}, desired: body }),
  );
  // A new object without a declared status should be active; where Okta answers otherwise, it is activated.
  const active = await withStatus(context, placed, status ?? "ACTIVE");
  const added = undeclaredIn(
    shapeOf(definition, object),
    definition.emptyUnlessDeclared,
    object,
    writableFields(active.live),
  );
  const written = added.length === 0 ? active : withUndeclared(active, added);
  const facts = {
    org: (await org.organization()).id,
    options: optionsIn(inputs),
    ...(autoName === undefined ? {} : { autoName }),
    // The next update takes them out again.
    restoreTo: Object.fromEntries(added.map(({ path }): [string, PreviousValue] => [path, []])),
    ...placeRecord(context, written, rank),
  };
  const outs = finish(context, "created", written, object, facts);
  return { id: definition.idOf(list, written.live), outs };
}

function withUndeclared(written: Written, added: readonly Difference[]): Written {
  const failure = undeclaredInWords(added);
  return {
    ...written,
    unfinished: written.unfinished === undefined ? failure : `${written.unfinished} And ${failure}`,
  };
}

/** The object that this create replaces, where Pulumi's calls or the CLI's command line tell that it replaces one. */
function formerOf(
  { list, names }: Context,
  items: readonly LivePolicy[],
  candidate: string | undefined,
  name: string,
): LivePolicy | undefined {
  const former = names.replacedBy(list.key, name);
  if (former === undefined) {
    return undefined;
  }
  const own = candidate === undefined ? [] : namedLike(candidate, items);
  return own[0] ?? items.find((live) => live.name === former && live.system !== true);
}

/** Sees to it that the name is free: refused where somebody else's object has it, moved aside where ours does. */
async function claimName(
  context: Context,
  inputs: JsonObject,
  { name }: JsonObject,
  former: LivePolicy | undefined,
  items: readonly LivePolicy[],
  now: Date,
): Promise<void> {
  const { allowSameName } = resolveOptions(optionsIn(inputs), false);
  const others = items.filter((live) => live.name === name && live.id !== former?.id);
  if (!(allowSameName && context.list.allowsDuplicateNames)) {
    await refuseNamesake(context, others, String(name), now);
  }
  await freeName(context, String(name), undefined, items);
}

/** An object that replaces another one and declares no rank takes its place, not the last one. */
function placeOfFormer({ list }: Context, former: LivePolicy | undefined): number | undefined {
  return list.numbering === "none" ? undefined : (former?.priority ?? undefined);
}

/** Whether an object with this resource's automatic name is what an interrupted run made and could not record. */
function isOurs({ definition, org, list }: Context, live: LivePolicy, now: Date): boolean {
  return live.system !== true && isNew(live, now) && !org.takenByThisRun.has(definition.idOf(list, live));
}

/** Whether the object was created within the hour, by the server's clock. An object without a time of creation is not new. */
function isNew({ created }: LivePolicy, now: Date): boolean {
  const age = now.getTime() - Date.parse(typeof created === "string" ? created : "");
  return age > -CLOCK_SLACK_MS && age < KILLED_RUN_MS;
}

/** What somebody else made is never taken without being asked for: the message names the `adopt` that fits. */
async function refuseNamesake(
  context: Context,
  [clash]: readonly LivePolicy[],
  name: string,
  now: Date,
): Promise<void> {
  const { definition, org, list } = context;
  if (clash === undefined || (await isLeaving(context, clash))) {
    return;
  }
  const hints = [
    `To manage it, add  adopt: ${definition.adoptLine(clash)};`,
    list.allowsDuplicateNames
      ? "to make a second one, add  allowSameName: true."
      : "to make another one, choose another name.",
    org.takenByThisRun.has(definition.idOf(list, clash))
      ? "Another resource of this program made it: two resources cannot have one name."
      : "If it is this program's own under another logical name, use Pulumi's aliases.",
    isAnyReplacementAskedFor()
      ? "To replace it, name its URN in full: a pattern of --replace may mean a new object, too."
      : "",
    isNew(clash, now) && clash.system !== true
      ? 'It was made within the last hour: if a run of this program was killed, that run may have left it, and adopting it is right; add  onDestroy: "delete"  if destroying should delete it.'
      : "",
  ];
  throw new NameTakenError(
    `creating the ${definition.noun} "${name}" ${list.where}: ${clash.system === true ? "Okta's own object has" : "somebody else's object has"} ` +
      `this name (${clash.id}). Nothing was written. ${hints.filter((hint) => hint !== "").join(" ")}`,
  );
}
