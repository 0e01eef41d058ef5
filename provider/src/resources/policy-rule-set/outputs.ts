import { unsatisfied } from "../../comparison/differences";
import type { PreviousValue } from "../../comparison/drift";
import type { JsonObject } from "../../comparison/json";
import { keepDeclaredSpelling } from "../../comparison/spelling";
import { foreignIn } from "../../lifecycle/ordered-list/foreign";
import { spelled } from "../../lifecycle/policy-object/describe";
import { isArgument } from "../../lifecycle/policy-object/mapping";
import { extendRestorePoint } from "../../lifecycle/policy-object/restore-point";
import {
  EMPTY_UNLESS_DECLARED,
  undeclaredIn,
  undeclaredInWords,
} from "../../lifecycle/policy-object/undeclared";
import type { LiveRule } from "../../okta/policies";
import { effectOf } from "../../policy-types/outcome";
import { type MemberRecord, RECORD_KEY, writeRecord } from "../../state/record";
import type { Goal } from "./goal";
import { catchAllOf, contentOf, memberOf, optionsIn } from "./mapping";
import { memberRecord, recordOfMembers } from "./member";
import type { Achieved } from "./write";

/** The outputs and the record of a set, from what Okta answered. */
export function outputsAfter(
  org: string,
  policyId: string,
  news: JsonObject,
  goal: Goal,
  achieved: Achieved,
): JsonObject {
  const { items, ids, ours } = achieved;
  const keyOf = new Map([...ids].map(([key, id]) => [id, key]));
  const standing = items.flatMap((live) => {
    const key = keyOf.get(live.id);
    return key === undefined || live.system === true || !goal.declared.has(key) ? [] : [{ key, live }];
  });
  const members = standing.map(({ key, live }) => {
    const declared = goal.declared.get(key) ?? {};
    const outs = keepDeclaredSpelling(goal.shape, declared, contentOf(live));
    const record = memberRecord(goal.shape, declared, outs, recordedOf(goal, achieved, key, live));
    return { key, id: live.id, outs: memberOf(key, outs), record };
  });
  const okta = items.find(({ system }) => system === true);
  const catchAll = okta === undefined ? undefined : catchAllAfter(goal, achieved, okta);
  const continued = new Set(members.map(({ id }) => id));
  const leftovers = items.flatMap(({ id }) => (ours.has(id) && !continued.has(id) ? [id] : []));
  return {
    policyId,
    type: news.type ?? goal.type,
    rules: Object.fromEntries(members.map(({ key, outs }) => [key, outs])),
    order: members.map(({ key }) => key),
    ids: Object.fromEntries(members.map(({ key, id }) => [key, id])),
    ...(catchAll === undefined ? {} : { catchAll: catchAll.outs }),
    foreign: foreignIn(
      items,
      (id) => ours.has(id),
      goal.foreignRules,
      (live) => effectOf(goal.type, live),
    ),
    [RECORD_KEY]: writeRecord({
      org,
      options: optionsIn(news),
      ...recordOfMembers(members),
      ...(catchAll === undefined ? {} : { catchAll: catchAll.record }),
      leftovers,
    }),
  };
}

/** What is remembered of a rule beside what the program declares of it. */
function recordedOf(
  goal: Goal,
  { plans, made, adopted, keysBefore }: Achieved,
  key: string,
  live: LiveRule,
): Omit<MemberRecord, "managedFields"> {
  const plan = plans.get(key);
  const before = goal.stored.get(keysBefore.get(live.id) ?? key)?.record;
  const isAdopted = before?.adopted === true || adopted.has(live.id);
  const added: Readonly<Record<string, PreviousValue>> = made.has(live.id)
    ? Object.fromEntries(addedTo(goal, key, live).map(({ path }): [string, PreviousValue] => [path, []]))
    : {};
  return {
    restoreTo: { ...plan?.late, ...added },
    ...(isAdopted && !made.has(live.id)
      ? { adopted: true, ...extendRestorePoint(before ?? {}, plan?.changed ?? {}, false) }
      : {}),
  };
}

function catchAllAfter(
  goal: Goal,
  { catchAll }: Achieved,
  okta: LiveRule,
): { outs: JsonObject; record: MemberRecord } {
  const outs = keepDeclaredSpelling(goal.shape, goal.catchAll, contentOf(okta));
  return {
    outs: catchAllOf(outs),
    record: memberRecord(goal.shape, goal.catchAll, outs, {
      adopted: true,
      restoreTo: catchAll?.late ?? {},
      ...extendRestorePoint(goal.storedCatchAll?.record ?? {}, catchAll?.changed ?? {}, false),
    }),
  };
}

function addedTo(goal: Goal, key: string, live: LiveRule) {
  const declared = goal.stored.get(key)?.object ?? goal.declared.get(key) ?? {};
  return undeclaredIn(goal.shape, EMPTY_UNLESS_DECLARED, declared, contentOf(live));
}

/** What Okta did not do as it was asked, in sentences; a weaker rule than declared must not look done. */
export function shortcomings(goal: Goal, { items, ids, made, active, unfinished }: Achieved): string[] {
  const byId = new Map(items.map((live) => [live.id, live]));
  const ofRules = goal.order.flatMap((key) => {
    const live = byId.get(ids.get(key) ?? "");
    const declared = goal.declared.get(key);
    return live === undefined || declared === undefined
      ? []
      : [
          ...lost(goal, key, declared, live),
          ...(made.has(live.id) ? addedInWords(goal, key, live) : []),
          ...statusOf(key, live, active.get(key)),
        ];
  });
  const okta = items.find(({ system }) => system === true);
  const ofOktas = okta === undefined ? [] : lost(goal, "Okta's own rule", goal.catchAll, okta);
  // What stands in the way of the whole explains what the rules lack.
  return unfinished === undefined ? [...ofRules, ...ofOktas] : [unfinished];
}

function lost({ shape }: Goal, key: string, declared: JsonObject, live: LiveRule): string[] {
  const { status: _status, ...contents } = declared;
  const fields = unsatisfied(shape, contents, contentOf(live)).filter(({ path }) =>
    isArgument(path.split(/[.[]/)[0] ?? ""),
  );
  return fields.length === 0
    ? []
    : [
        `Okta did not keep of ${key}: ${fields.map(spelled).join(", ")}. Correct or remove these fields; the next \`pulumi up\` writes again.`,
      ];
}

function addedInWords(goal: Goal, key: string, live: LiveRule): string[] {
  const added = addedTo(goal, key, live);
  return added.length === 0 ? [] : [`${key}: ${undeclaredInWords(added)}`];
}

function statusOf(key: string, live: LiveRule, active: boolean | undefined): string[] {
  const wanted = active === false ? "INACTIVE" : "ACTIVE";
  return live.status === wanted ? [] : [`${key} should be ${wanted}, and Okta still answers ${live.status}.`];
}
