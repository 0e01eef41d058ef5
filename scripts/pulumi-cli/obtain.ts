import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder";
import { runCommand } from "./command";
import { FILES, isComplete, isExecutable } from "./files";
import { buildWithGo, cliVersion } from "./go-build";
import { runInstaller } from "./installer";

export interface ObtainedPulumi {
  /** Holds the CLI, its Node language host and the dynamic-provider plugin: put it first on PATH. */
  readonly folder: string;
  readonly version: string;
  readonly how: string;
}

type Log = (line: string) => void;

/** Finds the Pulumi CLI, or gets it; nothing is installed outside the cache folder. */
export async function obtainPulumi(log: Log): Promise<ObtainedPulumi> {
  const wanted = await cliVersion();
  const kept = join(cacheFolder(), `pulumi-${wanted}`);
  const tried: string[] = [];

  const onPath = await findOnPath(tried);
  if (onPath !== undefined) {
    return onPath;
  }
  if (isComplete(kept)) {
    return { folder: kept, version: wanted, how: "kept from an earlier run" };
  }

  await mkdir(cacheFolder(), { recursive: true });
  const ways: { how: string; get: (folder: string) => Promise<string> }[] = [
    {
      how: "installed with Pulumi's installer",
      get: (folder) => {
        log("No Pulumi CLI here yet: asking Pulumi's installer …");
        return runInstaller(folder, wanted);
      },
    },
    {
      how: "built from its Go modules",
      get: (folder) => buildWithGo(folder, log),
    },
  ];
  for (const { how, get } of ways) {
    const temporary = await mkdtemp(join(cacheFolder(), "incomplete-"));
    try {
      const made = await get(temporary);
      if (!isComplete(made)) {
        throw new Error(`it left no complete set of ${Object.values(FILES).join(", ")}`);
      }
      await moveInto(kept, made);
      return { folder: kept, version: wanted, how };
    } catch (error) {
      tried.push(`${how}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  throw new Error(
    [
      "The Pulumi CLI could not be obtained. Tried:",
      ...tried.map((line) => `  - ${line}`),
      "Either of these helps, then run this again:",
      "  - install Pulumi yourself (pulumi.com/docs/install) so that `pulumi version` works, or",
      "  - install Go 1.25 or newer (go.dev/dl) and make its module proxy reachable (GOPROXY).",
    ].join("\n"),
  );
}

/** The user's own CLI, where it is whole and young enough. */
async function findOnPath(tried: string[]): Promise<ObtainedPulumi | undefined> {
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .find((folder) => isExecutable(join(folder, FILES.cli)));
  if (found === undefined) {
    tried.push("the CLI on PATH: there is none");
    return undefined;
  }
  const cli = join(found, FILES.cli);
  // Package managers put a link on PATH; the other files are beside what it points at.
  const folder = [found, dirname(realpathSync(cli))].find(isComplete);
  if (folder === undefined) {
    tried.push(`the CLI on PATH, ${cli}: ${FILES.languageHost} or ${FILES.dynamicProvider} is not beside it`);
    return undefined;
  }
  // Asked for rather than told by the version: the story and the tests need this option.
  const help = await runCommand(cli, ["refresh", "--help"]);
  if (!help.output.includes("--preview-only")) {
    tried.push(`the CLI on PATH, ${cli}: too old, it has no \`refresh --preview-only\``);
    return undefined;
  }
  const { output } = await runCommand(cli, ["version"], {
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  return { folder, version: output.trim().replace(/^v/, ""), how: "found on PATH" };
}

/** One rename, so that a half-made CLI is never found; whoever comes second keeps the first one's. */
async function moveInto(target: string, made: string): Promise<void> {
  try {
    await rename(made, target);
  } catch (error) {
    if (isComplete(target)) {
      return;
    }
    // What is there is broken: files were deleted by hand.
    await rm(target, { recursive: true, force: true });
    await rename(made, target).catch(() => {
      throw error;
    });
  }
}
