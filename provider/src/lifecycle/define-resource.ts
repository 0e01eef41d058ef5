import type { z } from "zod";
import { type Json, type JsonObject, sameJson } from "../comparison/json";
import { type CheckFailure, schemaFailures } from "../pulumi/check";
import type { Lifecycle } from "../pulumi/lifecycle";
import { PartialWriteError } from "../pulumi/partial-write-error";
import { containsUnknown } from "../pulumi/unknown";
import { withMark, withoutMark } from "../state/input-mark";
import { type Address, type Facts, RECORD_KEY, type StateRecord, writeRecord } from "../state/record";
import type { Client, Home } from "./home";

/** What a write leaves for state. */
export interface Result {
  readonly outs: JsonObject;
  /** Fields of the state record that are this resource's own; `defineResource` adds the address and the options. */
  readonly facts?: Facts;
  /** Set when the write succeeded only in part: the reason, as the user reads it. The next update finishes the work. */
  readonly unfinished?: string;
}

/**
 * What a resource other than a policy or rule supplies. `defineResource` adds what is the same for all of them: the state
 * record, the guard against another org or team, options, objects that are gone, and resources that were renamed.
 */
export interface ResourceDefinition<System extends Client, Record extends StateRecord> {
  readonly home: Home<System, Record>;
  readonly schema: z.ZodType;
  /** Arguments that say how the object is managed: kept in the record, never sent. */
  readonly options: readonly string[];
  /** The object as messages name it. */
  describe(id: string): string;
  /**
   * The mark that is stored with the inputs, values that are stored and shown beside the declared ones, and failures that
   * the schema cannot detect. The one place that may look at a clock: a refresh never comes here.
   */
  settle?(olds: JsonObject, news: JsonObject): Settled;
  /** Arguments whose change means another object. `before`: the outputs in state, overlaid with the recorded options. */
  replaces(before: JsonObject, news: JsonObject, record: Record | undefined): string[];
  /** Whether an update is needed for a reason other than changed options. */
  isOpen?(record: Record, olds: JsonObject, news: JsonObject): boolean;
  /** Tells the connection that state holds the object, so that creates of this run know it. No I/O. */
  recall?(system: System, id: string): void;
  /** The same for what a check sees: where the user asks for a replacement (`--replace`), no diff comes before its create. No I/O. */
  foresee?(system: System, olds: JsonObject, news: JsonObject): void;
  create(system: System, inputs: JsonObject): Promise<Result & { readonly id: string }>;
  /**
   * The live object; undefined where it is gone.
   * @param record undefined where Pulumi's `get` reads; then `facts` are what is recorded
   */
  read(system: System, id: string, outs: JsonObject, record: Record | undefined): Promise<Found | undefined>;
  /** What changes in place. The new record holds the returned facts only. */
  update(system: System, id: string, olds: JsonObject, news: JsonObject, record: Record): Promise<Result>;
  /** Whether destroying the resource leaves the object as it is. */
  isReleased(before: JsonObject, record: Record): boolean;
  /** Deletes the object or puts it back as it was. An object that is gone is fine; whatever else is missing is an error. */
  delete(system: System, id: string, before: JsonObject, record: Record): Promise<void>;
}

/** What a check settles beside the declared arguments. */
export interface Settled {
  readonly mark?: JsonObject;
  readonly values?: JsonObject;
  readonly failures?: CheckFailure[];
}

/** What a read found. */
export interface Found {
  readonly outs: JsonObject;
  readonly inputs: JsonObject;
  readonly facts?: Facts;
}

