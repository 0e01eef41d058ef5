import Table from "cli-table3";
import pc from "picocolors";
import { failures, type Summary } from "./summary";

const SHOWN = 20;
const NO_LINES_BETWEEN = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

export function print(summary: Summary): string {
  const { classes, writes, distinctBodies, accepted, mutations, exempt, recalled } = summary;
  const share = (part: number, whole: number) =>
    whole === 0 ? `${part}` : `${part} (${((100 * part) / whole).toFixed(1)} %)`;
  const table = new Table({ style: { head: [], border: [] }, chars: NO_LINES_BETWEEN });
  table.push(
    ["writes with a body", writes],
    ["distinct bodies", distinctBodies],
    ["accepted by the public schemas", accepted],
    ["refused", summary.refused.length],
    ["declared leaves: equal", classes.equal],
    ["equivalent", classes.equivalent],
    ...rowsOf(classes.equivalentBy),
    ["dropped by Okta, and reported", classes.dropped],
    ...rowsOf(classes.droppedAt),
    ["status, left to lifecycle calls", classes.lifecycle],
    ["priority, left to siblings", classes.order],
    ["false differences", summary.falseDifferences.length],
    ["later readings without drift", recalled],
    ["mutations of answers", mutations],
    ["missed", summary.missed.length],
    ["exempt: absent means the same", share(exempt, mutations)],
  );
  const lists = [
    ...listed("refused", summary.refused),
    ...listed("false difference", summary.falseDifferences),
    ...listed("missed", summary.missed),
  ];
  const holds = failures(summary).length === 0;
  return [
    table.toString(),
    ...lists,
    holds ? pc.green("all numbers hold") : pc.red("not all numbers hold"),
  ].join("\n");
}

function rowsOf(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => [`    ${name}`, count]);
}

function listed(what: string, entries: readonly object[]): string[] {
  const shown = entries.slice(0, SHOWN).map((entry) => `${pc.red(what)}: ${JSON.stringify(entry)}`);
  return entries.length > SHOWN ? [...shown, `… and ${entries.length - SHOWN} more (--json has all)`] : shown;
}
