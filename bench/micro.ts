import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measure } from "./measure";

/** What the provider's module takes without a CLI and without an org: medians of fresh processes. */
export interface Micro {
  readonly processes: number;
  /** Loading `pulumi-okta-native/runtime`, when Pulumi's SDK is loaded already. */
  readonly requireMs: number;
  /** `check` and `diff` of one resource, as the mean of the first thousand. */
  readonly checkUs: number;
  readonly diffUs: number;
}

type Probe = Pick<Micro, "requireMs" | "checkUs" | "diffUs">;

const PROCESSES = 7;

/** Measures with the resources of a state. */
export async function measureMicro(state: string, sandbox: string): Promise<Micro> {
  mkdirSync(sandbox, { recursive: true });
  const file = join(sandbox, "state.json");
  writeFileSync(file, state);
  const probes: Probe[] = [];
  for (let index = 0; index < PROCESSES; index += 1) {
    const { code, output } = await measure({
      program: process.execPath,
      args: [join(__dirname, "probe.cjs"), file],
      folder: __dirname,
      environment: process.env,
    });
    if (code !== 0) {
      throw new Error(`the probe ended with ${code}:\n${output}`);
    }
    probes.push(JSON.parse(output));
  }
  rmSync(file);
  const medianOf = (field: keyof Probe) => median(probes.map((probe) => probe[field]));
  return {
    processes: PROCESSES,
    requireMs: medianOf("requireMs"),
    checkUs: medianOf("checkUs"),
    diffUs: medianOf("diffUs"),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
