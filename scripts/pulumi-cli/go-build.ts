import { cp, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { lastLines, runCommand } from "./command";
import { FILES } from "./files";

type Log = (line: string) => void;

const MODULES = {
  cli: { folder: join(__dirname, "pulumi"), module: "github.com/pulumi/pulumi/pkg/v3" },
  languageHost: { folder: join(__dirname, "language-host"), module: "github.com/pulumi/pulumi/sdk/v3" },
} as const;
const PROGRESS_EVERY_MS = 10_000;

/** The CLI's version, as the Go module names it: the one place where it stands. */
export async function cliVersion(): Promise<string> {
  return versionIn(MODULES.cli);
}

/** Builds both programs into `folder`. Needs Go and a module proxy, nothing else. */
export async function buildWithGo(folder: string, log: Log): Promise<string> {
  const go = await runCommand("go", ["version"]);
  if (go.code !== 0) {
    throw new Error("Go is not installed (no `go` on PATH)");
  }
  log("Pulumi's installer did not work; building the CLI with Go. Once, about five minutes on two cores.");
  const version = await cliVersion();
  await build({
    log,
    what: "pulumi",
    source: MODULES.cli.folder,
    target: join(folder, FILES.cli),
    program: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    args: [
      ...["-tags", "osusergo,grpcnotrace", "-ldflags"],
      `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
    ],
  });
  await build({
    log,
    what: "pulumi-language-nodejs",
    source: MODULES.languageHost.folder,
    target: join(folder, FILES.languageHost),
    program: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    args: [
      "-ldflags",
      `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${await versionIn(MODULES.languageHost)}`,
    ],
  });
  const sdk = dirname(require.resolve("@pulumi/pulumi/package.json"));
  await cp(join(sdk, FILES.dynamicProvider), join(folder, FILES.dynamicProvider));
  return folder;
}

interface Build {
  readonly log: Log;
  readonly what: string;
  readonly source: string;
  readonly target: string;
  readonly program: string;
  readonly args: readonly string[];
}

async function build({ log, what, source, target, program, args }: Build): Promise<void> {
  const begun = Date.now();
  log(`Building ${what} …`);
  // The count of packages is only for the progress line; without it the build goes on.
  const listed = await runCommand("go", ["list", "-deps", ...args.slice(0, tagArguments(args)), program], {
    cwd: source,
  });
  const total =
    listed.code === 0 ? listed.output.split("\n").filter((line) => /^[^\s:]+$/.test(line)).length : 0;
  let compiled = 0;
  const timer = setInterval(() => {
    const share = total === 0 ? `${compiled} packages` : `${compiled} of at most ${total} packages`;
    log(`  ${what}: ${share} compiled, ${since(begun)}`);
  }, PROGRESS_EVERY_MS);
  // -v names each package as it is compiled.
  const result = await runCommand("go", ["build", "-v", "-buildvcs=false", ...args, "-o", target, program], {
    cwd: source,
    onText: (text) => {
      compiled += text.split("\n").filter((line) => /^[^\s:]+$/.test(line)).length;
    },
  }).finally(() => clearInterval(timer));
  if (result.code !== 0) {
    throw new Error(`go build of ${what} failed:\n${lastLines(result.output, 8)}`);
  }
  log(`  ${what} built in ${since(begun)}`);
}

function since(begun: number): string {
  const seconds = Math.round((Date.now() - begun) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `go list` takes -tags but no -ldflags. */
function tagArguments(args: readonly string[]): number {
  return args.indexOf("-ldflags");
}

async function versionIn({ folder, module }: { folder: string; module: string }): Promise<string> {
  const text = await readFile(join(folder, "go.mod"), "utf8");
  const line = text.split("\n").find((candidate) => candidate.includes(`${module} v`));
  const version = line?.split(`${module} v`)[1]?.trim().split(" ")[0];
  if (version === undefined) {
    throw new Error(`${join(folder, "go.mod")} names no version of ${module}`);
  }
  return version;
}
