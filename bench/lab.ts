import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "okta-emulator";
import { cliEnvironment, orgVariables } from "../scripts/pulumi-cli/cli";
import { readSeed } from "../scripts/quickstart/seed";
import { type Measured, measure } from "./measure";
import type { Settings } from "./results";
import { appIds, type Edit, programVariables, type Shape } from "./shape";

export const ROOT = join(__dirname, "..");
const SANDBOX = join(ROOT, ".sandbox", "bench");

export type ProgramName = "org" | "idle";

/** One stack of one program, with a backend of its own. */
export class Lab {
  private constructor(
    private readonly cli: string,
    private readonly program: ProgramName,
    private readonly shape: Shape,
    private readonly settings: Settings,
    private readonly variables: Readonly<Record<string, string>>,
  ) {}

  static async begin(
    cli: string,
    program: ProgramName,
    shape: Shape,
    settings: Settings,
    emulator?: Emulator,
  ): Promise<Lab> {
    const lab = new Lab(cli, program, shape, settings, emulator === undefined ? {} : orgVariables(emulator));
    // Of an interrupted run.
    lab.end();
    mkdirSync(lab.backend, { recursive: true });
    await lab.pulumi(["stack", "init", STACK], "none");
    return lab;
  }

  /** Runs the CLI; a row that fails would measure nothing, so it ends the benchmark. */
  async pulumi(args: readonly string[], edit: Edit): Promise<Measured> {
    const home = {
      cli: this.cli,
      home: join(SANDBOX, "home"),
      backend: this.backend,
      passphrase: "bench",
      variables: {
        ...this.variables,
        ...programVariables(this.shape, edit),
        ...(this.settings.typeCheck ? {} : { PULUMI_NODEJS_TRANSPILE_ONLY: "true" }),
        ...(this.settings.parallel === null ? {} : { PULUMI_PARALLEL: String(this.settings.parallel) }),
      },
    };
    const measured = await measure({
      program: "pulumi",
      args: [...args, "--non-interactive", "--color", "never"],
      folder: this.folder,
      environment: cliEnvironment(home),
    });
    if (measured.code !== 0) {
      throw new Error(`pulumi ${args.join(" ")} ended with ${measured.code}:\n${measured.output}`);
    }
    return measured;
  }

  /** The text of the state as it stands. */
  state(): string {
    const file = join(this.backend, ".pulumi", "stacks", `bench-${this.program}`, `${STACK}.json`);
    return existsSync(file) ? readFileSync(file, "utf8") : '{"checkpoint":{}}';
  }

  end(): void {
    rmSync(this.backend, { recursive: true, force: true });
    rmSync(join(this.folder, `Pulumi.${STACK}.yaml`), { force: true });
  }

  private get folder(): string {
    return join(__dirname, "programs", this.program);
  }

  private get backend(): string {
    return join(SANDBOX, `backend-${this.program}`);
  }
}

const STACK = "bench";

/** An org with what the programs name, as slow as the settings say. */
export async function startOrg(shape: Shape, settings: Settings): Promise<Emulator> {
  const apps = appIds(shape.mappings).map((id, index) => ({
    id,
    name: "oidc_client",
    label: `App ${index}`,
    status: "ACTIVE",
    signOnMode: "OPENID_CONNECT",
  }));
  const emulator = await startEmulator({ seed: { ...readSeed(), apps } });
  if (settings.medianLatencyMs > 0) {
    emulator.faults.add({ path: ".*", latencyMs: settings.medianLatencyMs, times: Number.POSITIVE_INFINITY });
  }
  return emulator;
}
