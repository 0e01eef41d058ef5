import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** How far above the plugin the CLI may be: language hosts and shells stand between. */
const GENERATIONS = 5;

let patterns: readonly string[] | undefined;

/**
 * Whether the user asked the CLI to replace the resource of this logical name (`--replace`, `--target-replace`).
 * Pulumi checks and creates such a replacement exactly as it does a first object, and never tells the plugin of the
 * old one; only the CLI's own command line says what was meant. Where that cannot be read, the answer is no.
 */
export function isAskedToReplace(logicalName: string): boolean {
  patterns ??= replacePatterns(commandLineOfCli());
  return patterns.some((pattern) => matches(pattern, logicalName));
}

/** The URNs, possibly with wildcards, behind the flags that ask for a replacement. Pure. */
export function replacePatterns(argv: readonly string[]): string[] {
  return argv.flatMap((argument, index) => {
    const [, joined] = /^--(?:target-)?replace=(.*)$/.exec(argument) ?? [];
    const value = joined ?? (/^--(target-)?replace$/.test(argument) ? argv[index + 1] : undefined);
    return value === undefined ? [] : value.split(",");
  });
}

/** Whether a URN pattern of the CLI can mean a resource of this logical name. Pure. */
export function matches(pattern: string, logicalName: string): boolean {
  const name = pattern.split("::").at(-1) ?? "";
  const source = name.replace(/[.+^${}()|[\]\\?]/g, "\\$&").replace(/\*+/g, ".*");
  return new RegExp(`^${source}$`, "s").test(logicalName);
}

function commandLineOfCli(): readonly string[] {
  let pid = process.ppid;
  for (let generation = 0; generation < GENERATIONS && pid > 1; generation += 1) {
    const found = processOf(pid);
    if (found === undefined) {
      return [];
    }
    if (/(^|[\\/])pulumi(\.exe)?$/.test(found.argv[0] ?? "")) {
      return found.argv;
    }
    pid = found.parent;
  }
  return [];
}

interface ProcessFacts {
  readonly parent: number;
  readonly argv: readonly string[];
}

function processOf(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program, in parentheses, may itself contain blanks.
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return { parent, argv: readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0") };
  } catch {
    return processByPs(pid);
  }
}

/** Systems without /proc, such as macOS. */
function processByPs(pid: number): ProcessFacts | undefined {
  try {
    const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [parent = "", ...argv] = line.trim().split(/\s+/);
    return { parent: Number(parent), argv };
  } catch {
    return undefined;
  }
}
