import Table from "cli-table3";
import { print } from "../faults/print";
import type { KeySummary } from "./summary";
import type { Seen, TriggerResult } from "./triggers";

const HEAD = ["What happens", "refresh", "preview", "up", "the next night"] as const;

const COMMANDS: readonly (keyof Seen)[] = ["refresh", "preview", "up", "nightly"];

const rowOf = ({ says, seen }: TriggerResult): string[] => [
  says,
  ...COMMANDS.map((command) => seen[command]),
];

/** The table of the triggers as a page shows it. */
export function triggerTable(triggers: readonly TriggerResult[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(HEAD), line(HEAD.map(() => "---")), ...triggers.map((result) => line(rowOf(result)))].join(
    "\n",
  );
}

export function printKeys(summary: KeySummary): string {
  const { triggers, scenes } = summary;
  const table = new Table({ head: [...HEAD], style: { head: [], border: [], compact: true } });
  table.push(...triggers.map(rowOf));
  return [
    ...(triggers.length === 0 ? [] : [table.toString()]),
    ...scenes.map(({ says, problems }) => `${problems.length === 0 ? "holds" : "FAILS"}: ${says}`),
    print(summary),
  ].join("\n");
}
