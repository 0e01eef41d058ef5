import { isObject, type Json, type JsonObject } from "../comparison/json";

/** The key of the one private bag in outputs. Permanent. */
export const BAG = "__okta";

/** A value that may have been absent: [] or [value]. */
export type Former = [] | [Json];

/**
 * What read, delete and diff must know and outputs do not show. Part of users' state: versioned, as small as
 * possible, changed only with a migration.
 */
export interface Bag {
  readonly v: 1;
  /** Id of the org the object lives in. */
  readonly org: string;
  /** Fewest path prefixes of the outputs that were declared. */
  readonly declared: readonly string[];
  /** The arguments that are not part of the object, as given. */
  readonly options?: JsonObject;
  /** Undeclared leaves that somebody changed in Okta, and what they were; the next update puts them back. */
  readonly was?: Readonly<Record<string, Former>>;
  /** Taken over rather than created. */
  readonly adopted?: true;
  /** The automatic name; absent where the program declares one. */
  readonly autoName?: string;
  /** Of an adopted object: the leaves we changed, and what they were before, for `onDestroy: "restore"`. */
  readonly original?: Readonly<Record<string, Former>>;
  /** Of an adopted object whose place we never wrote: its number before. */
  readonly found?: number;
  /**
   * Neighbours in the order at the last write: [above, below], null where there was none or one of declared rank,
   * for ranks are compared where they are known.
   */
  readonly between?: readonly [string | null, string | null];
  /** The declared rank of an object that does not stand there; the next update places it. */
  readonly rank?: number;
}

/** Undefined where the object was never recorded by us (`get`). */
export function readBag(outs: JsonObject): Bag | undefined {
  const bag = outs[BAG];
  if (!isObject(bag) || bag.v !== 1 || typeof bag.org !== "string") {
    return undefined;
  }
  return bag as unknown as Bag; // written by writeBag only
}

/** The first automatic name of a resource whose object may have been made under a later number. */
export function candidateOf(autoName: string): string {
  return autoName.replace(/(-[0-9a-f]{7})-\d+$/, "$1");
}

/** What the inputs carry of an object that declares no name: check settles the same name from it again. */
export function inputsMark({ autoName, adopted, options = {} }: Bag): JsonObject {
  if (autoName !== undefined) {
    return { [BAG]: { autoName: candidateOf(autoName) } };
  }
  return adopted === true && options.adopt === undefined ? { [BAG]: { adopted } } : {};
}

/** Leaves out what is empty: every byte is stored twice and rewritten at each step. */
export function writeBag(bag: Bag): JsonObject {
  return Object.fromEntries(
    Object.entries(bag).filter(
      ([, value]) => value !== undefined && !(isObject(value) && Object.keys(value).length === 0),
    ),
  );
}
