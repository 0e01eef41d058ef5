import { Command } from "commander";
import { obtainPulumi } from "../../scripts/pulumi-cli/obtain";
import { type EffortOptions, withEffort } from "./options";
import { print } from "./print";
import { everythingOf, FAULTS, failures, run } from "./summary";

// npm run check:faults: every fault at every request of two programs, with the real CLI, and what is left afterwards.

const MIXTURES = 100;

async function main(): Promise<void> {
  const command = new Command("npm run check:faults --")
    .description("Runs two programs with the real Pulumi CLI and a fault at each of their requests.")
    .option("--json", "print the summary as one JSON object, and nothing else on stdout", false);
  const { json, rows, ...effort } = withEffort(command, everythingOf(FAULTS, MIXTURES))
    .parse()
    .opts<EffortOptions & { readonly json: boolean }>();
  const tell = (line: string): void => {
    process.stderr.write(`check:faults: ${line}\n`);
  };
  const { folder } = await obtainPulumi(tell);
  const summary = await run(folder, FAULTS, { ...effort, rows: new RegExp(rows) }, tell);
  process.stdout.write(`${json ? JSON.stringify(summary) : print(summary)}\n`);
  const found = failures(summary, FAULTS.columns);
  for (const failure of found) {
    tell(failure);
  }
  process.exitCode = found.length === 0 ? 0 : 1;
}

void main();
