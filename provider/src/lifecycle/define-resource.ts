import type { z } from "zod";
import { type Json, type JsonObject, sameJson } from "../comparison/json";
import { NotFoundError } from "../okta/errors";
import { type CheckFailure, schemaFailures } from "../pulumi/check";
import type { Lifecycle } from "../pulumi/lifecycle";
import { PartialWriteError } from "../pulumi/partial-write-error";
import { containsUnknown } from "../pulumi/unknown";
import { withMark, withoutMark } from "../state/input-mark";
import { RECORD_KEY, type StateRecord, type Unversioned, writeRecord } from "../state/record";
import type { Client, Home } from "./home";

/** What an operation leaves for state: the object's outputs, and what the record keeps beside options and home. */
export interface Result<Record> {
  readonly outs: JsonObject;
  readonly record?: Partial<Record>;
  /** Why the object is not yet as declared although it was written; the next update goes on. */
  readonly unfinished?: string;
}

/**
 * What one resource that is no policy object does by itself. `defineResource` adds what is the same for all of them: the
 * state record, the guard against another org or team, options, objects that are gone, and resources that were renamed.
 */
export interface ResourceDefinition<System extends Client, Record extends StateRecord, Address> {
  readonly home: Home<System, Record, Address>;
  readonly schema: z.ZodType;
  /** Arguments that say how the object is managed: kept in the record, never sent. */
  readonly options: readonly string[];
  /** The object as messages name it. */
  describe(id: string): string;
  /** Settles what inputs carry beside the arguments, and what is wrong that the schema does not see. */
  settle?(olds: JsonObject, news: JsonObject): { mark?: JsonObject; failures?: CheckFailure[] };
  /** Arguments whose change means another object; `before` holds the outputs and the options of the last write. */
  replaces(before: JsonObject, news: JsonObject): string[];
  /** Whether an update has something to do beside changed options. */
  isOpen?(record: Record, olds: JsonObject, news: JsonObject): boolean;
  /** Remembers for this run that state holds the object. Called by `diff` and `read`; does no I/O. */
  recall?(system: System, outs: JsonObject): void;
  create(system: System, inputs: JsonObject): Promise<Result<Record> & { readonly id: string }>;
  /** The live object. Undefined, or an error for Okta's 404, means that it is gone. There is no record where Pulumi's `get` reads. */
  read(
    system: System,
    id: string,
    outs: JsonObject,
    record: Record | undefined,
  ): Promise<(Result<Record> & { readonly inputs: JsonObject }) | undefined>;
  update(
    system: System,
    id: string,
    olds: JsonObject,
    news: JsonObject,
    record: Record,
  ): Promise<Result<Record>>;
  /** Whether destroying the resource leaves the object as it is. */
  isReleased(before: JsonObject, record: Record): boolean;
  /** Deletes the object or puts it back as it was. An error for Okta's 404 means that it is gone, which is fine. */
  delete(system: System, id: string, before: JsonObject, record: Record): Promise<void>;
}

/** The lifecycle of a resource that is no policy object. */
export function defineResource<System extends Client, Record extends StateRecord, Address>(
  definition: ResourceDefinition<System, Record, Address>,
): (connect: () => System) => Lifecycle {
  const { home, options } = definition;

  const stateOf = async (
    system: System,
    inputs: JsonObject,
    { outs, record }: Result<Record>,
  ): Promise<JsonObject> => {
    const whole = { ...(await home.address(system)), options: pick(inputs, options), ...record };
    return { ...outs, [RECORD_KEY]: writeRecord(whole as Unversioned<StateRecord>) };
  };

  return (connect) => {
    const remember = (outs: JsonObject): void => {
      try {
        definition.recall?.(connect(), outs);
      } catch {
        // Settings are judged by the operation that needs them; diff must work without.
      }
    };

    return {
      check(olds, news) {
        const declared = withoutMark(news);
        const { mark, failures = [] } = definition.settle?.(olds, news) ?? {};
        return {
          inputs: withMark(declared, mark),
          failures: [...schemaFailures(definition.schema, declared), ...failures],
        };
      },

      diff(_id, olds, news) {
        remember(olds);
        const record = home.readRecord(olds);
        const replaces = definition.replaces({ ...olds, ...record?.options }, news);
        const changes =
          record === undefined ||
          replaces.length > 0 ||
          !sameJson(pick(news, options), record.options ?? {}) ||
          definition.isOpen?.(record, olds, news) === true;
        return { changes, replaces };
      },

      async create(inputs) {
        const system = connect();
        const made = await definition.create(system, inputs);
        const outs = await stateOf(system, inputs, made);
        return { id: made.id, outs: finished(made.id, outs, made) };
      },

      async read(id, outs) {
        const system = connect();
        const record = home.readRecord(outs);
        if (record !== undefined) {
          await home.requireSame(system, record, definition.describe(id));
        }
        remember(outs);
        const found = await orGone(definition.read(system, id, outs, record));
        if (found === undefined) {
          return undefined;
        }
        const kept = found.record ?? record;
        const state =
          kept === undefined
            ? {}
            : {
                [RECORD_KEY]: writeRecord({
                  ...(await home.address(system)),
                  ...kept,
                } as Unversioned<StateRecord>),
              };
        return {
          outs: { ...found.outs, ...state },
          inputs: { ...found.inputs, ...record?.options },
        };
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
        const result = await definition.update(system, id, olds, news, record);
        return finished(id, await stateOf(system, news, result), result);
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
        await orGone(definition.delete(system, id, before, record));
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

/** The answer; undefined where Okta says that the object does not exist. */
export async function orGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}

function finished(id: string, outs: JsonObject, { unfinished }: { unfinished?: string }): JsonObject {
  if (unfinished !== undefined) {
    throw new PartialWriteError(id, outs, [unfinished]);
  }
  return outs;
}
