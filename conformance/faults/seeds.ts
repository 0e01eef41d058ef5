import type { Course } from "./checkpoints";
import { type Around, judged, recovered } from "./life";
import type { Tell } from "./matrix";
import { generator, type Mixture, mixtureOf } from "./mixture";
import { type Run, type Site, World } from "./world";

/** One mixture, lived through and judged. */
export interface SeedResult {
  readonly seed: number;
  readonly program: string;
  readonly phase: string;
  readonly faults: number;
  readonly killed: string;
  readonly ups: number;
  readonly byHand: number;
  readonly problems: readonly string[];
  readonly output: string;
}

export async function liveSeed(
  seed: number,
  courses: readonly Course[],
  scale: number,
  site: Site,
  { watch }: Around = {},
): Promise<SeedResult> {
  const weighted = courses.flatMap((course) => Array.from({ length: course.phase.share }, () => course));
  const course = weighted[Math.floor(generator(seed ^ 0x5eed)() * weighted.length)];
  if (course === undefined) {
    throw new Error("no phase to try a mixture in");
  }
  const requests = [...course.rows.values()].reduce((sum, count) => sum + count, 0);
  const mixture = mixtureOf(seed, scale, requests);
  const variables = mixture.tells ? { ...site.variables, OKTA_LOG: "debug" } : site.variables;
  const world = await World.resume(course, { ...site, variables }, `seed-${seed}`);
  const seen = watch?.begin(world, course);
  try {
    const first = await begun(world, course, mixture);
    const { faults } = world.emulator;
    const taken = faults.taken();
    faults.clear();
    const { ups, byHand, last } = await recovered(world, course.phase, first, mixture.kill !== undefined);
    world.switches({ latency: null, readLagMs: 0 });
    const problems = [
      ...(await judged(world, course.phase, course.expected, last)),
      ...(seen?.found({ taken, kills: mixture.kill === undefined ? 0 : 1 }) ?? []),
    ];
    return {
      seed,
      program: course.program.name,
      phase: course.phase.name,
      faults: taken.length,
      killed: mixture.kill?.whom ?? "",
      ups,
      byHand,
      problems: problems.map(({ kind, says }) => `${kind}: ${says}`),
      output: world.failedOutput(),
    };
  } finally {
    seen?.stop();
    await world.end();
  }
}

function begun(world: World, { phase }: Course, { switches, faults, kill }: Mixture): Promise<Run> {
  world.switches(switches);
  for (const fault of faults) {
    world.emulator.faults.add(fault);
  }
  if (kill === undefined) {
    return world.run(phase.command);
  }
  const before = world.emulator.requests().length;
  const writes = (): number =>
    world.emulator
      .requests()
      .slice(before)
      .filter(({ method }) => method !== "GET").length;
  return world.run(phase.command, { whom: kill.whom, isTime: () => writes() >= kill.write });
}

export async function liveSeeds(
  seeds: readonly number[],
  courses: readonly Course[],
  scale: number,
  site: Site,
  jobs: number,
  tell: Tell,
  around: Around = {},
): Promise<SeedResult[]> {
  const queue = [...seeds];
  const results: SeedResult[] = [];
  const worker = async (): Promise<void> => {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      const result = await liveSeed(seed, courses, scale, site, around);
      results.push(result);
      const { program, phase, faults, killed, ups, problems } = result;
      const dead = killed === "" ? "" : `, ${killed} killed`;
      const found =
        problems.length === 0 ? "" : `, ${problems.length} problems: ${problems[0]?.slice(0, 120)}`;
      tell(
        `seed ${seed}, ${program} ${phase}: ${faults} faults${dead}, ${ups} commands${found} (${queue.length} left)`,
      );
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results.sort((a, b) => a.seed - b.seed);
}
