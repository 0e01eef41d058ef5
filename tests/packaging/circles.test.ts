import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const cli = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const SLOW = 60_000;

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly { readonly from: string; readonly to: string }[] };
}

/** The circles among the modules of some folders, as `from -> to`, and how many modules were read. */
function circlesIn(...folders: string[]): { circles: string[]; modules: number } {
  const { stdout } = spawnSync(
    process.execPath,
    [cli, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...folders],
    { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  const { modules, summary } = JSON.parse(stdout) as Cruise;
  return { circles: summary.violations.map(({ from, to }) => `${from} -> ${to}`), modules: modules.length };
}

test.each(["provider/src", "emulator/src", "conformance", "scripts", "bench", "tests"])(
  "no circle in %s",
  (folder) => {
    const { circles, modules } = circlesIn(folder);
    expect(circles).toEqual([]);
    expect(modules).toBeGreaterThan(10);
  },
  SLOW,
);

test(
  "a planted circle is found, also one of types alone",
  () => {
    const folder = join(root, ".sandbox", "circles");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "a.ts"), 'import type { B } from "./b";\nexport interface A { b: B }\n');
    writeFileSync(join(folder, "b.ts"), 'import type { A } from "./a";\nexport interface B { a: A }\n');
    const { circles } = circlesIn(".sandbox/circles");
    rmSync(folder, { recursive: true });
    expect(circles).toEqual([".sandbox/circles/a.ts -> .sandbox/circles/b.ts"]);
  },
  SLOW,
);
