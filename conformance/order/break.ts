import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PLANTED, type Planted } from "./planted";

// npm run check:order:break: plants one fault after the other into a copy of the provider; each must be noticed.

const ROOT = join(__dirname, "..", "..");
// Inside the project, so that the copy finds the same packages.
const COPY = join(ROOT, ".sandbox", "order-break", "src");
const SHARE = "8";
const SEED = "1";

/** The first line of what the checks say of the provider with this fault; undefined where they say nothing. */
export function noticed({ file, find, put }: Planted): string | undefined {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  cpSync(join(ROOT, "provider", "src"), COPY, { recursive: true });
  const text = readFileSync(join(COPY, file), "utf8");
  if (text.split(find).length !== 2) {
    throw new Error(`${file} does not hold once: ${find}`);
  }
  writeFileSync(
    join(COPY, file),
    text.replace(find, () => put),
  );
  const { status, stderr } = spawnSync(
    "npx",
    ["tsx", join(__dirname, "main.ts"), "--json", "--share", SHARE, "--seed", SEED, "--provider", COPY],
    { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  return status === 0
    ? undefined
    : (stderr.split("\n").find((line) => line !== "") ?? `ended with ${status}`);
}

if (require.main === module) {
  let survivors = 0;
  for (const planted of PLANTED) {
    const line = noticed(planted);
    survivors += line === undefined ? 1 : 0;
    process.stdout.write(
      line === undefined
        ? `SURVIVES ${planted.says} (${planted.file})\n`
        : `noticed  ${planted.says}: ${line.slice(0, 140)}\n`,
    );
  }
  process.stdout.write(`${PLANTED.length} planted, ${survivors} survive\n`);
  process.exitCode = survivors === 0 ? 0 : 1;
}
