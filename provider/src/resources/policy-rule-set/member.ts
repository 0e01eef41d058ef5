import { type Difference, differences, removed, unsatisfied } from "../../comparison/differences";
import type { PreviousValue } from "../../comparison/drift";
import { type JsonObject, sameJson } from "../../comparison/json";
import { managedFields, pickFields } from "../../comparison/managed-fields";
import type { Shape } from "../../comparison/shape";
import { keepDeclaredSpelling } from "../../comparison/spelling";
import { temporaryName } from "../../lifecycle/policy-object/names";
import { planUpdate } from "../../lifecycle/policy-object/update-plan";
import type { LiveRule } from "../../okta/policies";
import { type MemberRecord, type OrgRecord, readRecord } from "../../state/record";
import { catchAllObject, contentOf, objectOf, rulesIn, ruleTypeIn } from "./mapping";

/** One rule as state holds it: Okta's object, and what is recorded of it. */
export interface Stored {
  readonly object: JsonObject;
  readonly record: MemberRecord;
}

// Every rule of a set has a name and a type that the program decides, so the record need not say so.
const ALWAYS_MANAGED = ["name", "type"];

/** The rules that state holds, by what the program calls them. */
export function storedMembers(outs: JsonObject, record: OrgRecord | undefined): ReadonlyMap<string, Stored> {
  const type = ruleTypeIn(outs);
  return new Map(
    [...rulesIn(outs)].map(([key, rule]) => [
      key,
      { object: objectOf(type, key, rule), record: withNames(record, record?.members?.[key]) },
    ]),
  );
}

/** The records of all rules as the set keeps them: most rules of a set declare the same fields, which are said once. */
export function recordOfMembers(
  members: readonly { readonly key: string; readonly record: MemberRecord }[],
): Pick<OrgRecord, "managedFields" | "members"> {
  const common = mostCommon(members.map(({ record }) => record.managedFields ?? []));
  const own = members.flatMap(({ key, record: { managedFields: paths = [], ...more } }) => {
    const record = sameJson([...paths], [...common]) ? more : { managedFields: paths, ...more };
    return Object.keys(record).length === 0 ? [] : [[key, record] as const];
  });
  return { managedFields: common, members: Object.fromEntries(own) };
}

function mostCommon(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, { list: readonly string[]; count: number }>();
  for (const list of lists) {
    const text = JSON.stringify(list);
    counts.set(text, { list, count: (counts.get(text)?.count ?? 0) + 1 });
  }
  // The same of two that are equally common whatever the order of the rules, so that a refresh does not rewrite the record.
  const [first] = [...counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  return first?.[1].list ?? [];
}

/** The rule that Okta made as state holds it; undefined where the policy has none. */
export function storedCatchAll(outs: JsonObject): Stored | undefined {
  const record = readRecord(outs, "org")?.catchAll;
  return record === undefined ? undefined : { object: catchAllObject(ruleTypeIn(outs), outs), record };
}

function withNames(all: OrgRecord | undefined, record: MemberRecord = {}): MemberRecord {
  const managed = record.managedFields ?? all?.managedFields ?? [];
  return { ...record, managedFields: [...managed, ...ALWAYS_MANAGED] };
}

/** What is recorded of a rule after a write or a refresh. */
export function memberRecord(
  shape: Shape,
  declared: JsonObject,
  outs: JsonObject,
  more: Omit<MemberRecord, "managedFields">,
): MemberRecord {
  const managed = managedFields(shape, declared, outs).filter((path) => !ALWAYS_MANAGED.includes(path));
  const { adopted, restoreTo = {}, restorePoint = {} } = more;
  return {
    ...(managed.length === 0 ? {} : { managedFields: managed }),
    ...(adopted === undefined ? {} : { adopted }),
    ...(Object.keys(restoreTo).length === 0 ? {} : { restoreTo }),
    ...(Object.keys(restorePoint).length === 0 ? {} : { restorePoint }),
  };
}

/** The part of a stored rule that the program declared. */
export function declaredPart(shape: Shape, { object, record }: Stored): JsonObject {
  return pickFields(shape, record.managedFields ?? [], object);
}

/** What an update makes of one rule that stands in Okta. */
export interface MemberPlan {
  /** Okta's object as it should be, without number and status. */
  readonly body: JsonObject;
  /** Whether what the rule matches or does will differ from what stands there. */
  readonly changes: boolean;
  /** Whether it should be in force. */
  readonly active: boolean;
  /** Declared fields that somebody changed since, and that this update would undo. */
  readonly conflicts: readonly Difference[];
  readonly late: Readonly<Record<string, PreviousValue>>;
  /** The fields that this update changes, with the values they had before the program changed them. */
  readonly changed: Readonly<Record<string, PreviousValue>>;
}

/** Brings together what stood, what stands and what should stand. Pure. */
export function planMember(
  shape: Shape,
  declared: JsonObject,
  live: LiveRule,
  stored: Stored | undefined,
  drift: "all" | "declared",
): MemberPlan {
  const now = contentOf(live);
  const { object, record } = stored ?? { object: now, record: { adopted: true as const } };
  const plan = planUpdate(
    {
      shape,
      stored: object,
      record: { v: 1, org: "", ...record },
      live: now,
      declared,
      temporaryName: temporaryName(String(object.name), live.id),
    },
    drift,
  );
  const { status: _status, ...body } = plan.body;
  return {
    body,
    changes: differences(shape, matter(keepDeclaredSpelling(shape, object, now)), matter(body)).length > 0,
    active: (plan.status ?? live.status) === "ACTIVE",
    conflicts: plan.conflicts,
    late: plan.late,
    changed: plan.changed,
  };
}

/** What decides a sign-in. */
export function matter({ name: _name, status: _status, type: _type, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** Whether a rule in Okta holds all that is declared, whatever it is called. */
export function holds(shape: Shape, declared: JsonObject, live: LiveRule): boolean {
  return unsatisfied(shape, matter(declared), contentOf(live)).length === 0;
}

/** Whether the program asks for a change of a rule that state holds. */
export function isOpen(shape: Shape, declared: JsonObject, stored: Stored): boolean {
  return (
    unsatisfied(shape, declared, stored.object).length > 0 ||
    removed(shape, declaredPart(shape, stored), declared).length > 0 ||
    Object.keys(stored.record.restoreTo ?? {}).length > 0
  );
}
