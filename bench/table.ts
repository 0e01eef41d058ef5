import Table from "cli-table3";
import type { ProgramResult, RowResult } from "./results";

const HEAD = [
  "row",
  "calls",
  "+ start",
  "floor",
  "ratio",
  "seconds",
  "of it Pulumi",
  "CLI MiB",
  "plugin MiB",
] as const;

/** One table for all programs. Pure. */
export function resultTable(programs: readonly ProgramResult[]): string {
  const table = new Table({ head: [...HEAD], style: { head: [], border: [] } });
  for (const program of programs) {
    table.push([{ colSpan: HEAD.length, content: titleOf(program) }]);
    for (const row of program.rows) {
      table.push(cellsOf(row));
    }
  }
  return table.toString();
}

export function titleOf({ name, resources, state }: ProgramResult): string {
  const { perResource, ours, providerText, frame } = state;
  return `${name}: ${resources} resources; state ${perResource} bytes each (arguments and outputs ${ours}, provider's text ${providerText}, Pulumi's frame ${frame})`;
}

export function cellsOf({ name, calls, floor, ceiling, seconds, idleSeconds, memory }: RowResult): string[] {
  const mark = calls.work > ceiling ? " !" : "";
  const refused = calls.refused === 0 ? "" : ` (429: ${calls.refused})`;
  return [
    name,
    `${calls.work}${refused}`,
    String(calls.startUp),
    String(floor),
    `${ratio(calls.work, floor)}${mark}`,
    seconds.toFixed(1),
    idleSeconds?.toFixed(1) ?? "",
    ...[memory.cli, memory.plugin].map((mebibytes) => mebibytes?.toString() ?? ""),
  ];
}

/** How far above the floor; 1.00 is on it. */
export function ratio(calls: number, floor: number): string {
  if (floor === 0) {
    return calls === 0 ? "1.00" : "∞";
  }
  return (calls / floor).toFixed(2);
}

/** Rows that took more calls than their floor allows, each as a sentence. */
export function missedFloors(programs: readonly ProgramResult[]): string[] {
  return programs.flatMap(({ name, rows }) =>
    rows
      .filter(({ calls, ceiling }) => calls.work > ceiling)
      .map((row) => `${name}, ${row.name}: ${row.calls.work} calls, at most ${row.ceiling} allowed`),
  );
}
