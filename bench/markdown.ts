import { FLOORS, type Floor, LOOKS_BEFORE_DELETION } from "./floors";
import type { Fleet, PeerResults, PeerTool, ProgramResult, Results, RowResult, StateOfSdk } from "./results";
import { fleetLine, isAlike, microLine, ratio, titleOf } from "./table";

/** The parts of the pages that are made from measurements, by the names that the pages call them. */
export function parts(results: Results, peers?: PeerResults): Record<string, string> {
  const small = results.programs.slice(0, 2);
  return {
    measured: measuredLine(results),
    floors: floorsTable(),
    short: [measuredLine(results), ...small.map((program) => shortTable(program, peers))].join("\n\n"),
    programs: results.programs.map((program) => programTable(program, peers)).join("\n\n"),
    peers: peers === undefined ? "" : peersLine(peers),
    states: results.states === undefined ? "" : statesTable(results.states),
    fleet: results.fleet === undefined ? "" : fleetList(results.fleet),
    micro: results.micro === undefined ? "" : `${sentence(microLine(results.micro))}.`,
  };
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export function measuredLine({ date, machine, versions, settings }: Results): string {
  const { latency, limits } = settings;
  const answers =
    latency === null
      ? "Answers came at once"
      : `Half of the answers took up to ${latency.medianMs} ms, nine of ten up to ${latency.p90Ms} ms`;
  return [
    `Measured on ${date} with ${machine.cores} cores and ${machine.memoryGiB} GiB (${machine.system})`,
    `Node ${versions.node}, Pulumi ${versions.pulumi}, @pulumi/pulumi ${versions["@pulumi/pulumi"]}.`,
  ]
    .join("; ")
    .concat(` ${answers}; the published rate limits were ${limits ? "on" : "off"}.`);
}

export function floorsTable(
  floors: Readonly<Record<string, Floor>> = { ...FLOORS, ...LOOKS_BEFORE_DELETION },
): string {
  return table(
    ["To", "Calls", "Because"],
    Object.values(floors).map(({ what, calls, because }) => [what, String(calls), because]),
  );
}

/** For readers who want to know what to expect. */
function shortTable(program: ProgramResult, peers?: PeerResults): string {
  const tools = toolsBeside(program, peers);
  return table(
    [`${sentence(program.name)} (${program.resources} resources)`, ...COLUMNS, ...tools.map(toolName)],
    program.rows.map((row) => [
      row.name,
      `${row.calls.work} (${row.floor})`,
      ...times(row),
      ...tools.map((tool) => peerCell(tool, row)),
    ]),
  );
}

const COLUMNS = ["calls (fewest possible)", "seconds", "of it Pulumi"] as const;

function programTable(program: ProgramResult, peers?: PeerResults): string {
  const tools = toolsBeside(program, peers);
  const head = ["", "calls", "at the start", "floor", "ratio", "seconds", "of it Pulumi", "CLI", "plugin"];
  const rows = program.rows.map((row) => [
    row.name,
    row.calls.refused === 0 ? String(row.calls.work) : `${row.calls.work} (429: ${row.calls.refused})`,
    String(row.calls.startUp),
    String(row.floor),
    ratio(row.calls.work, row.floor),
    ...times(row),
    mebibytes(row.memory.cli),
    mebibytes(row.memory.plugin),
    ...tools.map((tool) => peerCell(tool, row)),
  ]);
  return `**${sentence(titleOf(program))}**\n\n${table([...head, ...tools.map(toolName)], rows)}`;
}

function times({ seconds, idleSeconds }: RowResult): string[] {
  return [seconds.toFixed(1), idleSeconds.toFixed(1)];
}

function mebibytes(amount: number | undefined): string {
  return amount === undefined ? "" : `${amount} MiB`;
}

function toolsBeside(program: ProgramResult, peers?: PeerResults): PeerTool[] {
  return (peers?.tools ?? []).filter((tool) => isAlike(tool, program));
}

const toolName = ({ name }: PeerTool) => `${name}: calls, seconds`;

function peerCell({ rows }: PeerTool, { name }: RowResult): string {
  const row = rows.find((candidate) => candidate.name === name);
  return row === undefined ? "" : `${row.calls}, ${row.seconds.toFixed(1)}`;
}

function peersLine({ date, machine, versions, tools }: PeerResults): string {
  const states = tools.map(({ name, stateBytesPerRule }) => `${stateBytesPerRule} with ${name}`).join(", ");
  return `terraform-provider-okta ${versions["terraform-provider-okta"]} under OpenTofu ${versions.opentofu}, measured on ${date} with ${machine.cores} cores and ${machine.memoryGiB} GiB. Bytes of state for each rule: ${states}.`;
}

function statesTable(states: readonly StateOfSdk[]): string {
  return table(
    [
      "@pulumi/pulumi",
      "bytes for each resource",
      "arguments and outputs",
      "provider's text",
      "Pulumi's frame",
    ],
    states.map(({ sdk, state }) => [
      sdk,
      ...[state.perResource, state.ours, state.providerText, state.frame].map(String),
    ]),
  );
}

function fleetList({ stacks, shape, rows }: Fleet): string {
  const what = `${stacks} stacks at one time, each with ${shape.policies} policies of ${shape.rules} rules, with one token:`;
  return [what, "", ...rows.map((row) => `- ${fleetLine(row)}`)].join("\n");
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
