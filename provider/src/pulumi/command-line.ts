import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { JsonObject } from "../comparison/json";
import { logicalNameOf, nameFor } from "./automatic-name";
import { type Kind, TYPE_TOKENS } from "./kinds";

/** How far above the plugin the CLI may be: language hosts and shells stand between. */
const GENERATIONS = 5;

let patterns: readonly string[] | undefined;

/**
 * Whether the resource of this automatic name is to be replaced because the user asked the CLI for it (`--replace`,
 * `--target-replace`). Pulumi checks such a replacement without its old inputs and creates it exactly as it does a first
 * object, and never tells the plugin of the old one; only the CLI's own command line says what was meant. Where that
 * cannot be read, the answer is no.
 */
export function isReplacement(kind: Kind, automaticName: string, olds: JsonObject): boolean {
  return Object.keys(olds).length === 0 && replacementAskedFor(kind, automaticName) !== undefined;
}

/** Whether the user asked the CLI to replace just this resource, by its own URN. */
export function isAskedForByUrn(kind: Kind, automaticName: string): boolean {
  return replacementAskedFor(kind, automaticName) === "by URN";
}

/** Whether the user asked the CLI to replace anything. */
export function isAnyReplacementAskedFor(): boolean {
  return asked().length > 0;
}

function asked(): readonly string[] {
  patterns ??= replacePatterns(commandLineOfCli());
  return patterns;
}

/** How the user asked for the replacement: by the resource's own URN, or by a pattern that other resources fit, too. */
export function replacementAskedFor(kind: Kind, automaticName: string): "by URN" | "by pattern" | undefined {
  const fitting = asked().map((pattern) => fit(pattern, TYPE_TOKENS[kind], automaticName));
  return fitting.includes("by URN") ? "by URN" : fitting.find((one) => one !== undefined);
}

/** The URNs, possibly with wildcards, behind the flags that ask for a replacement. Pure. */
export function replacePatterns(argv: readonly string[]): string[] {
  return argv.flatMap((argument, index) => {
    const [, joined] = /^--(?:target-)?replace=(.*)$/.exec(argument) ?? [];
    const value = joined ?? (/^--(target-)?replace$/.test(argument) ? argv[index + 1] : undefined);
    return value === undefined ? [] : value.split(",");
  });
}

/** How a URN or a pattern of the CLI means the resource of this type and automatic name, if it does. Pure. */
export function fit(
  pattern: string,
  typeToken: string,
  automaticName: string,
): "by URN" | "by pattern" | undefined {
  const [stack, project, types, name, ...further] = pattern.replace(/^urn:pulumi:/, "").split("::");
  const logicalName = logicalNameOf(automaticName);
  const own = types?.split("$").at(-1);
  if (pattern.includes("*") || name === undefined || further.length > 0) {
    // A wildcard may span whole parts of the URN, so the type is compared only where all four parts stand.
    const isOther = name !== undefined && further.length === 0 && !globMatches(own ?? "", typeToken);
    const last = pattern.split("::").at(-1) ?? "";
    return !isOther && globMatches(last, logicalName) ? "by pattern" : undefined;
  }
  if (own !== typeToken || name !== logicalName) {
    return undefined;
  }
  // A resource that was moved from another stack keeps the automatic name it had there.
  const isOwn = nameFor({ project: project ?? "", stack: stack ?? "", logicalName }) === automaticName;
  return isOwn ? "by URN" : "by pattern";
}

function globMatches(glob: string, text: string): boolean {
  const source = glob.replace(/[.+^${}()|[\]\\?]/g, "\\$&").replace(/\*+/g, ".*");
  return new RegExp(`^${source}$`, "s").test(text);
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
