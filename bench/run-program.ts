import { countCalls } from "./calls";
import { ceilingOf, floorOf } from "./floors";
import { Lab } from "./lab";
import { startOrg } from "./org";
import type { Program } from "./programs";
import type { ProgramResult, RowResult, Settings } from "./results";
import { ROWS, type Row } from "./rows";
import { resourceCount } from "./shape";
import { stateSize } from "./state-size";

export interface Bench {
  /** Folder of the CLI. */
  readonly cli: string;
  readonly settings: Settings;
  tell(line: string): void;
}

export interface Ran {
  readonly result: ProgramResult;
  /** The text of the state after the first up. */
  readonly state: string;
}

const STACK = "bench";

/** Runs the rows of a program, and beside them the same rows with resources that do nothing. */
export async function runProgram(bench: Bench, program: Program): Promise<Ran> {
  const rows = ROWS.filter(({ name }) => program.rows?.includes(name) ?? true);
  const idle = await runIdle(bench, program, rows);
  const { cli, settings, tell } = bench;
  const { name, shape, backend } = program;
  const emulator = await startOrg(shape.mappings, settings);
  const lab = await Lab.begin({ cli, program: "org", shape, settings, stack: STACK, backend, emulator });
  const measured: RowResult[] = [];
  let state: string | undefined;
  try {
    for (const [index, row] of rows.entries()) {
      emulator.clearRequests();
      const { seconds, memory } = await lab.pulumi(row.args, row.edit);
      const calls = countCalls(emulator.requests());
      const idleSeconds = idle[index];
      measured.push({
        name: row.name,
        calls,
        floor: floorOf(row.name, shape),
        ceiling: ceilingOf(row.name, shape),
        seconds,
        ...(idleSeconds === undefined ? {} : { idleSeconds }),
        memory,
      });
      tell(`${name}: ${row.name}: ${calls.work} + ${calls.startUp} calls, ${seconds.toFixed(1)} s`);
      state ??= lab.state();
    }
  } finally {
    await lab.end();
    await emulator.stop();
  }
  const text = state ?? lab.state();
  const result = {
    name,
    shape,
    backend,
    resources: resourceCount(shape),
    rows: measured,
    ...(backend === "postgres" ? {} : { state: stateSize(text) }),
  };
  return { result, state: text };
}

/** Seconds of each row, for Pulumi alone. */
async function runIdle(
  { cli, settings, tell }: Bench,
  { name, shape, backend }: Program,
  rows: readonly Row[],
): Promise<number[]> {
  const lab = await Lab.begin({ cli, program: "idle", shape, settings, stack: STACK, backend });
  try {
    const all: number[] = [];
    for (const { args, edit, name: row } of rows) {
      const { seconds } = await lab.pulumi(args, edit);
      all.push(seconds);
      tell(`${name}: Pulumi alone: ${row}: ${seconds.toFixed(1)} s`);
    }
    return all;
  } finally {
    await lab.end();
  }
}
