import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type Emulator, type FeatureChange, type RequestLogEntry, startEmulator } from "okta-emulator";
import { type CliHome, cliEnvironment, orgVariables } from "../../scripts/pulumi-cli/cli";
import { lastLines } from "../../scripts/pulumi-cli/command";
import type { Victim } from "./columns";
import { findLeaks, type Text } from "./leaks";
import { type Afterlife, MUST_BE_GONE_AFTER_MS, type Problem } from "./oracles";
import { describeProcess, isGone, isInUse, pluginsBelow } from "./processes";
import {
  copyProgram,
  ownSecrets,
  type Phase,
  type Program,
  seed,
  signInVariables,
  switchesFor,
} from "./programs";

export const STACK = "faults";

/** How a command of the CLI went. */
export interface Run {
  readonly args: readonly string[];
  readonly code: number | null;
  readonly output: string;
  /** What the emulator was asked meanwhile. */
  readonly requests: readonly RequestLogEntry[];
  readonly seconds: number;
  /** Where the CLI was killed. */
  readonly afterlife?: Afterlife;
}

export interface Kill {
  readonly whom: Victim;
  readonly isTime: () => boolean;
}

/** Where runs happen and which CLI runs them. */
export interface Site {
  /** A folder of this run's own. */
  readonly folder: string;
  /** Folder of the Pulumi CLI. */
  readonly cli: string;
  /** Folder of the `node` that runs the programs, where it is not the user's own. */
  readonly node?: string;
  /** Variables of all commands beside those of the org. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Where a life goes on. */
export interface Moment {
  readonly program: Program;
  readonly phase: Phase;
  /** Folder of the world as it is before. */
  readonly from: string;
}

/** What Pulumi keeps of a resource, as far as it is looked at. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Replaced, and still to be deleted. */
  readonly delete?: boolean;
  readonly initErrors?: readonly string[];
}

export interface Deployment {
  readonly resources: readonly StateResource[];
}

const DAY_MS = 24 * 60 * 60_000;
const OTHER_DAY = join(__dirname, "..", "..", "scripts", "pulumi-cli", "other-day.cjs");

/** The provider's own limit for one answer, where no variable sets another. */
const USUAL_REQUEST_TIMEOUT_S = 60;

/** The longest that a command may take; beyond that it is taken to hang. */
const PATIENCE_MS = 180_000;

/** One program, one stack in a file backend of its own, one emulator: everything that a run with faults can touch. */
export class World {
  readonly runs: Run[] = [];
  readonly #home: CliHome;
  readonly #variables: Record<string, string>;

