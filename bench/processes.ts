import { readdirSync, readFileSync } from "node:fs";

/** The parts that a run of the CLI is made of. */
export type Role = "cli" | "program" | "plugin";

/** Peak memory in MiB of each part: the largest process of its kind. */
export type Memory = Readonly<Partial<Record<Role, number>>>;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** High-water mark of what it held in memory, in KiB: the kernel keeps it, so that no peak falls between two looks. */
  readonly peak: number;
}

/** Looks at the descendants of a process until told to stop. Linux only; elsewhere it sees nothing. */
export function watchMemory(ancestor: number): () => Memory {
  const peaks = new Map<Role, number>();
  const look = () => {
    for (const { command, peak } of descendants(ancestor, processes())) {
      const role = roleOf(command);
      if (role !== undefined) {
        peaks.set(role, Math.max(peaks.get(role) ?? 0, peak));
      }
    }
  };
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    return Object.fromEntries([...peaks].map(([role, kibibytes]) => [role, Math.round(kibibytes / 1024)]));
  };
}

/** Which part a command line is; the shells and wrappers between them are none. */
export function roleOf(command: string): Role | undefined {
  const [program = "", ...args] = command.split("\0");
  const name = program.split("/").at(-1);
  if (name === "pulumi") {
    return "cli";
  }
  if (name !== "node") {
    return undefined;
  }
  if (args.some((arg) => arg.includes("dynamic-provider"))) {
    return "plugin";
  }
  return args.some((arg) => /@pulumi\/pulumi\/cmd\/run/.test(arg)) ? "program" : undefined;
}

function descendants(ancestor: number, all: readonly Process[]): Process[] {
  const found = new Set([ancestor]);
  // Children may have smaller numbers than their parents where the numbers began anew.
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { pid, parent } of all) {
      if (found.has(parent)) {
        found.add(pid);
      }
    }
  }
  return all.filter(({ pid }) => found.has(pid));
}

function processes(): Process[] {
  let names: string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return [];
  }
  return names.filter((name) => /^\d+$/.test(name)).flatMap(readProcess);
}

function readProcess(pid: string): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return [
      {
        pid: Number(pid),
        parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]),
        command: readFileSync(`/proc/${pid}/cmdline`, "utf8"),
        peak: Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0),
      },
    ];
  } catch {
    // It ended between the listing and the look.
    return [];
  }
}
