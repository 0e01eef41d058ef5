import { detectDrift } from "../../comparison/drift";
import type { JsonObject } from "../../comparison/json";
import { orgHome } from "../../lifecycle/home";
import { foreignIn } from "../../lifecycle/ordered-list/foreign";
import { fromTheTop } from "../../lifecycle/ordered-list/site";
import { orGone } from "../../okta/errors";
import type { LiveRule } from "../../okta/policies";
import { effectOf } from "../../policy-types/outcome";
import type { Connections } from "../../pulumi/connections";
import { type MemberRecord, RECORD_KEY, readRecord, writeRecord } from "../../state/record";
import { goalOf } from "./goal";
import { isGuard } from "./guard";
import { catchAllOf, contentOf, idsIn, memberOf } from "./mapping";
import { declaredPart, memberRecord, recordOfMembers, type Stored } from "./member";
import { siteOf } from "./site";

/** The rules as they stand and what changed since the last write or refresh; undefined where the policy is gone. */
export async function read(
  connections: Connections,
  id: string,
  outs: JsonObject,
): Promise<{ outs: JsonObject; inputs: JsonObject } | undefined> {
  const { org, list, what } = siteOf(connections, id, outs);
  const record = readRecord(outs, "org");
  if (record === undefined) {
    throw new Error(`${what}: there is no state of it. Take rules over by  adopt: true.`);
  }
  await orgHome.requireSame(org, record, what);
  const found = await orGone(list.shared(org));
  if (found === undefined) {
    return undefined;
  }
  const items = fromTheTop(found.items);
  const options = record.options ?? {};
  const goal = goalOf({ ...outs, ...options }, outs, record);
  const ids = idsIn(outs);
  const keyOf = new Map([...ids].map(([key, ruleId]) => [ruleId, key]));
  const drift = (stored: Stored, live: LiveRule) =>
    detectDrift(
      goal.shape,
      {
        last: stored.object,
        declared: declaredPart(goal.shape, stored),
        restoreTo: stored.record.restoreTo ?? {},
        drift: goal.drift,
      },
      contentOf(live),
    );
  const members = items.flatMap((live) => {
    const key = keyOf.get(live.id);
    const stored = key === undefined ? undefined : goal.stored.get(key);
    if (key === undefined || stored === undefined) {
      return [];
    }
    const seen = drift(stored, live);
    return [{ key, id: live.id, seen, record: recordAfter(goal.shape, seen, stored) }];
  });
  const okta = items.find(({ system }) => system === true);
  const catchAll =
    okta === undefined || goal.storedCatchAll === undefined
      ? undefined
      : { seen: drift(goal.storedCatchAll, okta), stored: goal.storedCatchAll };
  // A guard that an interrupted run left is nobody else's rule.
  const leftovers = items.flatMap((live) =>
    (record.leftovers ?? []).includes(live.id) || isGuard(goal.type, live) ? [live.id] : [],
  );
  const ours = new Set([...ids.values(), ...leftovers]);
  const foreign = foreignIn(
    items,
    (other) => ours.has(other),
    goal.foreignRules,
    (live) => effectOf(goal.type, live),
  );
  const order = members.map(({ key }) => key);
  const rules = (of: "outs" | "inputs") =>
    Object.fromEntries(members.map(({ key, seen }) => [key, memberOf(key, seen[of])]));

  const {
    managedFields: _paths,
    members: _members,
    catchAll: _catchAll,
    leftovers: _leftovers,
    ...kept
  } = record;
  return {
    outs: {
      policyId: id,
      type: outs.type ?? goal.type,
      rules: rules("outs"),
      order,
      ids: Object.fromEntries(members.map(({ key, id: ruleId }) => [key, ruleId])),
      ...(catchAll === undefined ? {} : { catchAll: catchAllOf(catchAll.seen.outs) }),
      foreign,
      [RECORD_KEY]: writeRecord({
        ...kept,
        ...recordOfMembers(members),
        ...(catchAll === undefined
          ? {}
          : { catchAll: recordAfter(goal.shape, catchAll.seen, catchAll.stored) }),
        leftovers,
      }),
    },
    inputs: {
      policyId: id,
      type: outs.type ?? goal.type,
      rules: rules("inputs"),
      order,
      ...(catchAll === undefined || Object.keys(catchAllOf(catchAll.seen.inputs)).length === 0
        ? {}
        : { catchAll: catchAllOf(catchAll.seen.inputs) }),
      ...options,
      ...(Object.keys(foreign).length === 0 ? {} : { foreign }),
    },
  };
}

function recordAfter(
  shape: Parameters<typeof memberRecord>[0],
  seen: ReturnType<typeof detectDrift>,
  { record }: Stored,
): MemberRecord {
  return memberRecord(shape, seen.declared, seen.outs, { ...record, restoreTo: seen.restoreTo });
}
