import type { OrgState, TakenFault } from "okta-emulator";
import { lastLines } from "../../scripts/pulumi-cli/command";
import type { Course } from "./checkpoints";
import { armed, type Column } from "./columns";
import { exceededLimits, orgProblems, type Problem, zombieProblems } from "./oracles";
import type { Phase } from "./programs";
import { type Logged, rowOf } from "./templates";
import { type Run, type Site, World } from "./world";

/** What is tried in one life: a fault at each of some rows of one phase. */
export interface Trial {
  readonly course: Course;
  readonly column: Column;
  readonly rows: readonly string[];
}

export interface Outcome {
  readonly trial: Trial;
  /** How many requests of each row ran into the fault; rows that none did are left out. */
  readonly hits: ReadonlyMap<string, number>;
  /** Commands it took after the last kill or from the first fault, that one included where nobody was killed. */
  readonly ups: number;
  /** See `Recovery`. */
  readonly byHand: number;
  readonly problems: readonly Problem[];
  /** Rows with a request that nobody sent again: where the command failed, one of them is why. */
  readonly suspects: readonly string[];
  /** The last lines of the commands that failed. */
  readonly output: string;
}

/** The first one, and what a user may be asked for beside. */
export const MOST_UPS = 3;

/** What befell a run. */
export interface Befallen {
  /** Requests that ran into a fault. */
  readonly taken: readonly TakenFault[];
  /** How many processes were killed. */
  readonly kills: number;
}

/** What is looked at beside what every program must leave behind. */
export interface Watch {
  /** Begins before the first command. */
  begin(world: World, course: Course): Watching;
}

export interface Watching {
  /** What was found, when all is over. */
  found(befallen: Befallen): readonly Problem[];
  /** Looks no more, also where a life breaks off. */
  stop(): void;
}

/** What is done and looked at around a life. */
export interface Around {
  readonly watch?: Watch;
  /** What somebody else does to the world before it is judged. */
  readonly meddle?: (world: World) => Promise<void>;
}

/** Lives one phase with faults, recovers as a user does, and judges what is left. */
export async function live(
  trial: Trial,
  site: Site,
  name: string,
  { watch, meddle }: Around = {},
): Promise<Outcome> {
  const { course, column, rows } = trial;
  const world = await World.resume(course, site, name);
  const seen = watch?.begin(world, course);
  try {
    const first =
      column.kills === undefined
        ? await withFaults(world, course.phase, column, rows)
        : await withKills(world, course.phase, column, rows);
    const { hits, suspects, taken } = first;
    if (column.kills === undefined && rows.length > 1 && first.run.code !== 0) {
      // Which of the faults it was is found out by lives of fewer, and what comes of it is judged there.
      return { trial, hits, suspects, ups: MOST_UPS, byHand: 0, problems: [], output: world.failedOutput() };
    }
    const wasKilled = column.kills !== undefined && hits.size > 0;
    const { ups, byHand, last } = await recovered(world, course.phase, first.run, wasKilled);
    await meddle?.(world);
    const kills = column.kills === undefined ? 0 : hits.size;
    const problems = [
      ...(await judged(world, course.phase, course.expected, last)),
      ...(seen?.found({ taken, kills }) ?? []),
    ];
    return { trial, hits, suspects, ups, byHand, problems, output: world.failedOutput() };
  } finally {
    seen?.stop();
    await world.end();
  }
}

interface Start {
  readonly run: Run;
  readonly hits: ReadonlyMap<string, number>;
  readonly suspects: readonly string[];
  readonly taken: readonly TakenFault[];
}

async function withFaults(
  world: World,
  phase: Phase,
  column: Column,
  rows: readonly string[],
): Promise<Start> {
  for (const row of rows) {
    world.emulator.faults.add(armed(column, row));
  }
  const { faults } = world.emulator;
  const running = world.run(phase.command);
  if (column.meanwhile !== undefined) {
    await once(() => faults.taken().length > 0, running);
    await column.meanwhile(world.emulator);
  }
  const run = await running;
  const taken = faults.taken();
  const suspects = notRepeated(taken, run.requests);
  faults.clear();
  return { run, hits: hitsOf(taken), suspects, taken };
}