  private constructor(
    readonly program: Program,
    readonly emulator: Emulator,
    private readonly site: Site,
    private readonly folder: string,
  ) {
    this.#variables = {
      ...orgVariables(emulator),
      ...signInVariables(program),
      PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
      ...site.variables,
    };
    this.#home = {
      cli: site.cli,
      ...(site.node === undefined ? {} : { node: site.node }),
      home: join(folder, "home"),
      backend: join(folder, "backend"),
      passphrase: "faults",
      variables: this.#variables,
    };
  }

  /** A new org and an empty stack. */
  static async begin(program: Program, site: Site, name: string): Promise<World> {
    const folder = join(site.folder, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, "backend"), { recursive: true });
    copyProgram(program, join(folder, "program"));
    const emulator = await startEmulator({
      seed: seed(),
      stateFile: join(folder, "org.json"),
      features: switchesFor(program),
    });
    const world = new World(program, emulator, site, folder);
    await world.succeeds("stack", "init", STACK);
    return world;
  }

  /** The world as it was at a moment that was kept. */
  static async resume({ program, phase, from }: Moment, site: Site, name: string): Promise<World> {
    const folder = join(site.folder, name);
    rmSync(folder, { recursive: true, force: true });
    cpSync(from, folder, { recursive: true });
    const emulator = await startEmulator({
      stateFile: join(folder, "org.json"),
      features: switchesFor(program),
    });
    const world = new World(program, emulator, site, folder);
    if (phase.day !== undefined) {
      world.moveTo(phase.day);
    }
    return world;
  }

  /** Keeps the stack and the org as they stand. */
  keep(name: string): string {
    const kept = join(this.site.folder, name);
    rmSync(kept, { recursive: true, force: true });
    cpSync(this.folder, kept, { recursive: true });
    return kept;
  }

  /**
   * So many days after the program's first command, for its processes as for the org. An org that was kept does not know
   * what day it was.
   */
  moveTo(day: number): void {
    const later = day * DAY_MS;
    this.emulator.clock.set(new Date(Date.now() + later).toISOString());
    this.setVariables({ NODE_OPTIONS: `--require ${OTHER_DAY}`, OTHER_DAY_MS: String(later) });
  }

  /** The state of the stack, as the backend keeps it at this moment. */
  deployment(): Deployment {
    const file = filesIn(join(this.#home.backend, ".pulumi", "stacks")).find((name) =>
      name.endsWith(`/${STACK}.json`),
    );
    const { checkpoint } = JSON.parse(readFileSync(file ?? "", "utf8"));
    return { resources: checkpoint.latest?.resources ?? [] };
  }

  /** How long the provider waits for an answer here; a later one reaches nobody. */
  get patienceMs(): number {
    return Number(this.#variables.OKTA_REQUEST_TIMEOUT ?? USUAL_REQUEST_TIMEOUT_S) * 1000;
  }

  /** For the commands from here on. */
  setVariables(variables: Readonly<Record<string, string>>): void {
    Object.assign(this.#variables, variables);
  }

  switches(change: FeatureChange): void {
    this.emulator.features(change);
  }

  async configure(config: Readonly<Record<string, string>>): Promise<void> {
    for (const [key, value] of Object.entries(config)) {
      await this.succeeds("config", "set", key, value);
    }
  }

  /** As an administrator does it in the console. */
  async deleteByHand(path: string): Promise<void> {
    const { url, credentials } = this.emulator;
    await fetch(`${url}/api/v1${path}`, {
      method: "DELETE",
      headers: { authorization: `SSWS ${credentials.apiToken}` },
    });
  }

  async succeeds(...args: string[]): Promise<Run> {
    const run = await this.run(args);
    if (run.code !== 0) {
      throw new Error(`pulumi ${args.join(" ")} ended with ${run.code}:\n${run.output}`);
    }
    return run;
  }

  /** Runs a command to its end, or to the moment at which the CLI or its plugin is killed without warning. */
  async run(args: readonly string[], kill?: Kill): Promise<Run> {
    const begun = performance.now();
    const first = this.emulator.requests().length;
    // Which stack is selected is known by the program's path, which is another one in each life.
    const stack = args[0] === "stack" || args.includes("--stack") ? [] : ["--stack", STACK];
    const child = spawn("pulumi", [...args, ...stack, "--color", "never", "--non-interactive"], {
      cwd: join(this.folder, "program"),
      env: cliEnvironment(this.#home),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = outcomeOf(child);
    const afterlife = kill === undefined ? undefined : await this.#kill(child, kill);
    const { code, output } = await ended;
    const run: Run = {
      args,
      code,
      output: stripVTControlCharacters(output),
      requests: this.emulator.requests().slice(first),
      seconds: (performance.now() - begun) / 1000,
      ...(afterlife === undefined ? {} : { afterlife }),
    };
    this.runs.push(run);
    return run;
  }

  /** Kills when it is time, and watches what becomes of the plugin of a killed CLI. */
  async #kill(child: ChildProcess, { whom, isTime }: Kill): Promise<Afterlife | undefined> {
    while (!isTime()) {
      if (child.exitCode !== null || child.pid === undefined) {
        return undefined;
      }
      await pause(2);
    }
    const pid = child.pid ?? 0;
    const plugins = pluginsBelow(pid);
    if (whom === "plugin") {
      for (const plugin of plugins) {
        process.kill(plugin, "SIGKILL");
      }
      return undefined;
    }
    // An `up --refresh` starts a second process that Pulumi may not have called yet. It holds nothing of this package, so
    // that nothing in it could end it; Pulumi's own plugin stays.
    const inUse = plugins.filter(isInUse);
    const killedAt = this.emulator.clock.now().getTime();
    child.kill("SIGKILL");
    // Whoever sent the request that the kill waited for is in use.
    const goneAfterMs = inUse.length === 0 ? undefined : await allGone(inUse);
    const left = plugins.filter((plugin) => !isGone(plugin));
    const says = `: ${left.length} of ${plugins.length}, ${left.map(describeProcess).join("; ")}`;
    for (const plugin of left) {
      process.kill(plugin, "SIGKILL");
    }
    return { killedAt, goneAfterMs, ...(goneAfterMs === undefined ? { left: says } : {}) };
  }

  /** Pulumi's file backend writes a file of attributes beside the state; a kill may leave it empty, and nobody needs it. */
  removeTornAttributes(): void {
    for (const file of filesIn(this.#home.backend)) {
      if (file.endsWith(".attrs") && statSync(file).size === 0) {
        rmSync(file);
      }
    }
  }

  /** Every credential and every secret issued, searched in all that was printed and kept. */
  leaks(): Problem[] {
    const { apiToken, keySecret } = this.emulator.credentials;
    const secrets = [
      ...ownSecrets,
      { label: "the API token", value: apiToken },
      { label: "the provider's own key secret", value: keySecret },
      ...this.emulator.secrets().map(({ kind, owner, value }) => ({ label: `${kind} of ${owner}`, value })),
    ];
    const printed: Text[] = this.runs.map(({ args, output }) => ({
      place: `the output of pulumi ${args.join(" ")}`,
      content: output,
    }));
    const kept = [this.#home.backend, this.#home.home, join(this.folder, "program")]
      .flatMap(filesIn)
      .map((file) => ({ place: file.slice(this.folder.length + 1), content: readFileSync(file, "utf8") }));
    return findLeaks(secrets, [...printed, ...kept]).map((says) => ({ kind: "leaked secret", says }));
  }

  /** The last lines of every command that failed. */
  failedOutput(): string {
    return this.runs
      .filter(({ code }) => code !== 0 && code !== null)
      .map(({ args, output }) => `$ pulumi ${args.join(" ")}\n${lastLines(output, 40)}`)
      .join("\n");
  }

  async end(): Promise<void> {
    await this.emulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const LOOKS_EVERY_MS = 20;

/**
 * Milliseconds until the last of them was gone; undefined where patience ended before. Counted in looks: what stops the whole
 * machine for a while stops them, too.
 */
async function allGone(processes: readonly number[]): Promise<number | undefined> {
  for (let waited = 0; waited <= MUST_BE_GONE_AFTER_MS; waited += LOOKS_EVERY_MS) {
    if (processes.every(isGone)) {
      return waited;
    }
    await pause(LOOKS_EVERY_MS);
  }
  return undefined;
}

function outcomeOf(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = "";
    const take = (text: string): void => {
      output += text;
    };
    child.stdout?.setEncoding("utf8").on("data", take);
    child.stderr?.setEncoding("utf8").on("data", take);
    const impatience = setTimeout(() => {
      output += `\n(ended after ${PATIENCE_MS / 1000} s)`;
      child.kill("SIGINT");
      setTimeout(() => child.kill("SIGKILL"), 5_000).unref();
    }, PATIENCE_MS);
    // Not "close": what a killed CLI leaves behind holds its pipes open.
    child.once("exit", (code) => {
      clearTimeout(impatience);
      setTimeout(() => resolve({ code, output }), 20);
    });
    child.once("error", (error) => resolve({ code: null, output: output + error.message }));
  });
}

function filesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
