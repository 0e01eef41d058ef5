import { Command, InvalidArgumentError } from "commander";
import { obtainPulumi } from "../../scripts/pulumi-cli/obtain";
import { print } from "./print";
import { EVERYTHING, failures, run } from "./summary";

// npm run check:faults: every fault at every request of two programs, with the real CLI, and what is left afterwards.

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new InvalidArgumentError("a whole number");
  }
  return number;
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 1)) {
    throw new InvalidArgumentError("above 0, and at most 1");
  }
  return number;
}

const several =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const names = text.split(",").map((name) => name.trim());
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new InvalidArgumentError(`known are ${known.join(", ")}`);
    }
    return names;
  };

interface Options {
  readonly json: boolean;
  readonly jobs: number;
  readonly programs: string[];
  readonly phases: string[];
  readonly columns: string[];
  readonly rows: string;
  readonly seeds: number;
  readonly seed: number;
  readonly scale: number;
}

async function main(): Promise<void> {
  const options = new Command("npm run check:faults --")
    .description("Runs two programs with the real Pulumi CLI and a fault at each of their requests.")
    .option("--json", "print the summary as one JSON object, and nothing else on stdout", false)
    .option("--jobs <number>", "lives at a time", whole, EVERYTHING.jobs)
    .option("--programs <names>", "only these", several(EVERYTHING.programs), [...EVERYTHING.programs])
    .option("--phases <names>", "only these", several(EVERYTHING.phases), [...EVERYTHING.phases])
    .option("--columns <names>", "only these faults", several(EVERYTHING.columns), [...EVERYTHING.columns])
    .option("--rows <regexp>", "only requests that fit; none with ^$", ".")
    .option("--seeds <number>", "mixtures of faults, after the matrix", whole, EVERYTHING.seeds)
    .option("--seed <number>", "the first of them", whole, EVERYTHING.seed)
    .option("--scale <number>", "what a second of recorded times becomes there", positive, EVERYTHING.scale)
    .parse()
    .opts<Options>();
  const tell = (line: string): void => {
    process.stderr.write(`check:faults: ${line}\n`);
  };
  const { folder } = await obtainPulumi(tell);
  const { json, rows, ...effort } = options;
  const summary = await run(folder, { ...effort, rows: new RegExp(rows) }, tell);
  process.stdout.write(`${json ? JSON.stringify(summary) : print(summary)}\n`);
  const found = failures(summary);
  for (const failure of found) {
    tell(failure);
  }
  process.exitCode = found.length === 0 ? 0 : 1;
}

void main();
