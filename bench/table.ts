import Table from "cli-table3";
import type { Micro } from "./micro";
import type { FleetRow, PeerResults, PeerTool, ProgramResult, Results, RowResult } from "./results";
import type { StateSize } from "./state-size";

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

/** One table for all that was measured; other tools get columns of their own. Pure. */
export function resultTable({ programs, micro, fleet, states = [] }: Results, peers?: PeerResults): string {
  const tools = peers?.tools ?? [];
  const head = [...HEAD, ...tools.map(({ name }) => name)];
  const table = new Table({ head, style: { head: [], border: [] } });
  const wide = (content: string) => table.push([{ colSpan: head.length, content }]);
  for (const program of programs) {
    wide(titleOf(program));
    for (const row of program.rows) {
      table.push([...cellsOf(row), ...tools.map((tool) => peerCell(tool, program, row))]);
    }
  }
  if (fleet !== undefined) {
    wide(`${fleet.stacks} stacks at one time on one org, with its limits in common`);
    for (const row of fleet.rows) {
      wide(fleetLine(row));
    }
  }
  for (const { sdk, state } of states) {
    wide(`with @pulumi/pulumi ${sdk}: ${stateLine(state)}`);
  }
  if (micro !== undefined) {
    wide(microLine(micro));
  }
  return table.toString();
}

function peerCell(tool: PeerTool, program: ProgramResult, { name }: RowResult): string {
  const row = isAlike(tool, program) ? tool.rows.find((candidate) => candidate.name === name) : undefined;
  return row === undefined ? "" : `${row.calls} calls, ${row.seconds.toFixed(1)} s`;
}

/** Whether the program of another tool makes the same objects in as many resources. */
export function isAlike({ shape }: PeerTool, program: ProgramResult): boolean {
  const { policies, rules, asSets } = program.shape;
  return shape.policies === policies && shape.rules === rules && shape.asSets === asSets;
}

export function fleetLine({ name, calls, refused, firstSeconds, lastSeconds }: FleetRow): string {
  return `${name}: ${calls} calls, ${refused} refused by a limit; the first done after ${firstSeconds.toFixed(1)} s, the last after ${lastSeconds.toFixed(1)} s`;
}

export function microLine({ processes, requireMs, checkUs, diffUs }: Micro): string {
  return `without a CLI (medians of ${processes} processes): require of the runtime ${requireMs.toFixed(0)} ms; check ${checkUs.toFixed(0)} µs and diff ${diffUs.toFixed(0)} µs for each resource`;
}

export function titleOf({ name, resources, state }: ProgramResult): string {
  return `${name}: ${resources} resources${state === undefined ? "" : `; ${stateLine(state)}`}`;
}

function stateLine({ perResource, ours, providerText, frame }: StateSize): string {
  return `state ${perResource} bytes each (arguments and outputs ${ours}, provider's text ${providerText}, Pulumi's frame ${frame})`;
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
    idleSeconds.toFixed(1),
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
