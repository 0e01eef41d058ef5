import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type Emulator, startEmulator } from "okta-emulator";
import { findLeaks, type Secret, type Text } from "../../conformance/faults/leaks";
import { pluginsBelow } from "../../conformance/faults/processes";
import { type CliHome, cliEnvironment, orgVariables, runPulumi } from "../../scripts/pulumi-cli/cli";
import { type CommandResult, runCommand } from "../../scripts/pulumi-cli/command";
import { readSeed } from "../../scripts/quickstart/seed";

export const ROOT = join(__dirname, "..", "..");
export const EXAMPLES = join(ROOT, "examples");

/** One program, one file backend, one emulator. */
export class Stack {
  private readonly outputs: Text[] = [];

  private constructor(
    readonly emulator: Emulator,
    private readonly program: string,
    private readonly stack: string,
    private readonly home: CliHome & { readonly variables: Record<string, string> },
  ) {}

  /** `stack` must differ between tests that use the same program. */
  static async begin(program: string, stack: string): Promise<Stack> {
    const cli = process.env.E2E_PULUMI_FOLDER;
    if (cli === undefined) {
      throw new Error("no CLI: run these tests through jest's project e2e, whose global setup obtains it");
    }
    const folder = join(ROOT, ".sandbox", "e2e", stack);
    // Of an interrupted run.
    rmSync(folder, { recursive: true, force: true });
    const backend = join(folder, "backend");
    mkdirSync(backend, { recursive: true });
    const emulator = await startEmulator({ seed: readSeed() });
    const variables = {
      ...orgVariables(emulator),
      // The types of the examples are checked by `npm run lint`; here the time goes to what only this can show.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
    const home = { cli, home: join(ROOT, ".sandbox", "e2e", "home"), backend, passphrase: "e2e", variables };
    const made = new Stack(emulator, program, stack, home);
    rmSync(made.configFile, { force: true });
    await made.succeeds("stack", "init", stack);
    return made;
  }

  /** Sets a variable of the environment for the runs to come; a blank one counts as not set. */
  setVariable(name: string, value: string): void {
    this.home.variables[name] = value;
  }

  /** Another stack in the same backend and org. It ends with this one; its config file is its own to remove. */
  async beside(program: string, stack: string): Promise<Stack> {
    const made = new Stack(this.emulator, program, stack, this.home);
    rmSync(made.configFile, { force: true });
    await made.succeeds("stack", "init", stack);
    return made;
  }

  /** Removes what a stack made by `beside` leaves in its program's folder. */
  forget(): void {
    rmSync(this.configFile, { force: true });
  }

  async run(...args: string[]): Promise<CommandResult> {
    const result = await runPulumi(this.home, this.program, [...args, "--color", "never"]);
    this.outputs.push({ place: `the output of pulumi ${args.join(" ")}`, content: result.output });
    return { ...result, output: stripVTControlCharacters(result.output) };
  }

  /** What a CI system runs. */
  async script(text: string): Promise<CommandResult> {
    const { code, output } = await runCommand("bash", ["-e", "-c", text], {
      cwd: this.program,
      env: cliEnvironment(this.home),
    });
    this.outputs.push({ place: `the output of ${text}`, content: output });
    return { code, output: stripVTControlCharacters(output) };
  }

  /** An output of the stack, secret or not, without a trace in what `leaks` searches. */
  async secretOutput(name: string): Promise<string> {
    const { output } = await runPulumi(this.home, this.program, ["stack", "output", name, "--show-secrets"]);
    return output;
  }

  /** Runs until `isTime` says so, and then kills the CLI, or the provider process that it started, without warning. */
  async kill(whom: "CLI" | "provider", isTime: () => boolean, ...args: string[]): Promise<void> {
    const child = spawn("pulumi", [...args, "--color", "never", "--non-interactive"], {
      cwd: this.program,
      env: cliEnvironment(this.home),
      stdio: "ignore",
    });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    let killed = false;
    const timer = setInterval(() => {
      if (isTime()) {
        clearInterval(timer);
        const target = whom === "CLI" || child.pid === undefined ? child.pid : pluginsBelow(child.pid)[0];
        killed = target !== undefined && process.kill(target, "SIGKILL");
      }
    }, 2);
    await ended;
    clearInterval(timer);
    if (!killed) {
      throw new Error(`pulumi ${args.join(" ")} ended before the ${whom} could be killed`);
    }
  }

  /** Fails with all that the CLI printed. */
  async succeeds(...args: string[]): Promise<string> {
    const { code, output } = await this.run(...args);
    if (code !== 0) {
      throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    }
    return output;
  }

  async fails(...args: string[]): Promise<string> {
    const { code, output } = await this.run(...args);
    if (code === 0) {
      throw new Error(`pulumi ${args.join(" ")} was expected to fail, but succeeded:\n${output}`);
    }
    return output;
  }

  /** Every credential and every secret issued, and others beside, searched in all that was printed and kept. */
  leaks(others: readonly Secret[] = []): string[] {
    const secrets = [...others, ...secretsOf(this.emulator)];
    const files = [...filesIn(this.home.backend), ...filesIn(this.home.home), this.configFile];
    const kept = files.map((file) => ({ place: relative(ROOT, file), content: contentOf(file) }));
    return findLeaks(secrets, [...this.outputs, ...kept]);
  }

  /** The URN of the resource with this logical name. */
  async urn(logical: string): Promise<string> {
    const all = (await this.succeeds("stack", "--show-urns")).match(/urn:pulumi:\S+/g) ?? [];
    return all.find((urn) => urn.endsWith(`::${logical}`)) ?? "";
  }

  /** Files that hold the stack's state, now or from before. */
  stateFiles(): string[] {
    return filesIn(this.home.backend);
  }

  async end(): Promise<void> {
    rmSync(this.configFile, { force: true });
    await this.emulator.stop();
  }

  private get configFile(): string {
    return join(this.program, `Pulumi.${this.stack}.yaml`);
  }
}

/** What must not be found of an org. */
export function secretsOf(emulator: Emulator): Secret[] {
  const { apiToken, keySecret } = emulator.credentials;
  return [
    { label: "the API token", value: apiToken },
    { label: "the provider's own key secret", value: keySecret },
    ...emulator.secrets().map(({ kind, owner, value }) => ({ label: `${kind} of ${owner}`, value })),
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The CLI's own temporary files come and go, and a stack without config has no file.
    return "";
  }
}
