import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../../scripts/pulumi-cli/cache-folder";
import { lastLines } from "../../../scripts/pulumi-cli/command";

/** A Python that has Okta's SDK, or why this machine has none. */
export type PythonWithSdk = { python: string } | { reason: string };

const requirements = join(__dirname, "requirements.txt");
const INSTALL_LIMIT_MS = 5 * 60_000;
const windows = process.platform === "win32";

/** What the SDK asks of Python, and what `python3 -m venv` needs. */
const probe = "import sys, venv, ensurepip; assert sys.version_info >= (3, 10); print(sys.version)";

/**
 * One environment for each Python and list of packages, kept where the repository keeps its other tools. Waits until it is
 * there, because a test is skipped before it runs or not at all.
 */
export function pythonWithSdk(): PythonWithSdk {
  const found = run(windows ? "python" : "python3", ["-c", probe]);
  if (found.failed) {
    return { reason: "no python3 of 3.10 or later with venv" };
  }
  const key = createHash("sha256").update(found.output).update(readFileSync(requirements)).digest("hex");
  const folder = join(cacheFolder(), `python-sdk-${key.slice(0, 12)}`);
  const python = join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const whole = join(folder, "whole");
  if (existsSync(whole)) {
    return { python };
  }
  // What an earlier, interrupted run left.
  rmSync(folder, { recursive: true, force: true });
  const steps: [string, string[]][] = [
    [windows ? "python" : "python3", ["-m", "venv", folder]],
    [python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]],
  ];
  for (const [program, args] of steps) {
    const done = run(program, args);
    if (done.failed) {
      return { reason: `Okta's SDK could not be installed: ${lastLines(done.output, 1)}` };
    }
  }
  writeFileSync(whole, "");
  return { python };
}

function run(program: string, args: readonly string[]): { failed: boolean; output: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    timeout: INSTALL_LIMIT_MS,
  });
  return { failed: status !== 0, output: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}` };
}
