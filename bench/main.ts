import { readFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { obtainPulumi } from "../scripts/pulumi-cli/obtain";
import { runFleet } from "./fleet";
import { SANDBOX } from "./lab";
import { DEFAULT_SCALE, latencyOf } from "./latency";
import { machine, today, versions } from "./machine";
import { measureMicro } from "./micro";
import { MEASUREMENTS, PAGES, writePages } from "./page";
import { LARGE_PROGRAMS, PROGRAMS, type Program } from "./programs";
import type { PeerResults, Results, Settings } from "./results";
import { runProgram } from "./run-program";
import { measureStates } from "./state-by-sdk";
import { missedFloors, resultTable } from "./table";

// npm run bench: what the commands of a user take, in calls, seconds and memory, with the real CLI.

interface Options {
  readonly latency?: number;
  readonly scale: number;
  readonly parallel?: number;
  readonly limits: boolean;
  readonly typeCheck: boolean;
  readonly full: boolean;
  readonly fleet: boolean;
  readonly sdks: boolean;
  readonly against?: string;
  readonly only?: readonly string[];
  readonly json?: string;
  readonly page: boolean;
  readonly check: boolean;
}

async function main(): Promise<void> {
  const options = new Command("npm run bench --")
    .description("Measures up, preview, refresh and destroy with the real Pulumi CLI against the emulator.")
    .option("--latency <ms>", "every answer takes this long", Number)
    .option("--scale <factor>", "share of the recorded latency that answers take", Number, DEFAULT_SCALE)
    .option("--parallel <n>", "resources that Pulumi works on at one time (default: Pulumi's own)", Number)
    .option("--limits", "refuse what is above Okta's published rate limits", false)
    .option("--no-type-check", "do not let Pulumi check the types of the programs at every run")
    .option("--full", "the large programs and the fleet, too; hours", false)
    .option("--sdks", "the size of the state with the SDKs that we promise, too", false)
    .option("--fleet", "several CLIs at one time on one org with limits, too", false)
    .option("--only <texts...>", "only the programs whose names contain one of these texts")
    .option("--against <file>", "columns of other tools, from a JSON that bench/peers wrote")
    .option("--json <file>", "write the results as JSON")
    .option(
      "--page",
      `write the tables of ${PAGES.join(" and ")} from ${MEASUREMENTS.ours}, and run nothing`,
      false,
    )
    .option("--check", "end with 1 where a row took more calls than its floor allows", false)
    .parse()
    .opts<Options>();
  if (options.page) {
    writePages();
    return;
  }
  const tell = (line: string): void => {
    process.stderr.write(`bench: ${line}\n`);
  };
  const settings: Settings = {
    latency: latencyOf(options),
    limits: options.limits,
    parallel: options.parallel ?? null,
    typeCheck: options.typeCheck,
  };
  const { folder: cli, version } = await obtainPulumi(tell);
  const bench = { cli, settings, tell };
  let results: Results = {
    date: today(),
    machine: machine(),
    versions: versions(version),
    settings,
    programs: [],
  };
  // Saved after each step: a large run takes hours, and what it has measured must not be lost.
  const add = (measured: Partial<Results>): void => {
    results = { ...results, ...measured };
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
    }
  };
  const isChosen = ({ name }: Program) =>
    options.only === undefined || options.only.some((text) => name.includes(text));
  for (const program of (options.full ? [...PROGRAMS, ...LARGE_PROGRAMS] : PROGRAMS).filter(isChosen)) {
    const { result, state } = await runProgram(bench, program);
    add({ programs: [...results.programs, result] });
    if (results.micro === undefined && state !== "") {
      add({ micro: await measureMicro(state, SANDBOX) });
    }
  }
  const isWhole = options.full && options.only === undefined;
  if (isWhole || options.sdks) {
    add({ states: await measureStates(bench) });
  }
  if (isWhole || options.fleet) {
    add({ fleet: await runFleet(bench) });
  }
  const peers = options.against === undefined ? undefined : readPeers(options.against);
  process.stdout.write(`${resultTable(results, peers)}\n`);
  const missed = missedFloors(results.programs);
  for (const line of missed) {
    tell(`above the floor: ${line}`);
  }
  process.exitCode = options.check && missed.length > 0 ? 1 : 0;
}

function readPeers(file: string): PeerResults {
  return JSON.parse(readFileSync(file, "utf8"));
}

// So that whatever was started ends, too.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => process.exit(130));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
