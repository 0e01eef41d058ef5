import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { Command } from "commander";
import { startEmulator } from "okta-emulator";
import colors from "picocolors";
import { COMBINATIONS, type Combination, type Installed, install, pack } from "./combination";
import { orgVariables, runPulumi } from "./pulumi-cli/cli";
import { obtainPulumi } from "./pulumi-cli/obtain";
import { readSeed } from "./quickstart/seed";

const ROOT = join(__dirname, "..");

const STEPS = [
  { name: "up", args: ["up", "--yes", "--skip-preview"] },
  { name: "up again", args: ["up", "--yes", "--skip-preview", "--expect-no-changes"] },
  { name: "drift check", args: ["refresh", "--preview-only", "--expect-no-changes"] },
  { name: "destroy", args: ["destroy", "--yes", "--skip-preview"] },
] as const;

interface Outcome {
  /** As installed. */
  readonly node: string;
  readonly sdk: string;
  readonly seconds: readonly number[];
  readonly failure?: string;
}

async function main(): Promise<void> {
  const command = new Command("npm run test:matrix --")
    .description("Runs the bootstrap example on the Node and SDK versions that we promise.")
    .option("--ends", "only the oldest and the newest", false)
    .parse();
  const { ends } = command.opts<{ ends: boolean }>();
  const pulumi = await obtainPulumi((line) => console.log(line));
  const folder = mkdtempSync(join(tmpdir(), "pulumi-okta-native-matrix-"));
  try {
    const tarball = await pack(folder);
    const table = new Table({
      head: ["Node", "SDK", "CLI", ...STEPS.map(({ name }) => name), "result"],
      style: { head: [], border: [] },
    });
    let failed = false;
    for (const combination of COMBINATIONS.filter(({ end }) => end || !ends)) {
      console.log(`Node ${combination.node} with @pulumi/pulumi ${combination.sdk} …`);
      const outcome = await tryOut(combination, { folder, tarball, cli: pulumi.folder });
      const times = STEPS.map((_, index) =>
        outcome.seconds[index] === undefined ? "" : `${outcome.seconds[index]} s`,
      );
      const result = outcome.failure === undefined ? colors.green("works") : colors.red("fails");
      table.push([outcome.node, outcome.sdk, pulumi.version, ...times, result]);
      if (outcome.failure !== undefined) {
        failed = true;
        console.error(outcome.failure);
      }
    }
    console.log(table.toString());
    process.exitCode = failed ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryOut(
  combination: Combination,
  { folder, tarball, cli }: { folder: string; tarball: string; cli: string },
): Promise<Outcome> {
  const { node, sdk } = combination;
  const place = join(folder, `node-${node}-sdk-${sdk}`);
  const program = join(place, "program");
  mkdirSync(join(place, "backend"), { recursive: true });
  cpSync(join(ROOT, "examples", "bootstrap"), program, { recursive: true });
  let installed: Installed;
  try {
    installed = await install(combination, program, tarball);
  } catch (error) {
    return { node, sdk, seconds: [], failure: error instanceof Error ? error.message : String(error) };
  }

  const emulator = await startEmulator({ seed: readSeed() });
  const home = {
    cli,
    node: installed.bin,
    home: join(place, "home"),
    backend: join(place, "backend"),
    passphrase: "matrix",
    variables: orgVariables(emulator),
  };
  const versions = { node: installed.node, sdk: installed.sdk };
  const seconds: number[] = [];
  try {
    for (const args of [["stack", "init", "matrix"], ...STEPS.map((step) => step.args)]) {
      const begun = Date.now();
      const { code, output } = await runPulumi(home, program, [...args, "--color", "never"]);
      if (code !== 0) {
        return { ...versions, seconds, failure: `pulumi ${args.join(" ")} ended with ${code}:\n${output}` };
      }
      if (args[0] !== "stack") {
        seconds.push(Math.round((Date.now() - begun) / 1000));
      }
    }
    return { ...versions, seconds };
  } finally {
    await emulator.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
