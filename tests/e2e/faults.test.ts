import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Course, coursesOf } from "../../conformance/faults/checkpoints";
import { COLUMNS } from "../../conformance/faults/columns";
import { live } from "../../conformance/faults/life";
import { PROGRAMS } from "../../conformance/faults/programs";
import type { Site } from "../../conformance/faults/world";
import { ROOT } from "./stack";

// A fixed small part of `npm run check:faults`, which tries every fault at every request.

const MINUTES = 240_000;
const FOLDER = join(ROOT, ".sandbox", "e2e", "faults");

const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) {
    throw new Error("the list is empty");
  }
  return one;
};

// Processes are found through /proc, which only Linux has.
(process.platform === "linux" ? describe : describe.skip)("a run of the bootstrap example", () => {
  let course: Course;
  let site: Site;
  beforeAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    site = { folder: FOLDER, cli: process.env.E2E_PULUMI_FOLDER ?? "", variables: {} };
    course = first(await coursesOf(first(PROGRAMS), site, "up"));
  }, MINUTES);
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it.each([
    ["refused", "GET /api/v1/policies/{policy}/rules", 1],
    ["500", "GET /api/v1/policies", 1],
    ["CLI killed", "POST /v1/teams/{team}/service_users", 3],
  ])(
    "survives: %s, at %s",
    async (name, row, most) => {
      const column = first(COLUMNS.filter((each) => each.name === name));
      const outcome = await live({ course, column, rows: [row] }, site, "life");
      expect([outcome.problems, outcome.output]).toEqual([[], most === 1 ? "" : expect.any(String)]);
      expect(outcome.hits.get(row)).toBeGreaterThan(0);
      expect(outcome.ups).toBeLessThanOrEqual(most);
    },
    MINUTES,
  );
});
