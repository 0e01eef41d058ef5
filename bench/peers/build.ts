import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cacheFolder } from "../../scripts/pulumi-cli/cache-folder";
import { lastLines, runCommand } from "../../scripts/pulumi-cli/command";

/** What is measured; the first must be the one that opentofu/go.mod names. */
export const VERSIONS = { opentofu: "1.12.6", "terraform-provider-okta": "6.12.0" } as const;

const PROVIDER_REPOSITORY = "https://github.com/okta/terraform-provider-okta";

type Log = (line: string) => void;

/** OpenTofu, built once with Go into the cache folder. Answers the program. */
export async function buildOpenTofu(log: Log): Promise<string> {
  const program = join(cacheFolder(), `opentofu-${VERSIONS.opentofu}`, "tofu");
  await once(program, async (folder, target) => {
    log("building OpenTofu, once; some minutes");
    // A copy, because Go writes the sums of all modules beside go.mod.
    cpSync(join(__dirname, "opentofu"), folder, { recursive: true });
    await go(folder, "build", "-mod=mod", "-o", target, "github.com/opentofu/opentofu/cmd/tofu");
  });
  return program;
}

/** The provider for Okta, built once into the cache folder from its repository or from a checkout of it. */
export async function buildProvider(log: Log, checkout?: string): Promise<string> {
  const version = VERSIONS["terraform-provider-okta"];
  const program = join(cacheFolder(), `terraform-provider-okta-${version}`, "terraform-provider-okta");
  await once(program, async (folder, target) => {
    log("building terraform-provider-okta, once; some minutes");
    const source = checkout ?? join(folder, "source");
    if (checkout === undefined) {
      const clone = ["clone", "--quiet", "--depth", "1", "--branch", `v${version}`];
      await succeed("git", [...clone, PROVIDER_REPOSITORY, source], folder);
    }
    await go(source, "build", "-buildvcs=false", "-o", target, ".");
  });
  return program;
}

/** Makes a program unless it is there; a build that was interrupted leaves none. */
async function once(
  program: string,
  build: (folder: string, target: string) => Promise<void>,
): Promise<void> {
  if (existsSync(program)) {
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-build-"));
  try {
    mkdirSync(dirname(program), { recursive: true });
    const unfinished = `${program}.unfinished`;
    await build(folder, unfinished);
    renameSync(unfinished, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function go(folder: string, ...args: readonly string[]): Promise<void> {
  return succeed("go", args, folder);
}

async function succeed(program: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await runCommand(program, args, { cwd });
  if (code !== 0) {
    throw new Error(`${program} ${args[0]} ended with ${code}:\n${lastLines(output, 10)}`);
  }
}
