import { Lab } from "./lab";
import { startOrg } from "./org";
import type { Fleet, FleetRow, Settings } from "./results";
import { ROWS, type RowName } from "./rows";
import type { Bench } from "./run-program";
import { type Shape, SMALL } from "./shape";

/**
 * An org of 20,000 objects is spread over stacks of some hundred resources; of those, so many run at one time. Here
 * each is small.
 */
const STACKS = 4;
const FLEET_ROWS: readonly RowName[] = ["first up", "refresh", "destroy"];

export async function runFleet({ cli, settings, tell }: Bench, stacks = STACKS): Promise<Fleet> {
  const strict: Settings = { ...settings, limits: true };
  const shape: Shape = { ...SMALL, asSets: true };
  const emulator = await startOrg(0, strict);
  const labs: Lab[] = [];
  const rows: FleetRow[] = [];
  try {
    for (let index = 1; index <= stacks; index += 1) {
      const own = { ...shape, prefix: `Stack ${index}: ` };
      const options = { cli, program: "org", settings: strict, backend: "file", emulator } as const;
      labs.push(await Lab.begin({ ...options, shape: own, stack: `bench-${index}` }));
    }
    for (const { name, args, edit } of ROWS.filter((row) => FLEET_ROWS.includes(row.name))) {
      emulator.clearRequests();
      const times = await Promise.all(labs.map(async (lab) => (await lab.pulumi(args, edit)).seconds));
      const log = emulator.requests();
      const refused = log.filter(({ status }) => status === 429).length;
      const row = {
        name,
        calls: log.length - refused,
        refused,
        firstSeconds: Math.min(...times),
        lastSeconds: Math.max(...times),
      };
      rows.push(row);
      tell(
        `${stacks} stacks at one time: ${name}: ${row.calls} calls, ${refused} refused, ${row.firstSeconds.toFixed(1)} to ${row.lastSeconds.toFixed(1)} s`,
      );
    }
  } finally {
    for (const lab of labs) {
      await lab.end();
    }
    await emulator.stop();
  }
  return { stacks, shape, rows };
}
