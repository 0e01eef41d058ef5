import { coverOf, select } from "../comparison/cover";
import { type Difference, differences, removed, unmet } from "../comparison/differences";
import { isObject, type Json, type JsonObject, sameJson } from "../comparison/json";
import { merge } from "../comparison/merge";
import { valueAt } from "../comparison/path";
import { respell } from "../comparison/respell";
import type { Shape } from "../comparison/shape";
import type { Lifecycle } from "../dynamic/adapter";
import type { CheckFailure } from "../dynamic/check";
import { HalfDoneError } from "../dynamic/half-done";
import { containsUnknown } from "../dynamic/unknown";
import type { OktaOrg } from "../okta/client";
import { NotFoundError } from "../okta/errors";
import type { LifecycleAction, LivePolicy } from "../okta/policies";
import { placement } from "../okta/rank-book";
import type { Adopt } from "./adopt";
import { BAG, type Bag, type Former, readBag, writeBag } from "./bag";
import { restore, sight } from "./drift";
import { argumentsOf, asObject, dropNullConditions, isKnown } from "./layout";
import { optionsOf, settled } from "./options";
import { besides, moved, standings } from "./order";
import { requireSameOrg } from "./same-org";

/** Policies and rules live alike: what differs between them is this. */
export interface PolicyObject {
  /** "policy" or "rule": stands in every message. */
  readonly noun: string;
  /** Keys of the arguments that are not part of Okta's object. */
  readonly own: readonly string[];
  /** Arguments whose change means another object. */
  readonly replaces: readonly string[];
  shape(type: string): Shape;
  failures(inputs: JsonObject): CheckFailure[];
  /** Where the object is kept in Okta. */
  place(inputs: JsonObject): Place;
  placeOfId(id: string, outs: JsonObject): Place;
  idOf(place: Place, live: LivePolicy): string;
  objectId(id: string): string;
  /** Further outputs. */
  outputs(place: Place, live: LivePolicy): JsonObject;
}

/** One list of Okta: the policies of a type, or the rules of a policy. */
export interface Place {
  /** Names the list in the write queue and the rank book. */
  readonly key: string;
  /** Said in messages: `in the policy 00p…`. */
  readonly where: string;
  /** Whether numbers close up (the v1 engine); undefined where order means nothing. */
  readonly dense: boolean | undefined;
  /** Whether two objects of one name may exist. */
  readonly namesRepeat: boolean;
  list(org: OktaOrg): Promise<{ items: LivePolicy[]; now: Date }>;
  get(org: OktaOrg, id: string): Promise<LivePolicy>;
  create(org: OktaOrg, body: JsonObject, active: boolean): Promise<LivePolicy>;
  replace(org: OktaOrg, id: string, body: JsonObject): Promise<LivePolicy>;
  delete(org: OktaOrg, id: string): Promise<void>;
  lifecycle(org: OktaOrg, id: string, action: LifecycleAction): Promise<void>;
}

const TRACE_OF_A_KILLED_RUN_MS = 60 * 60_000;
const CLOCK_SLACK_MS = 5_000;

