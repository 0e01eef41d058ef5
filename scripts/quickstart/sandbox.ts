import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CliHome, cliVariables, leadsElsewhere } from "../pulumi-cli/cli";

export const ROOT = join(__dirname, "..", "..");
export const PROGRAM = join(ROOT, "examples", "bootstrap");
export const STACK = "quickstart";

const FOLDER = join(ROOT, ".sandbox", "quickstart");

/**
 * A new, empty place for the stack. What an interrupted run left describes an emulator that is gone, so it is
 * thrown away. PULUMI_HOME stays: it holds nothing of any stack.
 */
export function freshSandbox(cli: string, variables: Readonly<Record<string, string>>): CliHome {
  const backend = join(FOLDER, "backend");
  const home = join(FOLDER, "pulumi-home");
  rmSync(backend, { recursive: true, force: true });
  rmSync(join(PROGRAM, `Pulumi.${STACK}.yaml`), { force: true });
  mkdirSync(backend, { recursive: true });
  mkdirSync(home, { recursive: true });
  return { cli, home, backend, passphrase: "quickstart", variables };
}

/** For going on by hand: a file that a shell can source. */
export function writeShellFile(home: CliHome): string {
  const path = join(FOLDER, "environment.sh");
  const variables = cliVariables(home);
  // Those of the user's real org or backend would contradict ours.
  const others = Object.keys(process.env).filter((name) => leadsElsewhere(name) && !(name in variables));
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}`);
  if (others.length > 0) {
    lines.unshift(`unset ${others.join(" ")}`);
  }
  writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
  return path;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
