import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastLines, runCommand } from "../scripts/pulumi-cli/command";
import { Lab } from "./lab";
import { startOrg } from "./org";
import type { Settings, StateOfSdk } from "./results";
import type { Bench } from "./run-program";
import { SMALL } from "./shape";
import { stateSize } from "./state-size";

/** The oldest SDK that we promise, the last one for Node 20, and the newest. */
const SDKS: readonly string[] = ["3.216.0", "3.248.0", "latest"];

/** How much of the state is Pulumi's frame changes from one version of its SDK to another. */
export async function measureStates({ cli, settings, tell }: Bench): Promise<StateOfSdk[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-sdk-"));
  try {
    const tarball = await pack(folder);
    const states: StateOfSdk[] = [];
    for (const sdk of SDKS) {
      const programs = await install(join(folder, sdk), sdk, tarball);
      const state = await stateOf({ cli, settings, programs });
      const { version }: { version: string } = JSON.parse(
        readFileSync(join(programs, "org/node_modules/@pulumi/pulumi/package.json"), "utf8"),
      );
      states.push({ sdk: version, state });
      tell(`state with @pulumi/pulumi ${version}: ${state.perResource} bytes for each resource`);
    }
    return states;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stateOf({ cli, settings, programs }: { cli: string; settings: Settings; programs: string }) {
  const instant: Settings = { ...settings, latency: null, limits: false };
  const emulator = await startOrg(0, instant);
  const lab = await Lab.begin({
    ...{ cli, program: "org", shape: SMALL, settings: instant, stack: "bench-sdk", backend: "file" },
    programs,
    emulator,
  });
  try {
    await lab.pulumi(["up", "--yes", "--skip-preview"], "none");
    return stateSize(lab.state());
  } finally {
    await lab.end();
    await emulator.stop();
  }
}

async function pack(folder: string): Promise<string> {
  const provider = join(__dirname, "..", "provider");
  const output = await succeed("npm", ["pack", "--silent", "--pack-destination", folder], provider);
  return join(folder, lastLines(output, 1).trim());
}

/** The programs, in a folder with another SDK. Answers the folder of the programs. */
async function install(folder: string, sdk: string, tarball: string): Promise<string> {
  const programs = join(folder, "programs");
  mkdirSync(programs, { recursive: true });
  cpSync(join(__dirname, "shape.ts"), join(folder, "shape.ts"));
  cpSync(join(__dirname, "programs"), programs, { recursive: true });
  const dependencies = {
    "pulumi-okta-native": `file:${tarball}`,
    "@pulumi/pulumi": sdk,
    "@types/node": "^20.19.0",
    typescript: "5.9.3",
  };
  const org = join(programs, "org");
  writeFileSync(
    join(org, "package.json"),
    JSON.stringify({ name: "bench-org", private: true, dependencies }),
  );
  await succeed("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], org);
  return programs;
}

async function succeed(program: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await runCommand(program, args, { cwd });
  if (code !== 0) {
    throw new Error(`${program} ${args[0]} failed:\n${lastLines(output, 10)}`);
  }
  return output;
}
