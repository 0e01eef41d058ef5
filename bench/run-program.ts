import { countCalls } from "./calls";
import { ceilingOf, floorOf } from "./floors";
import { Lab, startOrg } from "./lab";
import type { ProgramResult, RowResult, Settings } from "./results";
import { ROWS } from "./rows";
import { resourceCount, type Shape } from "./shape";
import { type StateSize, stateSize } from "./state-size";

export interface Bench {
  /** Folder of the CLI. */
  readonly cli: string;
  readonly settings: Settings;
  tell(line: string): void;
}

/** Runs all rows of a program, and beside them the same rows with resources that do nothing. */
export async function runProgram(bench: Bench, name: string, shape: Shape): Promise<ProgramResult> {
  const idle = await runIdle(bench, name, shape);
  const { cli, settings, tell } = bench;
  const emulator = await startOrg(shape, settings);
  const lab = await Lab.begin(cli, "org", shape, settings, emulator);
  const rows: RowResult[] = [];
  let state: StateSize | undefined;
  try {
    for (const [index, row] of ROWS.entries()) {
      emulator.clearRequests();
      const { seconds, memory } = await lab.pulumi(row.args, row.edit);
      const calls = countCalls(emulator.requests());
      const idleSeconds = idle[index];
      rows.push({
        name: row.name,
        calls,
        floor: floorOf(row.name, shape),
        ceiling: ceilingOf(row.name, shape),
        seconds,
        ...(idleSeconds === undefined ? {} : { idleSeconds }),
        memory,
      });
      tell(`${name}: ${row.name}: ${calls.work} + ${calls.startUp} calls, ${seconds.toFixed(1)} s`);
      state ??= stateSize(lab.state());
    }
  } finally {
    lab.end();
    await emulator.stop();
  }
  return {
    name,
    shape,
    resources: resourceCount(shape),
    rows,
    state: state ?? stateSize('{"checkpoint":{}}'),
  };
}

/** Seconds of each row, for Pulumi alone. */
async function runIdle({ cli, settings, tell }: Bench, name: string, shape: Shape): Promise<number[]> {
  const lab = await Lab.begin(cli, "idle", shape, settings);
  try {
    const all: number[] = [];
    for (const { args, edit, name: row } of ROWS) {
      const { seconds } = await lab.pulumi(args, edit);
      all.push(seconds);
      tell(`${name}: Pulumi alone: ${row}: ${seconds.toFixed(1)} s`);
    }
    return all;
  } finally {
    lab.end();
  }
}
