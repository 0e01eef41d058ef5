import { countCalls } from "./calls";
import { ceilingOf, floorOf } from "./floors";
import { Lab, type LabOptions } from "./lab";
import { startOrg } from "./org";
import type { Program } from "./programs";
import type { ProgramResult, RowResult, Settings } from "./results";
import { ROWS } from "./rows";
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
  /** The text of the state after the first up; empty where the backend keeps it in no file. */
  readonly state: string;
}

/**
 * Runs the rows of a program, and beside each of them the same row with resources that do nothing: one after the other,
 * so that whatever else the machine does meets both.
 */
export async function runProgram(bench: Bench, program: Program): Promise<Ran> {
  const { cli, settings, tell } = bench;
  const { name, shape, backend } = program;
  const common = { cli, shape, settings, stack: "bench", backend };
  const emulator = await startOrg(shape.mappings, settings);
  const labs: Lab[] = [];
  const begin = async (options: LabOptions) => {
    const lab = await Lab.begin(options);
    labs.push(lab);
    return lab;
  };
  const rows: RowResult[] = [];
  let state: string | undefined;
  try {
    const idle = await begin({ ...common, program: "idle" });
    const org = await begin({ ...common, program: "org", emulator });
    for (const row of ROWS.filter((candidate) => program.rows?.includes(candidate.name) ?? true)) {
      const { seconds: idleSeconds } = await idle.pulumi(row.args, row.edit);
      emulator.clearRequests();
      const { seconds, memory } = await org.pulumi(row.args, row.edit);
      const calls = countCalls(emulator.requests());
      const [floor, ceiling] = [floorOf(row.name, shape), ceilingOf(row.name, shape)];
      rows.push({ name: row.name, calls, floor, ceiling, seconds, idleSeconds, memory });
      tell(
        `${name}: ${row.name}: ${calls.work} + ${calls.startUp} calls, ${seconds.toFixed(1)} s; Pulumi alone ${idleSeconds.toFixed(1)} s`,
      );
      state ??= org.state();
    }
  } finally {
    for (const lab of labs) {
      await lab.end();
    }
    await emulator.stop();
  }
  const text = state ?? "";
  const result = {
    name,
    shape,
    backend,
    resources: resourceCount(shape),
    rows,
    ...(text === "" ? {} : { state: stateSize(text) }),
  };
  return { result, state: text };
}
