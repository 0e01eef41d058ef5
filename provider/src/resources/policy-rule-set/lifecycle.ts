import { isObject, type JsonObject, textOf } from "../../comparison/json";
import { orgHome } from "../../lifecycle/home";
import { foreignLines, shownForeign } from "../../lifecycle/ordered-list/foreign";
import type { Site } from "../../lifecycle/ordered-list/site";
import { orGone } from "../../okta/errors";
import { denies } from "../../policy-types/outcome";
import { lackingEngine } from "../../policy-types/registry";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { PartialWriteError } from "../../pulumi/partial-write-error";
import { readRecord } from "../../state/record";
import { adoptSet } from "./adopt";
import { check } from "./check";
import { diff } from "./diff";
import { type Goal, goalOf } from "./goal";
import { idsIn, orderIn, rulesIn, ruleTypeIn } from "./mapping";
import { holds } from "./member";
import { outputsAfter, shortcomings } from "./outputs";
import { read } from "./read";
import { foreignRule } from "./refusals";
import { siteOf } from "./site";
import { type Achieved, bringAbout, type Start } from "./write";

export function policyRuleSetLifecycle(connections: Connections): Lifecycle {
  return {
    check: (olds, news) => check(connections, olds, news),
    diff: (id, olds, news) => diff(connections, id, olds, news),
    create: (inputs) => create(connections, inputs),
    read: (id, outs) => read(connections, id, outs),
    update: (id, olds, news) => update(connections, id, olds, news),
    delete: (id, outs) => remove(connections, id, outs),
  };
}

async function create(
  connections: Connections,
  inputs: JsonObject,
): Promise<{ id: string; outs: JsonObject }> {
  const policyId = String(inputs.policyId);
  const site = siteOf(connections, policyId, inputs);
  const goal = goalOf(inputs, {});
  // The org is read first, because the record of the new object needs its id.
  await requireEngine(site, goal);
  return site.org.writes.run(site.list.key, async () => {
    const adopted = goal.adopt && !goal.converge ? await adoptSet(site, goal) : undefined;
    const achieved =
      adopted ??
      (await bringAbout(site, goal, {
        ids: new Map(),
        leaving: [],
        isUntouched: site.org.policies.isUntouched(policyId),
        takenAs: (live, declared, now) => {
          if (goal.adopt) {
            return "adopted";
          }
          // In a policy that this program made, the rules are its own, and a run that was killed may have left some.
          const isOwn = connections.ownObjects.has(policyId) && isLeftBehind(goal, live, declared, now);
          return isOwn ? "own" : undefined;
        },
      }));
    const outs = await finish(
      site,
      policyId,
      inputs,
      goal,
      achieved,
      adopted === undefined ? "created" : "taken over",
    );
    return { id: policyId, outs };
  });
}

async function requireEngine({ org, what }: Site, { type }: Goal): Promise<void> {
  const { pipeline } = await org.organization();
  const lacking = pipeline === undefined ? undefined : lackingEngine(type, pipeline);
  if (lacking !== undefined) {
    throw new Error(`creating ${what} of ${org.url}: ${lacking} Nothing was written.`);
  }
}

const KILLED_RUN_MS = 60 * 60_000;

/** Whether a rule of a declared name is what an interrupted run made and could not record: new, and just as declared. */
function isLeftBehind(
  { shape }: Goal,
  live: Parameters<Start["takenAs"]>[0],
  declared: JsonObject,
  now: Date,
): boolean {
  const age = now.getTime() - Date.parse(typeof live.created === "string" ? live.created : "");
  return age < KILLED_RUN_MS && holds(shape, declared, live);
}

