import type { JsonObject } from "../../comparison/json";
import { sameJson } from "../../comparison/json";
import { foreignLines } from "../../lifecycle/ordered-list/foreign";
import type { Connections } from "../../pulumi/connections";
import { containsUnknown } from "../../pulumi/unknown";
import { type OrgRecord, readRecord } from "../../state/record";
import { announcements } from "./announce";
import { type Goal, goalOf } from "./goal";
import { optionsIn, orderIn, ruleTypeIn } from "./mapping";
import { isOpen } from "./member";
import { foreignRule } from "./refusals";

/** Whether the program asks for a change, or a rule that it does not accept stands in the policy. No I/O. */
export function diff(
  { tell }: Connections,
  id: string,
  olds: JsonObject,
  news: JsonObject,
): { changes: boolean; replaces: string[] } {
  const record = readRecord(olds, "org");
  const replaces = [
    ...(containsUnknown(news.policyId) || (news.policyId !== undefined && news.policyId !== id)
      ? ["policyId"]
      : []),
    ...(ruleTypeIn(news) === ruleTypeIn(olds) ? [] : ["type"]),
  ];
  if (record === undefined || replaces.length > 0) {
    return { changes: true, replaces };
  }
  const goal = goalOf(news, olds, record);
  const foreign = foreignLines(olds, goal.foreignRules);
  for (const line of foreign) {
    tell(foreignRule(id, line, goal.foreignRules));
  }
  const changes =
    foreign.length > 0 ||
    !sameJson(optionsIn(news), record.options ?? {}) ||
    (record.leftovers ?? []).length > 0 ||
    !sameJson([...goal.order], orderIn(olds)) ||
    goal.order.some((key) => isOpenRule(goal, key)) ||
    isOpenCatchAll(goal, record);
  if (changes) {
    for (const line of announcements(`the rules of the policy ${id}`, goal, olds, record)) {
      tell(line);
    }
  }
  return { changes, replaces: [] };
}

function isOpenRule({ shape, declared, stored }: Goal, key: string): boolean {
  const [wanted, before] = [declared.get(key), stored.get(key)];
  return wanted === undefined || before === undefined || isOpen(shape, wanted, before);
}

function isOpenCatchAll(
  { shape, catchAll, storedCatchAll }: Goal,
  { catchAll: recorded }: OrgRecord,
): boolean {
  return storedCatchAll === undefined
    ? recorded !== undefined || Object.keys(catchAll).includes("actions")
    : isOpen(shape, catchAll, storedCatchAll);
}
