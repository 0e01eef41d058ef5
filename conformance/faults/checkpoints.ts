import type { OrgState } from "okta-emulator";
import type { Program } from "./programs";
import { rowsOf } from "./templates";
import { type Moment, type Site, World } from "./world";

/** One phase as it goes where nothing goes wrong. */
export interface Course extends Moment {
  /** How often each row is asked. */
  readonly rows: ReadonlyMap<string, number>;
  /** The org afterwards. */
  readonly expected: OrgState;
  readonly seconds: number;
}

/** Runs a program's life without faults, up to the last phase that is wanted, and keeps the world before each phase. */
export async function coursesOf(program: Program, site: Site, last?: string): Promise<Course[]> {
  const world = await World.begin(program, site, `${program.name}-plain`);
  try {
    const courses: Course[] = [];
    for (const phase of program.phases) {
      await world.configure(phase.config ?? {});
      if (phase.day !== undefined) {
        world.moveTo(phase.day);
      }
      await phase.before?.(world.emulator);
      const from = world.keep(`kept/${program.name}-${phase.name}`);
      const { requests, seconds } = await world.succeeds(...phase.command);
      const expected = world.emulator.state();
      courses.push({ program, phase, from, rows: rowsOf(requests), expected, seconds });
      if (phase.name === last) {
        break;
      }
    }
    return courses;
  } finally {
    await world.end();
  }
}

/** The courses of these programs in the phases with these names. */
export async function namedCourses(
  site: Site,
  programs: readonly Program[],
  phases: readonly string[],
): Promise<Course[]> {
  const courses = await Promise.all(
    programs.map((program) => {
      const last = program.phases.findLast(({ name }) => phases.includes(name));
      return last === undefined ? [] : coursesOf(program, site, last.name);
    }),
  );
  return courses.flat().filter(({ phase }) => phases.includes(phase.name));
}
