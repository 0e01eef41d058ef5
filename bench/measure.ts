import { spawn } from "node:child_process";
import { type Memory, watchMemory } from "./processes";

export interface Measured {
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
  readonly memory: Memory;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Runs a command to its end, with a clock and a look at its processes. */
export function measure({ program, args, folder, environment }: Command): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(program, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const memory = child.pid === undefined ? () => ({}) : watchMemory(child.pid);
    let output = "";
    const take = (text: string) => {
      output += text;
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, output, seconds: (performance.now() - begun) / 1000, memory: memory() });
    });
  });
}
