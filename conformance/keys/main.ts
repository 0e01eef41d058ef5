import { Command } from "commander";
import { obtainPulumi } from "../../scripts/pulumi-cli/obtain";
import { type EffortOptions, withEffort } from "../faults/options";
import { everythingOf } from "../faults/summary";
import { writePage } from "./page";
import { printKeys } from "./print";
import { KEYS, keyFailures, runKeys } from "./summary";

// npm run check:keys: what becomes of service users' keys, with the real CLI: what each trigger does, what happens once
// in a life, every fault at every request of every lifecycle, and mixtures of them.

const MIXTURES = 200;

interface Options extends EffortOptions {
  readonly json: boolean;
  readonly stories: boolean;
  readonly page: boolean;
}

async function main(): Promise<void> {
  const command = new Command("npm run check:keys --")
    .description(
      "Lives through every lifecycle of a key with the real Pulumi CLI and a fault at each request.",
    )
    .option("--json", "print the summary as one JSON object, and nothing else on stdout", false)
    .option("--no-stories", "leave out the triggers and what happens once in a life")
    .option("--page", "write the table of the triggers to docs/guide/rotation.md", false);
  const { json, stories, page, rows, ...effort } = withEffort(command, everythingOf(KEYS, MIXTURES))
    .parse()
    .opts<Options>();
  const tell = (line: string): void => {
    process.stderr.write(`check:keys: ${line}\n`);
  };
  const { folder } = await obtainPulumi(tell);
  const summary = await runKeys(folder, { ...effort, rows: new RegExp(rows) }, stories, tell);
  process.stdout.write(`${json ? JSON.stringify(summary) : printKeys(summary)}\n`);
  const found = keyFailures(summary);
  for (const failure of found) {
    tell(failure);
  }
  if (page && stories) {
    writePage(summary.triggers);
  }
  process.exitCode = found.length === 0 ? 0 : 1;
}

void main();