async function update(
  connections: Connections,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): Promise<JsonObject> {
  const site = siteOf(connections, id, news);
  const record = readRecord(olds, "org");
  if (record === undefined) {
    throw new Error(
      `${site.what}: their state was not written by pulumi-okta-native; take them over by  adopt: true.`,
    );
  }
  await orgHome.requireSame(site.org, record, site.what);
  const goal = goalOf(news, olds, record);
  return site.org.writes.run(site.list.key, async () => {
    const achieved = await bringAbout(site, goal, {
      ids: idsStaying(olds, news, goal),
      leaving: [...(record.leftovers ?? []), ...(goal.foreignRules.remove ? shownForeign(olds) : [])],
      isUntouched: false,
      takenAs: (live, declared, now) =>
        isLeftBehind(goal, live, declared, now) ? "own" : goal.adopt ? "adopted" : undefined,
    });
    return finish(site, id, news, goal, achieved, "updated");
  });
}

/**
 * A rule that the program no longer names, but keeps by its name, is handed over to whoever manages it from now on.
 * Where everything is kept, that says nothing about a rule of the set: it goes.
 */
function idsStaying(olds: JsonObject, news: JsonObject, goal: Goal): ReadonlyMap<string, string> {
  const isHandedOver = (key: string, id: string) =>
    isObject(news.foreignRules) &&
    !goal.declared.has(key) &&
    goal.foreignRules.accepts({ id, name: nameOf(olds, key) });
  return new Map([...idsIn(olds)].filter(([key, id]) => !isHandedOver(key, id)));
}

/** The name that state holds of a rule. */
function nameOf(outs: JsonObject, key: string): string {
  return textOf(rulesIn(outs).get(key)?.name ?? key);
}

async function finish(
  site: Site,
  policyId: string,
  news: JsonObject,
  goal: Goal,
  achieved: Achieved,
  done: "created" | "updated" | "taken over",
): Promise<JsonObject> {
  const { org, what, tell } = site;
  for (const ruleId of achieved.ids.values()) {
    // A rule that another resource of this program managed so far is this one's now.
    org.takenByThisRun.add(`${policyId}/${ruleId}`);
  }
  const outs = outputsAfter((await org.organization()).id, policyId, news, goal, achieved);
  for (const line of foreignLines(outs, goal.foreignRules)) {
    tell(foreignRule(policyId, line, goal.foreignRules));
  }
  const missing = done === "taken over" ? [] : shortcomings(goal, achieved);
  if (missing.length > 0) {
    throw new PartialWriteError(policyId, outs, [
      `${what} were ${done} in part. ${missing.join(" ")} The next \`pulumi up\` goes on.`,
    ]);
  }
  return outs;
}

/** Rules that let people in go first, from the bottom, so that nobody gets in by a rule that stood below another one. */
async function remove(connections: Connections, id: string, outs: JsonObject): Promise<void> {
  const record = readRecord(outs, "org");
  if (record === undefined || record.options?.onDestroy === "release") {
    return;
  }
  const { org, list, what } = siteOf(connections, id, outs);
  await orgHome.requireSame(org, record, what);
  const type = ruleTypeIn(outs);
  const [ids, rules] = [idsIn(outs), rulesIn(outs)];
  const fromTheBottom = orderIn(outs).toReversed();
  const isRefusing = (key: string) => denies(type, rules.get(key) ?? {});
  const names = new Map([...ids].map(([key, ruleId]) => [ruleId, nameOf(outs, key)]));
  // What was only taken over stays, unless the program says otherwise.
  const own = fromTheBottom.filter(
    (key) => record.members?.[key]?.adopted !== true || record.options?.onDestroy === "delete",
  );
  const going = [
    ...(record.leftovers ?? []),
    ...own.filter((key) => !isRefusing(key)).map((key) => ids.get(key)),
    ...own.filter(isRefusing).map((key) => ids.get(key)),
  ];
  await org.writes.run(list.key, async () => {
    for (const ruleId of going) {
      if (ruleId === undefined) {
        continue;
      }
      // A run that was cut short before the set left the state did not tell this process of what it took over.
      const name = names.get(ruleId);
      if (
        org.takenByThisRun.has(`${id}/${ruleId}`) ||
        (name !== undefined && connections.listOwners.hasMember(id, name))
      ) {
        org.log(
          `the rule ${ruleId} is now managed by another resource of this program; removed from state, not deleted in Okta`,
        );
        continue;
      }
      await orGone(list.delete(org, ruleId));
    }
  });
}