/** The lifecycle of policies and rules: three-way writes, exact drift, adoption. */
export function policyObjectLifecycle(kind: PolicyObject, connect: () => OktaOrg): Lifecycle {
  const objectOf = (inputs: JsonObject): JsonObject => {
    const { extra, ...rest } = inputs;
    const entries = Object.entries({ ...rest, ...(isObject(extra) ? extra : {}) });
    return Object.fromEntries(entries.filter(([key]) => !kind.own.includes(key) && key !== BAG));
  };

  const shapeOf = (object: JsonObject): Shape => kind.shape(String(object.type ?? ""));

  /** Outputs: Okta's answer in the inputs' layout, plus the bag. */
  const outsOf = (place: Place, live: JsonObject, object: JsonObject, bag: Bag): JsonObject => ({
    ...kind.outputs(place, asLive(live)),
    ...argumentsOf(object),
    system: live.system === true,
    ...(typeof live.created === "string" ? { created: live.created } : {}),
    [BAG]: writeBag(bag),
  });

  /** The stored object without what outputs add. */
  const storedObject = (outs: JsonObject): JsonObject => {
    const { system: _system, created: _created, [BAG]: _bag, ...rest } = outs;
    return objectOf(rest);
  };

  const describe = (id: string, object: JsonObject) => `the ${kind.noun} "${object.name ?? ""}" (${id})`;

  const number = (value: Json | undefined): number | undefined =>
    typeof value === "number" ? value : undefined;

  const activate = async (
    org: OktaOrg,
    place: Place,
    live: LivePolicy,
    status: Json | undefined,
  ): Promise<LivePolicy> => {
    if (typeof status !== "string" || status === live.status) {
      return live;
    }
    await place.lifecycle(org, live.id, status === "ACTIVE" ? "activate" : "deactivate");
    return place.get(org, live.id);
  };

  /** Declared leaves that Okta did not keep. A weaker object than declared must not look done. */
  const ignored = (object: JsonObject, live: JsonObject): Difference[] =>
    unmet(shapeOf(object), object, asObject(live)).filter(
      ({ path }) => path !== "priority" && isKnown(path.split(/[.[]/)[0] ?? ""),
    );

  const recorded = (
    org: OktaOrg,
    place: Place,
    live: LivePolicy,
    object: JsonObject,
    facts: Omit<Bag, "v" | "declared">,
  ): JsonObject => {
    const shape = shapeOf(object);
    const spelled = respell(shape, object, asObject(live));
    // A declared priority is a rank: the number stays as declared while the order holds.
    const outs = object.priority === undefined ? spelled : { ...spelled, priority: object.priority };
    org.ranks.record(place.key, live.id, number(object.priority));
    return outsOf(place, live, outs, { v: 1, declared: coverOf(shape, object, outs), ...facts });
  };

  const finish = (
    org: OktaOrg,
    place: Place,
    live: LivePolicy,
    object: JsonObject,
    outs: JsonObject,
  ): JsonObject => {
    const lost = ignored(object, live);
    if (lost.length > 0) {
      throw new HalfDoneError(kind.idOf(place, live), outs, [
        `${describe(live.id, object)} was written, but Okta did not keep ${lost.map(spelled).join(", ")}. ` +
          "Correct or remove these fields; the next `pulumi up` writes again.",
      ]);
    }
    for (const { path } of unmet(shapeOf(object), object, asObject(live)).filter(
      ({ path }) => path !== "priority",
    )) {
      org.log(`${describe(live.id, object)}: Okta did not return ${path}`);
    }
    return outs;
  };

  /** One PUT (only if something differs), then activation (only if it changes). */
  const write = async (
    org: OktaOrg,
    place: Place,
    live: LivePolicy,
    body: JsonObject,
    object: JsonObject,
    status: Json | undefined,
    reorder: boolean,
  ): Promise<LivePolicy> => {
    const shape = shapeOf(object);
    const content = (version: JsonObject) => ({ ...version, status: null, priority: null });
    const changed = differences(shape, content(asObject(live)), content(body)).length > 0;
    if (!changed && !reorder) {
      return activate(org, place, live, status);
    }
    const priority = reorder ? await target(org, place, live.id, object) : live.priority;
    const { status: _status, ...sent } = body;
    const answer = await place.replace(org, live.id, {
      ...dropNullConditions(sent),
      ...(typeof priority === "number" ? { priority } : {}),
    });
    return activate(org, place, answer, status);
  };

  /** The number to send for a declared rank; undefined to let Okta put the object last. */
  const target = async (
    org: OktaOrg,
    place: Place,
    self: string | undefined,
    object: JsonObject,
    known?: readonly LivePolicy[],
  ): Promise<number | undefined> => {
    const declared = number(object.priority);
    if (declared === undefined || place.dense === undefined) {
      return declared;
    }
    const items = known ?? (await place.list(org)).items;
    return placement(declared, self, standings(items), org.ranks.ranks(place.key), place.dense);
  };

  const find = async (org: OktaOrg, place: Place, adopt: Adopt): Promise<LivePolicy> => {
    if ("id" in adopt) {
      return place.get(org, adopt.id);
    }
    const { items } = await place.list(org);
    const matches = items.filter(adopt.matches);
    const [found, ...others] = matches;
    if (found === undefined || others.length > 0) {
      const which = matches.map(({ id, name }) => `${id} "${name}"`).join(", ");
      throw new Error(
        `adopting ${adopt.spelled} ${place.where}: ${matches.length} objects match${which === "" ? "" : ` (${which})`}, ` +
          `exactly one must. ${matches.length === 0 ? `There are: ${items.map(({ name }) => `"${name}"`).join(", ")}.` : 'Name one with adopt: { id: "…" }.'}`,
      );
    }
    return found;
  };

  const takeOver = async (
    org: OktaOrg,
    place: Place,
    live: LivePolicy,
    inputs: JsonObject,
    object: JsonObject,
    facts: { adopted?: true },
  ): Promise<{ id: string; outs: JsonObject }> => {
    const id = kind.idOf(place, live);
    org.claimed.add(id);
    // Its neighbours, so that a refresh can tell when it was moved.
    const neighbours = place.dense === undefined ? {} : besides((await place.list(org)).items, live.id);
    const common = { org: await org.orgId(), options: optionsOf(inputs), ...facts, ...neighbours };
    const open = unmet(shapeOf(object), object, asObject(live));
    if (settled(optionsOf(inputs), true).converge && open.length > 0) {
      const body = merge(shapeOf(object), { live: asObject(live), formerly: {}, declared: object });
      const after = await write(
        org,
        place,
        live,
        body,
        object,
        object.status,
        open.some(({ path }) => path === "priority"),
      );
      const original = Object.fromEntries(open.map(({ path }) => [path, formerAt(asObject(live), path)]));
      return {
        id,
        outs: finish(org, place, after, object, recorded(org, place, after, object, { ...common, original })),
      };
    }
    if (open.length > 0) {
      org.log(
        `adopted ${describe(live.id, live)} without writing; the next up will change:\n` +
          open.map((difference) => `    ${spelled(difference)}`).join("\n"),
      );
    }
    // The live number, not the declared one: taking over wrote nothing yet.
    const outs = recorded(org, place, live, object, common);
    return {
      id,
      outs: { ...outs, ...(typeof live.priority === "number" ? { priority: live.priority } : {}) },
    };
  };

  return {
    check(olds, news) {
      const inputs = { ...news };
      const candidate = isObject(news[BAG]) ? news[BAG].autoName : undefined;
      delete inputs[BAG];
      if (inputs.name === undefined && inputs.adopt === undefined) {
        // What was adopted without a name keeps its own when `adopt` is dropped.
        const name = olds.name ?? (Object.keys(olds).length === 0 ? candidate : undefined);
        if (name !== undefined) {
          inputs.name = name;
        }
      }
      return { inputs, failures: kind.failures(inputs) };
    },

    diff(id, olds, news) {
      const bag = readBag(olds);
      const replaces = kind.replaces.filter(
        (key) =>
          news[key] !== undefined &&
          !containsUnknown(news[key]) &&
          olds[key] !== undefined &&
          olds[key] !== news[key],
      );
      const unknownIdentity = kind.replaces.filter((key) => containsUnknown(news[key]));
      if (bag === undefined || replaces.length > 0 || unknownIdentity.length > 0) {
        return { changes: true, replaces: [...replaces, ...unknownIdentity] };
      }
      const declared = objectOf(news);
      const stored = storedObject(olds);
      const shape = shapeOf(declared);
      const orgKnown = kind.placeOfId(id, olds);
      try {
        connect().ranks.record(orgKnown.key, kind.objectId(id), number(declared.priority));
      } catch {
        // Settings are judged by the operation that needs them; a diff must work without.
      }
      const open = unmet(shape, declared, stored);
      const dropped = removed(shape, select(shape, bag.declared, stored), declared);
      const options = !sameJson(optionsOf(news), bag.options ?? {});
      const drifted = Object.keys(bag.was ?? {}).length > 0;
      return { changes: open.length + dropped.length > 0 || options || drifted, replaces: [] };
    },

    async create(inputs) {
      const org = connect();
      const place = kind.place(inputs);
      const object = objectOf(inputs);
      const options = settled(optionsOf(inputs), false);
      return org.writes.run(place.key, async () => {
        if (options.adopt !== undefined) {
          return takeOver(org, place, await find(org, place, options.adopt), inputs, object, {
            adopted: true,
          });
        }
        const { items, now } = await place.list(org);
        const namesakes = items.filter(({ name }) => name === object.name);
        const trace = options.allowSameName
          ? undefined
          : namesakes.find(
              (live) =>
                isTrace(live, now) &&
                !org.claimed.has(kind.idOf(place, live)) &&
                ignored(object, live).length === 0,
            );
        if (trace !== undefined) {
          org.log(
            `${describe(trace.id, object)} was made within the last hour with the same content: taken for the trace of an interrupted run`,
          );
          return takeOver(org, place, trace, { ...inputs, converge: true }, object, {});
        }
        const [clash] = namesakes;
        if (clash !== undefined && !(options.allowSameName && place.namesRepeat)) {
          throw new Error(
            `creating the ${kind.noun} "${object.name}" ${place.where}: one of this name exists (${clash.id}). ` +
              `To manage it, add  adopt: { id: "${clash.id}" }` +
              (place.namesRepeat
                ? ", to make a second one  allowSameName: true."
                : ", or choose another name.") +
              " If it is this program's own under a former name, use Pulumi's aliases.",
          );
        }
        const { status, ...body } = object;
        const priority = await target(org, place, undefined, object, items);
        const made = await place.create(
          org,
          { ...dropNullConditions(body), ...(priority === undefined ? {} : { priority }) },
          status !== "INACTIVE",
        );
        org.claimed.add(kind.idOf(place, made));
        const after = place.dense === undefined ? [] : [...items.filter((item) => item.id !== made.id), made];
        const facts = {
          org: await org.orgId(),
          options: optionsOf(inputs),
          ...besides(after, made.id),
        };
        let live = made;
        try {
          live = await activate(org, place, made, status);
        } catch (error) {
          throw new HalfDoneError(kind.idOf(place, made), recorded(org, place, made, object, facts), [
            `${describe(made.id, object)} was created, but not set to ${status}: ${message(error)} The next \`pulumi up\` tries again.`,
          ]);
        }
        const outs = finish(org, place, live, object, recorded(org, place, live, object, facts));
        return { id: kind.idOf(place, live), outs };
      });
    },

    async read(id, outs) {
      const org = connect();
      const place = kind.placeOfId(id, outs);
      const bag = readBag(outs);
      if (bag !== undefined) {
        await requireSameOrg(org, bag.org, describe(id, outs));
      }
      let live: LivePolicy;
      let items: readonly LivePolicy[] = [];
      try {
        ({ live, items } = await look(org, place, kind.objectId(id)));
      } catch (error) {
        if (error instanceof NotFoundError && bag !== undefined) {
          return undefined;
        }
        throw error;
      }
      if (bag === undefined) {
        const object = asObject(live);
        return {
          outs: outsOf(place, live, object, { v: 1, org: await org.orgId(), declared: [] }),
          inputs: outs,
        };
      }
      const stored = storedObject(outs);
      const shape = shapeOf(stored);
      const declared = select(shape, bag.declared, stored);
      const standing = moved(items, live.id, bag) ? live.priority : stored.priority;
      const { priority: _priority, ...liveObject } = asObject(live);
      const seen = sight(
        shape,
        { last: stored, declared, was: bag.was ?? {}, drift: settled(bag.options ?? {}, false).drift },
        { ...liveObject, ...(standing === undefined || standing === null ? {} : { priority: standing }) },
      );
      org.ranks.record(place.key, live.id, number(seen.declared.priority));
      const next: Bag = { ...bag, declared: coverOf(shape, seen.declared, seen.outs), was: seen.was };
      return {
        outs: outsOf(place, live, seen.outs, next),
        inputs: { ...argumentsOf(seen.inputs), ...own(kind, outs), ...(bag.options ?? {}) },
      };
    },

    async update(id, olds, news) {
      const org = connect();
      const place = kind.placeOfId(id, olds);
      const bag = readBag(olds);
      const object = objectOf(news);
      const stored = storedObject(olds);
      if (bag === undefined) {
        throw new Error(
          `${describe(id, object)}: its state was not written by pulumi-okta-native; adopt it instead.`,
        );
      }
      const shape = shapeOf(object);
      const formerly = select(shape, bag.declared, stored);
      const options = settled(optionsOf(news), bag.adopted === true);
      await requireSameOrg(org, bag.org, describe(id, object));
      return org.writes.run(place.key, async () => {
        const { live } = await look(org, place, kind.objectId(id), true).catch((error: unknown) => {
          throw error instanceof NotFoundError
            ? new Error(
                `${describe(id, object)} is gone from Okta. Run \`pulumi up --refresh\`: it will be created again.`,
              )
            : error;
        });
        const liveObject = asObject(live);
        const open = new Set(unmet(shape, object, liveObject).map(({ path }) => path));
        // Where Okta already has what is declared now, nobody's change is lost.
        const conflicts = unmet(shape, formerly, liveObject).filter(
          ({ path }) => path !== "priority" && (open.has(path) || valueAt(object, path) === undefined),
        );
        if (conflicts.length > 0 && !options.overwrite) {
          throw new Error(
            `updating ${describe(id, object)}: somebody changed declared fields in Okta since the last up or refresh, nothing was written:\n` +
              conflicts.map((difference) => `    ${spelled(difference)}`).join("\n") +
              '\nRun `pulumi up --refresh` to see and overwrite them, or set onConflict: "overwrite".',
          );
        }
        // What was put aside is put back; what changed only now is kept, reported, and put back by the next up.
        const known = bag.was ?? {};
        const merged = merge(shape, { live: liveObject, formerly, declared: object });
        const undone = Object.fromEntries(
          Object.entries(known).filter(([path]) => valueAt(object, path) === undefined),
        );
        // A name cannot be taken away, only changed.
        const body = { name: live.name, ...restore(merged, undone) };
        const late = sight(
          shape,
          { last: stored, declared: formerly, was: {}, drift: options.drift },
          liveObject,
        ).was;
        const fresh = Object.fromEntries(
          Object.entries(late).filter(([path]) => !(path in known) && valueAt(object, path) === undefined),
        );
        if (Object.keys(fresh).length > 0) {
          org.log(
            `${describe(id, object)}: changed in Okta meanwhile and left alone for now: ${Object.keys(fresh).join(", ")}`,
          );
        }
        const status = object.status ?? undone.status?.[0];
        const reorder = number(object.priority) !== undefined && object.priority !== stored.priority;
        // What somebody else changed meanwhile is not what the object was.
        const untouched = restore(liveObject, undone);
        const original = bag.adopted
          ? {
              ...Object.fromEntries([...open].map((path) => [path, formerAt(untouched, path)])),
              ...bag.original,
            }
          : {};
        const after = await write(org, place, live, body, object, status, reorder);
        const items = reorder && place.dense !== undefined ? (await place.list(org)).items : undefined;
        const facts: Omit<Bag, "v" | "declared"> = {
          org: bag.org,
          options: optionsOf(news),
          was: fresh,
          original,
          ...(bag.adopted ? { adopted: true } : {}),
          ...(items !== undefined
            ? besides(items, live.id)
            : bag.between === undefined
              ? {}
              : { between: bag.between }),
        };
        return finish(org, place, after, object, recorded(org, place, after, object, facts));
      });
    },

    async delete(id, outs) {
      const bag = readBag(outs);
      const options = settled(bag?.options ?? {}, bag?.adopted === true);
      if (bag === undefined || options.onDestroy === "release") {
        return;
      }
      const org = connect();
      const place = kind.placeOfId(id, outs);
      await requireSameOrg(org, bag.org, describe(id, outs));
      if (org.claimed.has(id)) {
        org.log(
          `${describe(id, outs)} is managed under another name of the program now: forgotten, not deleted`,
        );
        return;
      }
      await org.writes.run(place.key, async () => {
        try {
          if (options.onDestroy === "delete") {
            await place.delete(org, kind.objectId(id));
            org.ranks.record(place.key, kind.objectId(id), undefined);
            return;
          }
          const live = await place.get(org, kind.objectId(id));
          const body = restore(asObject(live), bag.original ?? {});
          await write(org, place, live, body, storedObject(outs), body.status, false);
        } catch (error) {
          if (!(error instanceof NotFoundError)) {
            throw error;
          }
        }
      });
    },
  };

  /** Reads through the list where order matters: one request serves all siblings of a refresh. */
  async function look(
    org: OktaOrg,
    place: Place,
    id: string,
    fresh = false,
  ): Promise<{ live: LivePolicy; items: LivePolicy[] }> {
    if (place.dense === undefined || fresh) {
      return { live: await place.get(org, id), items: [] };
    }
    const { items } = await place.list(org);
    const live = items.find((item) => item.id === id);
    // Only Okta's own 404 proves that it is gone.
    return { live: live ?? (await place.get(org, id)), items };
  }
}

function asLive(live: JsonObject): LivePolicy {
  return live as LivePolicy;
}

function own(kind: PolicyObject, outs: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(outs).filter(([key]) => kind.own.includes(key) && kind.replaces.includes(key)),
  );
}

function isTrace(live: JsonObject, now: Date): boolean {
  const age = now.getTime() - Date.parse(typeof live.created === "string" ? live.created : "");
  return age > -CLOCK_SLACK_MS && age < TRACE_OF_A_KILLED_RUN_MS;
}

function formerAt(object: JsonObject, path: string): Former {
  const value = valueAt(object, path);
  return value === undefined ? [] : [value];
}

function spelled({ path, before, after }: Difference): string {
  return `${path}: declared ${JSON.stringify(before) ?? "nothing"}, in Okta ${JSON.stringify(after) ?? "nothing"}`;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
