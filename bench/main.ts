import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { obtainPulumi } from "../scripts/pulumi-cli/obtain";
import { DEFAULT_SCALE, medianLatency } from "./latency";
import { machine, today, versions } from "./machine";
import { PROGRAMS } from "./programs";
import type { Results, Settings } from "./results";
import { runProgram } from "./run-program";
import { missedFloors, resultTable } from "./table";

// npm run bench: what the commands of a user take, in calls, seconds and memory, with the real CLI.

interface Options {
  readonly latency?: number;
  readonly scale: number;
  readonly parallel?: number;
  readonly limits: boolean;
  readonly typeCheck: boolean;
  readonly full: boolean;
  readonly only?: string;
  readonly json?: string;
  readonly check: boolean;
}

async function main(): Promise<void> {
  const options = new Command("npm run bench --")
    .description("Measures up, preview, refresh and destroy with the real Pulumi CLI against the emulator.")
    .option("--latency <ms>", "every answer takes this long", Number)
    .option("--scale <factor>", "share of the recorded latency that answers take", Number, DEFAULT_SCALE)
    .option("--parallel <n>", "resources that Pulumi works on at one time (default: Pulumi's own)", Number)
    .option("--limits", "refuse what is above Okta's published rate limits", false)
    .option("--type-check", "let Pulumi check the types of the programs at every run", false)
    .option("--full", "the large programs, too", false)
    .option("--only <text>", "only the programs whose names contain a text")
    .option("--json <file>", "write the results as JSON")
    .option("--check", "end with 1 where a row took more calls than its floor allows", false)
    .parse()
    .opts<Options>();
  const tell = (line: string): void => {
    process.stderr.write(`bench: ${line}\n`);
  };
  const settings: Settings = {
    medianLatencyMs: medianLatency(options),
    limits: options.limits,
    parallel: options.parallel ?? null,
    typeCheck: options.typeCheck,
  };
  const { folder: cli, version } = await obtainPulumi(tell);
  const chosen = PROGRAMS.filter(
    ({ name, large }) => (options.full || !large) && name.includes(options.only ?? ""),
  );
  const programs = [];
  for (const { name, shape } of chosen) {
    programs.push(await runProgram({ cli, settings, tell }, name, shape));
  }
  const results: Results = {
    date: today(),
    machine: machine(),
    versions: versions(version),
    settings,
    programs,
  };
  process.stdout.write(`${resultTable(programs)}\n`);
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
  }
  const missed = missedFloors(programs);
  for (const line of missed) {
    tell(`above the floor: ${line}`);
  }
  process.exitCode = options.check && missed.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