/** The lifecycle of a resource that is no policy object. */
export function defineResource<System extends Client, Record extends StateRecord>(
  definition: ResourceDefinition<System, Record>,
): (connect: () => System) => Lifecycle {
  const { home, options } = definition;

  /** What state holds after a write; a write that succeeded only in part is kept with its reason. */
  const stateAfter = (id: string, address: Address, inputs: JsonObject, result: Result): JsonObject => {
    const { outs, facts, unfinished } = result;
    const record = writeRecord({ ...address, options: pick(inputs, options), ...facts });
    const state = { ...outs, [RECORD_KEY]: record };
    if (unfinished !== undefined) {
      throw new PartialWriteError(id, state, [unfinished]);
    }
    return state;
  };

  return (connect) => {
    // Wrong settings are reported by the operation that needs them; check and diff must work without a connection.
    const remember = (note: ((system: System) => void) | undefined): void => {
      try {
        note?.(connect());
      } catch {}
    };
    const recall = (id: string): void =>
      remember(definition.recall && ((system) => definition.recall?.(system, id)));

    return {
      check(olds, news) {
        remember(definition.foresee && ((system) => definition.foresee?.(system, olds, news)));
        const declared = withoutMark(news);
        const { mark, values, failures = [] } = definition.settle?.(olds, news) ?? {};
        return {
          inputs: withMark({ ...declared, ...values }, mark),
          failures: [...schemaFailures(definition.schema, declared), ...failures],
        };
      },

      diff(id, olds, news) {
        recall(id);
        const record = home.readRecord(olds);
        const replaces = definition.replaces({ ...olds, ...record?.options }, news, record);
        const changes =
          record === undefined ||
          replaces.length > 0 ||
          !sameJson(pick(news, options), record.options ?? {}) ||
          definition.isOpen?.(record, olds, news) === true;
        return { changes, replaces };
      },

      async create(inputs) {
        const system = connect();
        const address = await home.address(system);
        const made = await definition.create(system, inputs);
        return { id: made.id, outs: stateAfter(made.id, address, inputs, made) };
      },

      async read(id, outs) {
        const system = connect();
        const record = home.readRecord(outs);
        if (record !== undefined) {
          await home.requireSame(system, record, definition.describe(id));
        }
        recall(id);
        const found = await definition.read(system, id, outs, record);
        if (found === undefined) {
          return undefined;
        }
        const facts = record ?? found.facts;
        const state =
          facts === undefined
            ? {}
            : { [RECORD_KEY]: writeRecord({ ...(await home.address(system)), ...facts }) };
        return { outs: { ...found.outs, ...state }, inputs: { ...found.inputs, ...record?.options } };
      },

      async update(id, olds, news) {
        const system = connect();
        const record = home.readRecord(olds);
        if (record === undefined) {
          throw new Error(
            `${definition.describe(id)}: its state was not written by pulumi-okta-native. ` +
              "Remove it from the state (`pulumi state delete`) and declare it anew.",
          );
        }
        await home.requireSame(system, record, definition.describe(id));
        const address = await home.address(system);
        return stateAfter(id, address, news, await definition.update(system, id, olds, news, record));
      },

      async delete(id, outs) {
        const record = home.readRecord(outs);
        const before = { ...outs, ...record?.options };
        if (record === undefined || definition.isReleased(before, record)) {
          return;
        }
        const system = connect();
        await home.requireSame(system, record, definition.describe(id));
        if (system.takenByThisRun.has(id)) {
          system.log(
            `${definition.describe(id)} is now managed by another resource of this program; removed from state, not deleted in Okta`,
          );
          return;
        }
        await definition.delete(system, id, before, record);
      },
    };
  };
}

/** Those of the named arguments whose value differs, or is not known yet. */
export function changedArguments(
  names: readonly string[],
  before: JsonObject,
  news: JsonObject,
  defaults: JsonObject = {},
): string[] {
  const value = (bag: JsonObject, name: string): Json | undefined => bag[name] ?? defaults[name];
  return names.filter(
    (name) => containsUnknown(news[name]) || !sameJson(value(before, name), value(news, name)),
  );
}

/** Those of the named arguments that are given. */
export function pick(inputs: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => (inputs[name] === undefined ? [] : [[name, inputs[name]]])),
  );
}
