import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Course, namedCourses } from "./checkpoints";
import { COLUMNS, type Column } from "./columns";
import type { Around } from "./life";
import { type Cell, fillMatrix, firstTrials, isPlace, type Tell } from "./matrix";
import { PROGRAMS, type Program } from "./programs";
import { liveSeeds, type SeedResult } from "./seeds";
import type { Site } from "./world";

export const ROOT = join(__dirname, "..", "..");

export interface Effort {
  readonly programs: readonly string[];
  readonly phases: readonly string[];
  readonly columns: readonly string[];
  readonly rows: RegExp;
  readonly jobs: number;
  /** How many mixtures, from which seed. */
  readonly seeds: number;
  readonly seed: number;
  /** What a second of recorded times becomes in a mixture. */
  readonly scale: number;
}

/** What a check tries its faults on. */
export interface Subject {
  /** Names the folder in which it happens. */
  readonly name: string;
  readonly programs: readonly Program[];
  readonly columns: readonly Column[];
  readonly around?: Around;
}

export const FAULTS: Subject = { name: "faults", programs: PROGRAMS, columns: COLUMNS };

export function everythingOf({ programs, columns }: Subject, seeds: number): Effort {
  return {
    programs: programs.map(({ name }) => name),
    phases: [...new Set(programs.flatMap(({ phases }) => phases.map(({ name }) => name)))],
    columns: columns.map(({ name }) => name),
    rows: /./,
    jobs: 2,
    seeds,
    seed: 1,
    scale: 0.05,
  };
}

/** A cell of the matrix that a reader sees: all programs and phases in which the row occurs. */
export interface Square {
  readonly row: string;
  readonly column: string;
  /** Places (program and phase) where the row occurs and where it was tried. */
  readonly places: number;
  readonly tried: number;
  readonly hits: number;
  /** The most commands that it took anywhere; 0 where nothing was tried. */
  readonly ups: number;
  readonly problems: number;
  /** Objects deleted by hand. */
  readonly byHand: number;
}

export interface Summary {
  readonly columns: readonly string[];
  /** In the order in which a run asks them. */
  readonly rows: readonly string[];
  readonly squares: readonly Square[];
  readonly cells: readonly Cell[];
  readonly seeds: readonly SeedResult[];
  readonly seconds: number;
}

export async function run(cli: string, subject: Subject, effort: Effort, tell: Tell): Promise<Summary> {
  const begun = performance.now();
  const folder = join(ROOT, ".sandbox", subject.name, String(process.pid));
  mkdirSync(folder, { recursive: true });
  try {
    const site: Site = { folder, cli, variables: { OKTA_REQUEST_TIMEOUT: "2" } };
    const programs = subject.programs.filter(({ name }) => effort.programs.includes(name));
    const all = await namedCourses(site, programs, effort.phases);
    const courses = all.map((course) => ({ ...course, rows: onlyRows(course.rows, effort.rows) }));
    const columns = subject.columns.filter(({ name }) => effort.columns.includes(name));
    const cells = await fillMatrix(firstTrials(courses, columns), site, effort.jobs, tell, subject.around);
    const { seed, scale, jobs } = effort;
    const wanted = Array.from({ length: effort.seeds }, (_, index) => seed + index);
    const seeds = await liveSeeds(wanted, all, scale, site, jobs, tell, subject.around);
    return {
      ...squaresOf(courses, columns, cells),
      cells,
      seeds,
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function onlyRows(rows: ReadonlyMap<string, number>, wanted: RegExp): Map<string, number> {
  return new Map([...rows].filter(([row]) => wanted.test(row)));
}

/** Pure. */
export function squaresOf(
  courses: readonly Pick<Course, "program" | "phase" | "rows">[],
  columns: readonly Column[],
  cells: readonly Cell[],
): Pick<Summary, "columns" | "rows" | "squares"> {
  const rows = [...new Set(courses.flatMap((course) => [...course.rows.keys()]))];
  const squares = rows.flatMap((row) =>
    columns.map((column): Square => {
      const places = courses.filter((course) => isPlace(course, row, column));
      const tried = cells.filter((cell) => cell.row === row && cell.column === column.name);
      const where = new Set(tried.map(({ program, phase }) => `${program} ${phase}`));
      return {
        row,
        column: column.name,
        places: places.length,
        tried: where.size,
        hits: tried.reduce((sum, { hits }) => sum + hits, 0),
        ups: Math.max(0, ...tried.map(({ ups }) => ups)),
        problems: tried.reduce((sum, { problems }) => sum + problems.length, 0),
        byHand: tried.reduce((sum, each) => sum + each.byHand, 0),
      };
    }),
  );
  return { columns: columns.map(({ name }) => name), rows, squares };
}

/** The numbers that must hold and do not. */
export function failures({ squares, cells, seeds }: Summary, columns: readonly Column[]): string[] {
  const empty = squares.filter(({ places, tried }) => tried < places);
  const kills = new Set(columns.filter((column) => column.kills !== undefined).map(({ name }) => name));
  return [
    ...empty.map(
      ({ row, column, places, tried }) => `${row}, ${column}: tried in ${tried} of ${places} places`,
    ),
    ...cells.flatMap(({ program, phase, row, column, problems }) =>
      problems.map((problem) => `${row}, ${column} (${program}, ${phase}): ${problem}`),
    ),
    ...cells
      .filter(({ column, ups, problems }) => !kills.has(column) && ups > 1 && problems.length === 0)
      .map(
        ({ program, phase, row, column, ups }) =>
          `${row}, ${column} (${program}, ${phase}): took ${ups} commands, one must do`,
      ),
    ...seeds.flatMap(({ seed, program, phase, problems }) =>
      problems.map((problem) => `seed ${seed} (${program}, ${phase}): ${problem}`),
    ),
  ];
}
