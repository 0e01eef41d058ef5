import type { OrgState } from "okta-emulator";
import { PROGRAMS, type Program } from "./programs";
import { rowsOf } from "./templates";
import { type Site, World } from "./world";

/** A command that faults are tried in, from one kept moment to the next. */
export interface Phase {
  readonly name: "up" | "refresh" | "edit" | "destroy";
  readonly command: readonly string[];
  /** Whether the stack stands afterwards, so that further commands must be silent. */
  readonly leavesStack: boolean;
}

const UP = ["up", "--yes", "--skip-preview"] as const;

export const PHASES: readonly Phase[] = [
  { name: "up", command: UP, leavesStack: true },
  {
    name: "refresh",
    command: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    leavesStack: true,
  },
  { name: "edit", command: UP, leavesStack: true },
  { name: "destroy", command: ["destroy", "--yes", "--skip-preview"], leavesStack: false },
];

/** One phase as it goes where nothing goes wrong. */
export interface Course {
  readonly program: Program;
  readonly phase: Phase;
  /** Folder of the world as it is before. */
  readonly from: string;
  /** How often each row is asked. */
  readonly rows: ReadonlyMap<string, number>;
  /** The org afterwards. */
  readonly expected: OrgState;
  readonly seconds: number;
}

/** Runs a program's life without faults, up to the last phase that is wanted, and keeps the world before each phase. */
export async function coursesOf(
  program: Program,
  site: Site,
  last: Phase["name"] = "destroy",
): Promise<Course[]> {
  const world = await World.begin(program, site, `${program.name}-plain`);
  try {
    const courses: Course[] = [];
    for (const phase of PHASES) {
      if (phase.name === "edit") {
        await world.configure(program.edit);
      }
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

/** The courses of the programs and phases with these names. */
export async function namedCourses(
  site: Site,
  programs: readonly string[],
  phases: readonly string[],
): Promise<Course[]> {
  const chosen = PROGRAMS.filter(({ name }) => programs.includes(name));
  const last = PHASES.map(({ name }) => name).findLast((name) => phases.includes(name));
  const courses = await Promise.all(chosen.map((program) => coursesOf(program, site, last)));
  return courses.flat().filter(({ phase }) => phases.includes(phase.name));
}
