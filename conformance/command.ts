import { existsSync } from "node:fs";
import { Command } from "commander";
import { DEFAULT_FOLDER } from "./recordings";

export interface Check<Summary> {
  readonly name: string;
  readonly description: string;
  readonly run: (folder: string) => Summary | Promise<Summary>;
  /** What a person reads; never more than one screen unless something failed. */
  readonly print: (summary: Summary) => string;
  /** The numbers that must hold and do not. */
  readonly failures: (summary: Summary) => readonly string[];
}

/** Runs a harness as a command. Exit status 0: all numbers hold, or there are no recordings here; 1: not; 2: wrong use. */
export async function command<Summary>(check: Check<Summary>): Promise<void> {
  const parsed = new Command(`npm run ${check.name} --`)
    .description(check.description)
    .option("--recordings <dir>", "folder with the recorded traffic (default: ../shared/recordings)")
    .option("--json", "print the summary as one JSON object, and nothing else on stdout", false)
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  const { recordings, json } = parsed.opts<{ recordings?: string; json: boolean }>();
  const folder = recordings ?? DEFAULT_FOLDER;
  if (!existsSync(folder)) {
    process.stderr.write(
      recordings === undefined
        ? `${check.name} skipped: there are no recordings at ../shared/recordings; name a folder with --recordings.\n`
        : `${check.name}: there is no folder ${recordings}.\n`,
    );
    process.exitCode = recordings === undefined ? 0 : 2;
    return;
  }
  let summary: Summary;
  try {
    summary = await check.run(folder);
  } catch (error) {
    process.stderr.write(`${check.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : `${check.print(summary)}\n`);
  const failures = check.failures(summary);
  for (const failure of failures) {
    process.stderr.write(`${check.name}: ${failure}\n`);
  }
  process.exitCode = failures.length === 0 ? 0 : 1;
}
