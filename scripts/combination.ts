import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines, runCommand } from "./pulumi-cli/command";

const ROOT = join(__dirname, "..");

/** A Node and an SDK that we promise to work with. */
export interface Combination {
  readonly node: string;
  readonly sdk: string;
  /** Whether it is the oldest or the newest that we promise. */
  readonly end: boolean;
}

export const COMBINATIONS: readonly Combination[] = [
  // The first SDK whose `read` may return inputs.
  { node: "20", sdk: "3.216.0", end: true },
  // The last SDK that declares Node 20.
  { node: "20", sdk: "3.248.0", end: false },
  { node: "22", sdk: "latest", end: false },
  { node: "24", sdk: "latest", end: true },
];

/** The package as users get it, so that a file missing from it is noticed. */
export async function pack(folder: string): Promise<string> {
  const { code, output } = await runCommand("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: join(ROOT, "provider"),
  });
  if (code !== 0) {
    throw new Error(`npm pack failed:\n${lastLines(output, 10)}`);
  }
  return join(folder, lastLines(output, 1).trim());
}

export interface Installed {
  /** Folder of the programs, `node` among them. */
  readonly bin: string;
  /** As installed. */
  readonly node: string;
  readonly sdk: string;
}

/**
 * Installs a Node, an SDK and the packed package into a folder.
 *
 * @throws Error where npm fails
 */
export async function install(
  { node, sdk }: Combination,
  folder: string,
  tarball: string,
): Promise<Installed> {
  const dependencies = {
    "pulumi-okta-native": `file:${tarball}`,
    "@pulumi/pulumi": sdk,
    "@types/node": "^20.19.0",
    typescript: "5.9.3",
    node,
  };
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "program", private: true, dependencies }),
  );
  const { code, output } = await runCommand(
    "npm",
    ["install", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: folder },
  );
  if (code !== 0) {
    throw new Error(`npm install failed:\n${lastLines(output, 10)}`);
  }
  const bin = join(folder, "node_modules", ".bin");
  return {
    bin,
    node: (await runCommand(join(bin, "node"), ["--version"])).output.trim(),
    sdk: versionOf(join(folder, "node_modules", "@pulumi", "pulumi")),
  };
}

function versionOf(folder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return version;
}
