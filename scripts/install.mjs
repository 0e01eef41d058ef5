// Makes `npm run …` work in a fresh clone: installs when node_modules is missing or older than the lockfile.
// Plain JavaScript with no dependency, because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modifiedAt = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(
    `pulumi-okta-native needs Node 20 or newer; this is ${process.version}. Install it from nodejs.org and run this again.`,
  );
  process.exit(1);
}

// npm writes this file at the end of every complete install, so an interrupted one is repeated.
if (modifiedAt("node_modules/.package-lock.json") < modifiedAt("package-lock.json")) {
  console.error("Installing dependencies …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Not `npm ci`: it refuses a lockfile that lacks another platform's optional binaries, which some proxies do not serve.
  const { status } = spawnSync(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // npm talks to stderr, so that `--json` scripts keep stdout to themselves.
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error("npm install failed; the lines above say why. Once mended, run this command again.");
    process.exit(status ?? 1);
  }
}
