import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { obtainPulumi } from "../../scripts/pulumi-cli/obtain";
import { type Course, coursesOf } from "./checkpoints";
import { COLUMNS } from "./columns";
import { type Around, live } from "./life";
import type { Kind, Problem } from "./oracles";
import type { Program } from "./programs";
import { ROOT } from "./summary";
import type { Site, World } from "./world";

/** A bug that one oracle must catch: in the provider's compiled sources, or done to the org by somebody else. */
export interface Planted {
  readonly says: string;
  readonly catches: Kind;
  /** Text replaced in the compiled provider. */
  readonly replaced?: { readonly file: string; readonly find: string; readonly put: string };
  /** The fault in whose course it shows; by default none is hit. */
  readonly column?: string;
  readonly row?: string;
  /** What is done before the judgement. */
  readonly meddle?: (world: World) => Promise<void>;
}

/** Where bugs are planted, and who looks for them. */
export interface Garden {
  /** Names the folder in which it happens. */
  readonly name: string;
  readonly program: Program;
  /** The phase in which the bugs show. */
  readonly phase: string;
  readonly planted: readonly Planted[];
  readonly around?: Around;
}

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
async function found(
  planted: Planted,
  course: Course,
  site: Site,
  around: Around,
): Promise<readonly Problem[]> {
  const [fallback] = COLUMNS;
  const column = COLUMNS.find(({ name }) => name === planted.column) ?? fallback;
  if (column === undefined) {
    throw new Error("there are no faults");
  }
  if (planted.replaced !== undefined) {
    plant(site, planted.replaced);
  }
  const rows = planted.row === undefined ? ["GET /nowhere"] : [planted.row];
  const { meddle } = planted;
  const { problems } = await live({ course, column, rows }, site, "life", {
    ...around,
    ...(meddle === undefined ? {} : { meddle }),
  });
  return problems;
}

/** Plants one bug after the other and tells which were noticed; the process ends with 1 where one was not. */
export async function tryOracles({ name, program, phase, planted, around = {} }: Garden): Promise<void> {
  const { folder: cli } = await obtainPulumi((line) => process.stderr.write(`${line}\n`));
  const root = join(ROOT, ".sandbox", `${name}-break`);
  rmSync(root, { recursive: true, force: true });
  const site = (folder: string): Site => ({ folder: join(root, folder), cli, variables: {} });
  const course = (await coursesOf(program, site("plain"), phase)).at(-1);
  if (course === undefined) {
    throw new Error("the program has no phases");
  }
  let survivors = 0;
  for (const [index, bug] of planted.entries()) {
    const problems = await found(bug, course, site(String(index)), around);
    const caught = problems.find(({ kind }) => kind === bug.catches);
    survivors += caught === undefined ? 1 : 0;
    process.stdout.write(
      caught === undefined
        ? `SURVIVES ${bug.says}: no "${bug.catches}" among ${problems.length} problems\n`
        : `noticed  ${bug.says}: ${caught.kind}, ${caught.says.replaceAll("\n", " ").slice(0, 140)}\n`,
    );
  }
  process.stdout.write(`${planted.length} planted, ${survivors} survive\n`);
  process.exitCode = survivors === 0 ? 0 : 1;
  rmSync(root, { recursive: true, force: true });
}
