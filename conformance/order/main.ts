import { Command, InvalidArgumentError } from "commander";
import { print } from "./print";
import { FULL, failures, run } from "./summary";
import { skipPauses } from "./waits";

// npm run check:order: holds the planner of lists, sets of rules and single rules against random cases.

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new InvalidArgumentError("a whole number");
  }
  return number;
}

async function main(): Promise<void> {
  const options = new Command("npm run check:order --")
    .description(
      "Holds rule sets, their planner and single rules against random lists: order, safety, writes.",
    )
    .option("--json", "print the summary as one JSON object, and nothing else on stdout", false)
    .option("--seed <number>", "play the cases of an earlier run again", whole, Date.now() % 1_000_000)
    .option("--share <percent>", "play only so much of the cases", whole, 100)
    .option("--provider <folder>", "the sources of the provider to check (default: the project's own)")
    .parse()
    .opts<{ json: boolean; seed: number; share: number; provider?: string }>();
  skipPauses();
  // The provider tells the user what it does; thousands of cases would fill the screen.
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = () => true;
  const part = (count: number) => Math.ceil((count * options.share) / 100);
  const effort = {
    plans: part(FULL.plans),
    sets: part(FULL.sets),
    setsWithFault: part(FULL.setsWithFault),
    singles: part(FULL.singles),
    seed: options.seed,
  };
  const summary = await run(effort, options.provider);
  process.stderr.write = write;
  process.stdout.write(`${options.json ? JSON.stringify(summary) : print(summary)}\n`);
  const found = failures(summary);
  for (const failure of found) {
    process.stderr.write(`check:order: ${failure}\n`);
  }
  process.exitCode = found.length === 0 ? 0 : 1;
}

void main();
