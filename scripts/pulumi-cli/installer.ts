import { join } from "node:path";
import { lastLines, runCommand } from "./command";

const SECONDS_TO_CONNECT = 5;
const SECONDS_FOR_THE_SCRIPT = 20;

/**
 * Pulumi's own installer, told to install inside `folder` only. Answers the folder with the programs.
 * curl and not Node's fetch, because it honours the user's proxy settings and the installer needs it anyway.
 */
export async function runInstaller(folder: string, version: string): Promise<string> {
  if (process.platform === "win32") {
    throw new Error("not tried: it is a shell script, and this is Windows");
  }
  const script = join(folder, "install.sh");
  const download = await runCommand("curl", [
    ...["--fail", "--silent", "--show-error", "--location"],
    ...["--connect-timeout", String(SECONDS_TO_CONNECT), "--max-time", String(SECONDS_FOR_THE_SCRIPT)],
    ...["--output", script, "https://get.pulumi.com/install.sh"],
  ]);
  if (download.code !== 0) {
    throw new Error(`get.pulumi.com was not reached (${lastLines(download.output, 1)})`);
  }
  const install = await runCommand("sh", [
    ...[script, "--version", version, "--install-root", folder, "--no-edit-path"],
  ]);
  if (install.code !== 0) {
    throw new Error(`the installer failed: ${lastLines(install.output, 3)}`);
  }
  return join(folder, "bin");
}
