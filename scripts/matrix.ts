import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { Command } from "commander";
import { startEmulator } from "okta-emulator";
import colors from "picocolors";
import { orgVariables, runPulumi } from "./pulumi-cli/cli";
import { lastLines, runCommand } from "./pulumi-cli/command";
import { obtainPulumi } from "./pulumi-cli/obtain";
import { readSeed } from "./quickstart/seed";

const ROOT = join(__dirname, "..");

interface Combination {
  readonly node: string;
  readonly sdk: string;
  /** Whether it is the oldest or the newest that we promise. */
  readonly end: boolean;
}

const COMBINATIONS: readonly Combination[] = [
  // The first SDK whose `read` may return inputs.
  { node: "20", sdk: "3.216.0", end: true },
  // The last SDK that declares Node 20.
  { node: "20", sdk: "3.248.0", end: false },
  { node: "22", sdk: "latest", end: false },
  { node: "24", sdk: "latest", end: true },
];

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

/** The package as users get it, so that a file missing from it is noticed. */
async function pack(folder: string): Promise<string> {
  const { code, output } = await runCommand("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: join(ROOT, "provider"),
  });
  if (code !== 0) {
    throw new Error(`npm pack failed:\n${lastLines(output, 10)}`);
  }
  return join(folder, lastLines(output, 1).trim());
}

async function tryOut(
  { node, sdk }: Combination,
  { folder, tarball, cli }: { folder: string; tarball: string; cli: string },
): Promise<Outcome> {
  const place = join(folder, `node-${node}-sdk-${sdk}`);
  const program = join(place, "program");
  mkdirSync(join(place, "backend"), { recursive: true });
  cpSync(join(ROOT, "examples", "bootstrap"), program, { recursive: true });
  const dependencies = {
    "pulumi-okta-native": `file:${tarball}`,
    "@pulumi/pulumi": sdk,
    "@types/node": "^20.19.0",
    typescript: "5.9.3",
    node,
  };
  writeFileSync(
    join(program, "package.json"),
    JSON.stringify({ name: "program", private: true, dependencies }),
  );
  const install = await runCommand("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: program,
  });
  if (install.code !== 0) {
    return { node, sdk, seconds: [], failure: `npm install failed:\n${lastLines(install.output, 10)}` };
  }
  const bin = join(program, "node_modules", ".bin");
  const installed = {
    node: (await runCommand(join(bin, "node"), ["--version"])).output.trim(),
    sdk: versionOf(join(program, "node_modules", "@pulumi", "pulumi")),
  };

  const emulator = await startEmulator({ seed: readSeed() });
  const home = {
    cli,
    node: bin,
    home: join(place, "home"),
    backend: join(place, "backend"),
    passphrase: "matrix",
    variables: orgVariables(emulator),
  };
  const seconds: number[] = [];
  try {
    for (const args of [["stack", "init", "matrix"], ...STEPS.map((step) => step.args)]) {
      const begun = Date.now();
      const { code, output } = await runPulumi(home, program, [...args, "--color", "never"]);
      if (code !== 0) {
        return { ...installed, seconds, failure: `pulumi ${args.join(" ")} ended with ${code}:\n${output}` };
      }
      if (args[0] !== "stack") {
        seconds.push(Math.round((Date.now() - begun) / 1000));
      }
    }
    return { ...installed, seconds };
  } finally {
    await emulator.stop();
  }
}

function versionOf(folder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return version;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
