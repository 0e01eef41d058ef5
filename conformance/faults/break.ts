import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { obtainPulumi } from "../../scripts/pulumi-cli/obtain";
import { type Course, coursesOf } from "./checkpoints";
import { COLUMNS } from "./columns";
import { live } from "./life";
import type { Problem } from "./oracles";
import { PLANTED, type Planted } from "./planted";
import { PROGRAMS } from "./programs";
import { ROOT } from "./summary";
import type { Site } from "./world";

// npm run check:faults:break: plants one bug after the other; the oracle that it is meant for must catch each.

const PROVIDER = join(ROOT, "provider");

/** Puts a copy of the compiled provider with the bug where the programs of this site look for it first. */
function plant(site: Site, { file, find, put }: NonNullable<Planted["replaced"]>): void {
  const copy = join(site.folder, "node_modules", "pulumi-okta-native");
  mkdirSync(copy, { recursive: true });
  cpSync(join(PROVIDER, "package.json"), join(copy, "package.json"));
  cpSync(join(PROVIDER, "dist"), join(copy, "dist"), { recursive: true });
  const path = join(copy, "dist", file);
  const text = readFileSync(path, "utf8");
  if (text.split(find).length !== 2) {
    throw new Error(`${file} does not hold once: ${find}`);
  }
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
}

/** What all oracles say of a run with this bug. */
export async function found(planted: Planted, course: Course, site: Site): Promise<readonly Problem[]> {
  const [fallback] = COLUMNS;
  const column = COLUMNS.find(({ name }) => name === planted.column) ?? fallback;
  if (column === undefined) {
    throw new Error("there are no faults");
  }
  if (planted.replaced !== undefined) {
    plant(site, planted.replaced);
  }
  const rows = planted.row === undefined ? ["GET /nowhere"] : [planted.row];
  const { problems } = await live({ course, column, rows }, site, "life", planted.meddle);
  return problems;
}

async function main(): Promise<void> {
  const { folder: cli } = await obtainPulumi((line) => process.stderr.write(`${line}\n`));
  const root = join(ROOT, ".sandbox", "faults-break");
  rmSync(root, { recursive: true, force: true });
  const site = (name: string): Site => ({ folder: join(root, name), cli, variables: {} });
  const [program] = PROGRAMS;
  const [course] = program === undefined ? [] : await coursesOf(program, site("plain"), "up");
  if (course === undefined) {
    throw new Error("there is no program");
  }
  let survivors = 0;
  for (const [index, planted] of PLANTED.entries()) {
    const problems = await found(planted, course, site(String(index)));
    const caught = problems.find(({ kind }) => kind === planted.catches);
    survivors += caught === undefined ? 1 : 0;
    process.stdout.write(
      caught === undefined
        ? `SURVIVES ${planted.says}: no "${planted.catches}" among ${problems.length} problems\n`
        : `noticed  ${planted.says}: ${caught.kind}, ${caught.says.replaceAll("\n", " ").slice(0, 140)}\n`,
    );
  }
  process.stdout.write(`${PLANTED.length} planted, ${survivors} survive\n`);
  process.exitCode = survivors === 0 ? 0 : 1;
  rmSync(root, { recursive: true, force: true });
}

if (require.main === module) {
  void main();
}
