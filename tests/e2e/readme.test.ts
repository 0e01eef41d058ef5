import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { leadsElsewhere } from "../../scripts/pulumi-cli/cli";
import { ROOT } from "./stack";

// What a newcomer does with the lines of the README alone: from an empty folder to a policy in the emulator.
const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const walk = readme.slice(readme.indexOf("\n## From an empty folder"), readme.indexOf("\n## Configuration"));
const MINUTES = 120_000;

/** The fenced blocks of one language, in order. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```/gms)].flatMap(([, name, body = ""]) =>
    name === language ? [body] : [],
  );
}

let scratch: string;
let variables: NodeJS.ProcessEnv;
let emulator: ChildProcess | undefined;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "readme-"));
  const inherited = Object.entries(process.env).filter(([name]) => !leadsElsewhere(name));
  variables = {
    ...Object.fromEntries(inherited),
    PATH: [process.env.E2E_PULUMI_FOLDER, dirname(process.execPath), process.env.PATH].join(delimiter),
    PULUMI_HOME: join(scratch, "pulumi-home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
});
afterAll(() => {
  emulator?.kill();
  rmSync(scratch, { recursive: true, force: true });
});

function shell(lines: string, folder: string): string {
  return execFileSync("bash", ["-euc", `${lines}\n`], { cwd: folder, env: variables, encoding: "utf8" });
}

/** What `npm install` of these names would leave, made from the packed tarballs and the repository's own dependencies. */
function install(packages: readonly string[], folder: string): void {
  const modules = join(folder, "node_modules");
  const ours: Readonly<Record<string, string>> = {
    "pulumi-okta-native": "provider",
    "okta-emulator": "emulator",
  };
  for (const name of packages) {
    const workspace = ours[name];
    if (workspace === undefined) {
      linkInto(modules, name);
      continue;
    }
    const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", scratch], {
      cwd: join(ROOT, workspace),
      encoding: "utf8",
    });
    const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
    const target = join(modules, name);
    mkdirSync(target, { recursive: true });
    execFileSync("tar", ["-xzf", join(scratch, filename), "--strip-components=1", "-C", target]);
    const { dependencies } = JSON.parse(readFileSync(join(target, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies)) {
      linkInto(modules, dependency);
    }
  }
}

function linkInto(modules: string, name: string): void {
  const path = join(modules, name);
  if (existsSync(path)) {
    // Both packages need it.
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(ROOT, "node_modules", name), path, "dir");
}

/** Starts it as the README says, though on a free port, and gives the lines that it prints to be pasted. */
async function startEmulator(command: string, folder: string): Promise<string> {
  const [, bin = "", ...args] = command.trim().split(" ");
  expect(args).toEqual(["--port", "8888"]);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, "node_modules", bin, "package.json"), "utf8"));
  emulator = spawn(process.execPath, [join(folder, "node_modules", bin, bins[bin]), "--port", "0"], {
    cwd: folder,
    env: variables,
  });
  let printed = "";
  for await (const chunk of emulator.stdout ?? []) {
    printed += chunk;
    if (printed.includes("Control API")) {
      break;
    }
  }
  return printed
    .split("\n")
    .filter((line) => line.startsWith("export "))
    .join("\n");
}

test(
  "the README leads from an empty folder to a policy, and to the preview it shows",
  async () => {
    const [setUp = "", start = "", up = ""] = blocks(walk, "sh");
    const [project = ""] = blocks(walk, "yaml");
    const [program = ""] = blocks(readme, "ts");
    const [shown = ""] = blocks(readme, "text");

    const lines = setUp.trim().split("\n");
    const packages = /^npm install (.*)$/.exec(lines.pop() ?? "")?.[1]?.split(" ") ?? [];
    expect(packages).toEqual(["pulumi-okta-native", "okta-emulator", "@pulumi/pulumi"]);
    shell(lines.join("\n"), scratch);
    const folder = join(scratch, "front-door");
    install(packages, folder);
    writeFileSync(join(folder, "index.ts"), program);
    writeFileSync(join(folder, "Pulumi.yaml"), project);

    const pasted = await startEmulator(start, folder);
    const output = shell(`${pasted}\n${up}`, folder);
    expect(output).toContain("+ 4 created");
    expect(output).not.toMatch(/warning|Deprecation/i);

    const [, from = "", to = ""] = /Change `(\w+)` to `(\w+)`: `pulumi preview --diff`/.exec(walk) ?? [];
    writeFileSync(join(folder, "index.ts"), program.replace(from, to));
    const [settings = ""] = up.split("\n");
    const preview = shell(`${pasted}\n${settings}\npulumi preview --diff`, folder).split("\n");
    expect(preview).toEqual(expect.arrayContaining(shown.trimEnd().split("\n")));
  },
  MINUTES,
);
