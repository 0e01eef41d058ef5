import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Course, namedCourses } from "../../conformance/faults/checkpoints";
import { live, MOST_UPS } from "../../conformance/faults/life";
import { liveSeed } from "../../conformance/faults/seeds";
import type { Subject } from "../../conformance/faults/summary";
import type { Site } from "../../conformance/faults/world";
import { ROOT } from "./stack";

const MINUTES = 240_000;

/** One fault at one kind of request. */
export interface Hit {
  readonly column: string;
  readonly phase: string;
  readonly row: string;
  /** The most commands that it may take. */
  readonly most: number;
}

/** Tests that live through a part of a check: the hits, and the mixtures of these seeds in the same phases. */
export function survives(
  subject: Subject,
  program: string,
  hits: readonly Hit[],
  seeds: readonly number[] = [],
): void {
  const folder = join(ROOT, ".sandbox", "e2e", subject.name);
  const site: Site = { folder, cli: process.env.E2E_PULUMI_FOLDER ?? "", variables: {} };
  const phases = [...new Set(hits.map(({ phase }) => phase))];
  let courses: readonly Course[] = [];
  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    courses = await namedCourses(site, [named(subject.programs, program)], phases);
  }, MINUTES);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(hits)(
    "survives in $phase: $column, at $row",
    async (hit) => {
      const { row, most } = hit;
      const column = named(subject.columns, hit.column);
      const course = found(
        courses.find(({ phase }) => phase.name === hit.phase),
        hit.phase,
      );
      const outcome = await live({ course, column, rows: [row] }, site, "life", subject.around);
      expect([outcome.problems, outcome.output]).toEqual([[], most === 1 ? "" : expect.any(String)]);
      expect(outcome.hits.get(row)).toBeGreaterThan(0);
      expect(outcome.ups).toBeLessThanOrEqual(most);
    },
    MINUTES,
  );

  if (seeds.length > 0) {
    it.each(seeds)(
      "survives the mixture of seed %d",
      async (seed) => {
        const result = await liveSeed(seed, courses, 0.05, site, subject.around);
        expect([result.problems, result.output]).toEqual([[], expect.any(String)]);
        expect(result.faults).toBeGreaterThan(0);
        expect(result.ups).toBeLessThanOrEqual(MOST_UPS);
      },
      MINUTES,
    );
  }
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  return found(
    list.find((each) => each.name === name),
    name,
  );
}

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) {
    throw new Error(`there is no ${name}`);
  }
  return thing;
}
