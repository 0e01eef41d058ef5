import { type Command, InvalidArgumentError } from "commander";
import type { Effort } from "./summary";

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

/** What the command line says of how much is tried. */
export interface EffortOptions extends Omit<Effort, "rows"> {
  readonly rows: string;
}

/** Gives a command the options by which a part of everything is chosen. */
export function withEffort(command: Command, everything: Effort): Command {
  return command
    .option("--jobs <number>", "lives at a time", whole, everything.jobs)
    .option("--programs <names>", "only these", several(everything.programs), [...everything.programs])
    .option("--phases <names>", "only these", several(everything.phases), [...everything.phases])
    .option("--columns <names>", "only these faults", several(everything.columns), [...everything.columns])
    .option("--rows <regexp>", "only requests that fit; none with ^$", ".")
    .option("--seeds <number>", "mixtures of faults, after the matrix", whole, everything.seeds)
    .option("--seed <number>", "the first of them", whole, everything.seed)
    .option("--scale <number>", "what a second of recorded times becomes there", positive, everything.scale);
}