/** Waits for the moment, or for the end of the run in which it does not come. */
async function once(isTime: () => boolean, running: Promise<Run>): Promise<void> {
  let isOver = false;
  running.finally(() => {
    isOver = true;
  });
  while (!isTime() && !isOver) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Each hit request and its repetition stand in the log. */
function notRepeated(taken: readonly Logged[], requests: readonly Logged[]): string[] {
  const met = countsOf(taken);
  const sent = countsOf(requests);
  const short = taken.filter((request) => {
    const one = `${request.method} ${request.path}`;
    return (sent.get(one) ?? 0) < 2 * (met.get(one) ?? 0);
  });
  return [...new Set(short.map(rowOf))];
}

function countsOf(requests: readonly Logged[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { method, path } of requests) {
    counts.set(`${method} ${path}`, (counts.get(`${method} ${path}`) ?? 0) + 1);
  }
  return counts;
}

/** One kill after the other, each in the command that goes on where the one before was killed. */
async function withKills(
  world: World,
  phase: Phase,
  { kills = "CLI", ...column }: Column,
  rows: readonly string[],
): Promise<Start> {
  const hits = new Map<string, number>();
  const met: TakenFault[] = [];
  let run: Run | undefined;
  for (const row of rows) {
    if (run !== undefined) {
      await unlocked(world, run);
    }
    const { faults } = world.emulator;
    faults.add(armed({ ...column, kills }, row));
    run = await world.run(phase.command, { whom: kills, isTime: () => faults.taken().length > 0 });
    const isHit = faults.taken().length > 0;
    met.push(...faults.taken());
    faults.clear();
    if (!isHit) {
      break;
    }
    hits.set(row, 1);
  }
  if (run === undefined) {
    throw new Error("no row to kill at");
  }
  return { run, hits, suspects: [], taken: met };
}

function hitsOf(taken: readonly Logged[]): Map<string, number> {
  const hits = new Map<string, number>();
  for (const request of taken) {
    const row = rowOf(request);
    hits.set(row, (hits.get(row) ?? 0) + 1);
  }
  return hits;
}

/** After a kill the file backend holds the dead CLI's lock. */
async function unlocked(world: World, { afterlife }: Run): Promise<void> {
  if (afterlife !== undefined) {
    world.removeTornAttributes();
    await world.succeeds("cancel", "--yes");
  }
}

export interface Recovery {
  readonly ups: number;
  /** Objects deleted by hand, since a message said that the killed run had left them. */
  readonly byHand: number;
  readonly last: Run;
}

/**
 * What a user does: the same command again, at most twice, and what Pulumi and the provider ask for in between.
 *
 * @param wasKilled whether a run was killed: only then the message about what such a run may have left is followed
 */
export async function recovered(
  world: World,
  phase: Phase,
  first: Run,
  wasKilled: boolean,
): Promise<Recovery> {
  let ups = first.afterlife === undefined ? 1 : 0;
  let byHand = 0;
  let last = first;
  while (!isDone(last) && ups < MOST_UPS) {
    await unlocked(world, last);
    const left = wasKilled ? leftByKilledRun(last.output) : [];
    byHand += left.length;
    for (const path of left) {
      await world.deleteByHand(path);
    }
    if (isPending(last)) {
      await world.run(["refresh", "--yes", "--skip-preview", "--clear-pending-creates"]);
    }
    last = await world.run(phase.command);
    ups += 1;
  }
  return { ups, byHand, last };
}

/** Paths of objects that the provider did not take over because somebody else may have made them. */
export function leftByKilledRun(output: string): string[] {
  const messages = output.split("\n").filter((line) => line.includes("if a run of this program was killed"));
  const paths = messages.flatMap((line) => {
    const policy = /somebody else's object has this name \((\w+)\)/.exec(line)?.[1];
    const [, of, rule] = /rules of the policy (\w+): .*has the name ".*" already \((\w+)\)/.exec(line) ?? [];
    return [
      ...(policy === undefined ? [] : [`/policies/${policy}`]),
      ...(of === undefined || rule === undefined ? [] : [`/policies/${of}/rules/${rule}`]),
    ];
  });
  return [...new Set(paths)];
}

/** A command that only warns of creates whose end nobody knows is not the end. */
function isDone(run: Run): boolean {
  return run.code === 0 && !isPending(run);
}

const isPending = ({ output }: Run): boolean => /pending (operations|creates?)/i.test(output);

/** All that must hold when the faults are over. */
export async function judged(
  world: World,
  phase: Phase,
  expected: OrgState,
  last: Run,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  if (last.code !== 0) {
    problems.push({ kind: "no end", says: `the last ${last.args[0]} ended with ${last.code}` });
  }
  problems.push(...orgProblems(expected, world.emulator.state()));
  if (phase.leavesStack && last.code === 0) {
    problems.push(...(await loud(world)));
  }
  for (const run of world.runs) {
    problems.push(...exceededLimits(run.requests, world.patienceMs));
    if (run.afterlife !== undefined) {
      problems.push(...zombieProblems(run.afterlife, run.requests));
    }
  }
  problems.push(...world.leaks());
  return problems;
}

/** Commands that must find nothing to do. */
async function loud(world: World): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const args of [
    ["refresh", "--preview-only", "--expect-no-changes"],
    ["up", "--yes", "--skip-preview", "--expect-no-changes"],
  ]) {
    const { code, output } = await world.run([...args, "--diff"]);
    if (code !== 0) {
      problems.push({ kind: "not silent", says: `${args.join(" ")}:\n${lastLines(output, 30)}` });
    }
  }
  return problems;
}
