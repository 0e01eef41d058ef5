import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "okta-emulator";
import { cliEnvironment, orgVariables } from "../scripts/pulumi-cli/cli";
import { type Backend, type BackendName, startBackend } from "./backends";
import { type Measured, measure } from "./measure";
import type { Settings } from "./results";
import { type Edit, programVariables, type Shape } from "./shape";

export const SANDBOX = join(__dirname, "..", ".sandbox", "bench");

export interface LabOptions {
  /** Folder of the CLI. */
  readonly cli: string;
  /** What a user writes, or as many resources that do nothing. */
  readonly program: "org" | "idle";
  readonly shape: Shape;
  readonly settings: Settings;
  /** Where there are several at one time, each has its own. */
  readonly stack: string;
  readonly backend: BackendName;
  readonly emulator?: Emulator;
  /** Where the programs stand, if not here. */
  readonly programs?: string;
}

/** One stack of one program, with a backend of its own. */
export class Lab {
  private constructor(
    private readonly options: LabOptions,
    private readonly backend: Backend,
  ) {}

  static async begin(options: LabOptions): Promise<Lab> {
    const backend = await startBackend(options.backend, join(SANDBOX, `${options.program}-${options.stack}`));
    const lab = new Lab(options, backend);
    rmSync(lab.configFile, { force: true });
    await lab.pulumi(["stack", "init", options.stack], "none");
    return lab;
  }

  /** Runs the CLI; a row that fails would measure nothing, so it ends the benchmark. */
  async pulumi(args: readonly string[], edit: Edit): Promise<Measured> {
    const { cli, shape, settings, stack, emulator } = this.options;
    const home = {
      cli,
      home: join(SANDBOX, "home"),
      backend: this.backend.folder,
      passphrase: "bench",
      variables: {
        ...this.backend.variables,
        ...(emulator === undefined ? {} : orgVariables(emulator)),
        ...programVariables(shape, edit),
        ...(settings.typeCheck ? {} : { PULUMI_NODEJS_TRANSPILE_ONLY: "true" }),
        ...(settings.parallel === null ? {} : { PULUMI_PARALLEL: String(settings.parallel) }),
      },
    };
    const named = args[0] === "stack" ? args : [...args, "--stack", stack];
    const measured = await measure({
      program: "pulumi",
      args: [...named, "--non-interactive", "--color", "never"],
      folder: this.folder,
      environment: cliEnvironment(home),
    });
    if (measured.code !== 0) {
      throw new Error(`pulumi ${named.join(" ")} ended with ${measured.code}:\n${measured.output}`);
    }
    return measured;
  }

  /** The text of the state as it stands; empty where the backend is no file. */
  state(): string {
    const { program, stack } = this.options;
    const file = join(this.backend.folder, ".pulumi", "stacks", `bench-${program}`, `${stack}.json`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  async end(): Promise<void> {
    rmSync(this.configFile, { force: true });
    await this.backend.end();
  }

  private get folder(): string {
    return join(this.options.programs ?? join(__dirname, "programs"), this.options.program);
  }

  private get configFile(): string {
    return join(this.folder, `Pulumi.${this.options.stack}.yaml`);
  }
}
