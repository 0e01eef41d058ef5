import type { Course } from "./checkpoints";
import type { Column } from "./columns";
import { type Around, live, type Outcome, type Trial } from "./life";
import type { Site } from "./world";

/** One fault at one row of one phase of one program, judged. */
export interface Cell {
  readonly program: string;
  readonly phase: string;
  readonly row: string;
  readonly column: string;
  /** How many requests ran into the fault. */
  readonly hits: number;
  /** Commands until the end, see `Outcome`. */
  readonly ups: number;
  /** Objects deleted by hand on the way. */
  readonly byHand: number;
  readonly problems: readonly string[];
  readonly output: string;
}

/** What to try first: as much at a time as there is. */
export function firstTrials(courses: readonly Course[], columns: readonly Column[]): Trial[] {
  return columns.flatMap((column) =>
    courses.flatMap((course) => {
      const rows = [...course.rows.keys()].filter((row) => isPlace(course, row, column));
      return chunks(rows, column.together ?? rows.length).map(
        (part): Trial => ({ course, column, rows: part }),
      );
    }),
  );
}

/** Whether the fault can happen there, and is to be tried. A command that only reads has written nothing when it is killed. */
export function isPlace(
  { program, phase, rows }: Pick<Course, "program" | "phase" | "rows">,
  row: string,
  { kills, canBefall }: Column,
): boolean {
  return (
    rows.has(row) &&
    (kills === undefined || phase.command[0] !== "refresh") &&
    (canBefall === undefined || canBefall(row, program))
  );
}

export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / Math.max(size, 1)) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** Whether a life says of every row what there is to say. */
function isGood({ trial, ups, problems }: Outcome): boolean {
  return problems.length === 0 && (trial.column.kills !== undefined || ups === 1);
}

/** What must be tried again on its own to know which row it was, or because it was not hit. */
export function nextTrials(outcome: Outcome): Trial[] {
  const { trial, hits } = outcome;
  if (trial.rows.length === 1) {
    return [];
  }
  if (!isGood(outcome)) {
    return parts(trial.rows, outcome.suspects).map((rows) => ({ ...trial, rows }));
  }
  const missed = trial.rows.filter((row) => !hits.has(row));
  // Where nothing at all was hit, each row gets its own life, so that this ends.
  const size = hits.size === 0 ? 1 : missed.length;
  return chunks(missed, size).map((rows) => ({ ...trial, rows }));
}

/** Each suspect on its own, and the others together; halves where all or none are suspected. */
function parts(rows: readonly string[], suspects: readonly string[]): string[][] {
  const others = rows.filter((row) => !suspects.includes(row));
  return others.length === 0 || others.length === rows.length
    ? chunks(rows, Math.ceil(rows.length / 2))
    : [...rows.filter((row) => suspects.includes(row)).map((row) => [row]), others];
}

/** The cells that an outcome settles. */
export function cellsOf(outcome: Outcome): Cell[] {
  const { trial, hits, ups, byHand, problems, output } = outcome;
  if (!isGood(outcome) && trial.rows.length > 1) {
    return [];
  }
  return trial.rows
    .filter((row) => hits.has(row))
    .map((row) => ({
      program: trial.course.program.name,
      phase: trial.course.phase.name,
      row,
      column: trial.column.name,
      hits: hits.get(row) ?? 0,
      ups,
      byHand,
      problems: problems.map(({ kind, says }) => `${kind}: ${says}`),
      output,
    }));
}

export type Tell = (line: string) => void;

/** Tries everything, some lives at a time. */
export async function fillMatrix(
  trials: readonly Trial[],
  site: Site,
  jobs: number,
  tell: Tell,
  around: Around = {},
): Promise<Cell[]> {
  const queue = [...trials];
  const cells: Cell[] = [];
  let lives = 0;
  let busy = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const trial = queue.shift();
      if (trial === undefined) {
        if (busy === 0) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
        continue;
      }
      busy += 1;
      lives += 1;
      try {
        const outcome = await live(trial, site, `life-${lives}`, around);
        queue.push(...nextTrials(outcome));
        cells.push(...cellsOf(outcome));
        tell(lineOf(outcome, queue.length));
      } finally {
        busy -= 1;
      }
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return cells;
}

function lineOf({ trial, hits, ups, byHand, problems }: Outcome, left: number): string {
  const { course, column, rows } = trial;
  const what = rows.length === 1 ? rows[0] : `${rows.length} rows`;
  const [first] = problems;
  const found =
    first === undefined ? "" : `, ${problems.length} problems: ${first.kind}: ${first.says.slice(0, 150)}`;
  return `${course.program.name} ${course.phase.name}, ${column.name} at ${what}: ${hits.size} hit, ${ups} commands${byHand > 0 ? `, ${byHand} objects deleted by hand` : ""}${found} (${left} left)`;
}
