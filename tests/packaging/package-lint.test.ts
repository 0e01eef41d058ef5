import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// What npm would publish, judged by the two tools that know how Node, bundlers and TypeScript read a package.
const root = resolve(__dirname, "../..");
const SLOWLY = 120_000;
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "package-lint-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

function pack(workspace: string): string {
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", scratch], {
    cwd: join(root, workspace),
    encoding: "utf8",
  });
  return join(scratch, (JSON.parse(packed) as { filename: string }[])[0]?.filename ?? "");
}

function run(tool: string, ...args: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin", tool), args, {
    cwd: scratch,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

const PACKAGES = ["provider", "emulator"] as const;

describe.each(PACKAGES)("the package in %s", (workspace) => {
  let tarball: string;
  beforeAll(() => {
    tarball = pack(workspace);
  });

  test(
    "is what publint calls well made",
    () => {
      const { status, output } = run("publint", tarball, "--strict");
      expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining("All good!") });
    },
    SLOWLY,
  );

  test(
    "has types that each way of resolving modules finds",
    () => {
      // Only Pulumi's plugin loads the entry "./runtime", with Node's own resolution; judged below.
      const { status, output } = run("attw", tarball, "--format", "json", "--exclude-entrypoints", "runtime");
      expect({ status, problems: problemsIn(output) }).toEqual({ status: 0, problems: {} });
    },
    SLOWLY,
  );

  test("says where it comes from and where its faults go", () => {
    const manifest = JSON.parse(readFileSync(join(root, workspace, "package.json"), "utf8"));
    const home = "https://github.com/pulumi-okta-native/pulumi-okta-native";
    expect(manifest).toMatchObject({
      license: "Apache-2.0",
      repository: { type: "git", url: `git+${home}.git`, directory: workspace },
      homepage: `${home}#readme`,
      bugs: { url: `${home}/issues` },
      keywords: expect.arrayContaining(["okta"]),
      publishConfig: { access: "public", provenance: true },
    });
  });
});

test(
  "the entry that states name has types by Node's own resolution",
  () => {
    // The profile leaves out TypeScript's oldest resolution, which knows no "exports".
    const { status, output } = run(
      "attw",
      pack("provider"),
      "--profile",
      "node16",
      "--entrypoints",
      "./runtime",
    );
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining("node16 (from ESM)") });
  },
  SLOWLY,
);

test("the lock file names no registry", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { resolved?: string }>;
  };
  const resolved = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? []);
  expect(resolved.filter((place) => place.includes(":"))).toEqual([]);
});

function problemsIn(output: string): unknown {
  return (JSON.parse(output) as { problems?: unknown }).problems ?? output;
}
