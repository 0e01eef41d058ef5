import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { DEFAULT_SCALE, latencyOf } from "../latency";
import { machine, today } from "../machine";
import { startOrg } from "../org";
import type { PeerResults, PeerTool, Settings } from "../results";
import { SMALL } from "../shape";
import { buildOpenTofu, buildProvider, VERSIONS } from "./build";
import { runTofu, type TofuProgram } from "./run-tofu";

// npm run bench:peers: the same work with terraform-provider-okta under OpenTofu, on the same emulator.

interface Options {
  readonly latency?: number;
  readonly scale: number;
  readonly policies: number;
  readonly rules: number;
  readonly checkout?: string;
  readonly json?: string;
}

async function main(): Promise<void> {
  const options = new Command("npm run bench:peers --")
    .description(
      "Measures terraform-provider-okta under OpenTofu; the JSON is for `npm run bench -- --against`.",
    )
    .option("--latency <ms>", "every answer takes this long", Number)
    .option("--scale <factor>", "share of the recorded latency that answers take", Number, DEFAULT_SCALE)
    .option("--policies <n>", "app sign-in policies", Number, SMALL.policies)
    .option("--rules <n>", "rules of each of them", Number, SMALL.rules)
    .option("--checkout <folder>", "a checkout of the provider's repository (default: clone it)")
    .option("--json <file>", "write the results as JSON")
    .parse()
    .opts<Options>();
  const tell = (line: string): void => {
    process.stderr.write(`bench:peers: ${line}\n`);
  };
  const settings: Settings = {
    latency: latencyOf(options),
    limits: false,
    parallel: null,
    typeCheck: false,
  };
  const built = { tofu: await buildOpenTofu(tell), provider: await buildProvider(tell, options.checkout) };
  const tools: PeerTool[] = [];
  for (const program of ["rule", "rules"] satisfies TofuProgram[]) {
    const emulator = await startOrg(0, settings);
    try {
      tools.push(await runTofu(built, program, options, emulator, tell));
    } finally {
      await emulator.stop();
    }
  }
  const results: PeerResults = {
    date: today(),
    machine: machine(),
    versions: VERSIONS,
    settings: { latency: settings.latency, parallel: settings.parallel },
    tools,
  };
  const text = `${JSON.stringify(results, undefined, 2)}\n`;
  if (options.json === undefined) {
    process.stdout.write(text);
  } else {
    writeFileSync(options.json, text);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
