import type { PreviousValue } from "../comparison/drift";
import { isObject, type Json, type JsonObject } from "../comparison/json";
import { foldPaths, unfoldPaths } from "./path-list";

/**
 * The output that holds the state record. Permanent, as are the names of the record's fields: from 0.1.0 on they
 * change only with a new version and a migration.
 */
export const RECORD_KEY = "__okta";

const VERSION = 1;

/** What every resource must know at its next read, update or delete and outputs do not show. */
interface CommonRecord {
  readonly v: typeof VERSION;
  /** The arguments that are not part of the object, as given. */
  readonly options?: JsonObject;
  /** Taken over rather than created. */
  readonly adopted?: true;
  /** The automatic name; absent where the program declares one. */
  readonly autoName?: string;
  /**
   * Which parts of the object the program declared: of a policy or rule the fewest paths that cover them; of a set what
   * holds for each rule whose own record does not say otherwise. In state they are folded (path-list.ts).
   */
  readonly managedFields?: readonly string[];
}

/** The record of an object in an Okta org. */
export interface OrgRecord extends CommonRecord {
  /** Id of the org the object lives in. */
  readonly org: string;
  /** Undeclared leaves that somebody changed in Okta, and what the next update puts back. */
  readonly restoreTo?: Readonly<Record<string, PreviousValue>>;
  /** Of an adopted object: the leaves that this program changed, and what they were, for `onDestroy: "restore"`. */
  readonly restorePoint?: Readonly<Record<string, PreviousValue>>;
  /** Of an adopted object whose place was never written: its number when it was adopted. */
  readonly foundAt?: number;
  /**
   * Neighbours in the order at the last write: [above, below]. Null stands for no neighbour and for one whose rank is
   * declared, because declared ranks are compared where they are known.
   */
  readonly neighbours?: readonly [string | null, string | null];
  /** The declared rank of an object that does not stand there; the next update places it. */
  readonly pendingRank?: number;
  /** Of a set of rules: what is recorded of a rule beside what holds for all, by what the program calls it. */
  readonly members?: Readonly<Record<string, MemberRecord>>;
  /** Of a set of rules: what is recorded of the rule that Okta made. */
  readonly catchAll?: MemberRecord;
  /** Of a set of rules: ids of its rules that a failed update could not delete; the next one does. */
  readonly leftovers?: readonly string[];
  /** Of an expectation that is tried at every up: how often check had seen it when it was last tried. */
  readonly run?: number;
}

/** What is recorded of one rule of a set. */
export type MemberRecord = Pick<OrgRecord, "managedFields" | "restoreTo" | "adopted" | "restorePoint">;

/** The record of an object in an Okta Privileged Access team. */
export interface TeamRecord extends CommonRecord {
  /** Name of the team the object lives in. */
  readonly team: string;
  /** The status that an adopted user had: it comes back when the program stops declaring one. */
  readonly statusBefore?: string;
  /** A key that was not seen to work yet; the next update tries it. */
  readonly unverified?: true;
  /** Of a key: the day on which it was made, as the check before its create counted it; rotation by age begins there. */
  readonly madeOn?: string;
  /**
   * Of a key that was made because somebody else had set an expiry on its predecessor: an expiry before this time, set on
   * this key, means that two owners make keys for one user.
   */
  readonly contestedUntil?: string;
}

interface Records {
  readonly org: OrgRecord;
  readonly team: TeamRecord;
}

/** Any state record, and which of its fields says where the object lives. */
export type StateRecord = Records[keyof Records];

/** The record that the outputs hold; undefined where this package never wrote one, as for a resource of Pulumi's `get`. */
export function readRecord<Home extends keyof Records>(
  outs: JsonObject,
  home: Home,
): Records[Home] | undefined {
  const record = outs[RECORD_KEY];
  if (!isObject(record) || record.v !== VERSION || typeof record[home] !== "string") {
    return undefined;
  }
  // Only writeRecord writes this key of outputs, so a version and an address mean a whole record.
  return withPaths(record, unfoldPaths) as unknown as Records[Home];
}

/** The part of a record that says where the object lives. */
export type Address = Pick<OrgRecord, "org"> | Pick<TeamRecord, "team">;

/** What a record says beside the address. */
export type Facts<Record extends StateRecord = StateRecord> = Record extends unknown
  ? Partial<Omit<Record, "v" | "org" | "team">>
  : never;

/** The record as state keeps it. What is empty is left out: every byte is stored twice and rewritten at each step. */
export function writeRecord(record: Address & Facts): JsonObject {
  const kept = Object.entries(record).filter(([, value]) => value !== undefined && !isEmpty(value));
  // A record holds JSON, read-only.
  const whole = { v: VERSION, ...Object.fromEntries(kept) } as JsonObject;
  return withPaths(whole, (paths) => foldPaths(unfoldPaths(paths)));
}

/** The record with its lists of managed paths, and those of its members, in the form in which state holds them or we read them. */
function withPaths(record: JsonObject, turn: (paths: Json | undefined) => Json[]): JsonObject {
  return mapped(record, (key, value) => {
    if (key === "managedFields") {
      return turn(value);
    }
    if (key === "catchAll" && isObject(value)) {
      return withPaths(value, turn);
    }
    if (key === "members" && isObject(value)) {
      return mapped(value, (_name, member) => (isObject(member) ? withPaths(member, turn) : member));
    }
    return value;
  });
}

function mapped(object: JsonObject, turn: (key: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, turn(key, value)]));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
