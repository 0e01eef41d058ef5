import { delimiter } from "node:path";
import { type CommandResult, runCommand } from "./command";

/** Where a stack lives and whom it talks to. */
export interface CliHome {
  /** Folder of the CLI's files, from `obtainPulumi`. */
  readonly cli: string;
  /** Folder of the `node` that runs the programs, where it is not the user's own. */
  readonly node?: string;
  /** PULUMI_HOME: plugins, credentials of backends. */
  readonly home: string;
  /** Folder of the file backend; must exist. */
  readonly backend: string;
  readonly passphrase: string;
  /** Further variables: the credentials of the org. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The user's environment without anything that would lead the CLI or the provider elsewhere: another backend,
 * or a real org.
 */
export function cliEnvironment(home: CliHome): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !leadsElsewhere(name));
  return { ...Object.fromEntries(inherited), ...cliVariables(home) };
}

export function leadsElsewhere(variable: string): boolean {
  return /^(PULUMI|OKTA|OKTAPAM)_/.test(variable);
}

/** Only what is set on top of the user's environment. */
export function cliVariables(home: CliHome): Record<string, string> {
  return {
    PATH: [home.node, home.cli, process.env.PATH].filter((folder) => folder !== undefined).join(delimiter),
    PULUMI_HOME: home.home,
    PULUMI_BACKEND_URL: `file://${home.backend}`,
    PULUMI_CONFIG_PASSPHRASE: home.passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    ...home.variables,
  };
}

/** The variables by which the provider finds an emulator and signs in there. */
export function orgVariables(emulator: {
  url: string;
  credentials: { apiToken: string; team: string; keyId: string; keySecret: string };
}): Record<string, string> {
  const { apiToken, team, keyId, keySecret } = emulator.credentials;
  return {
    OKTA_ORG_URL: emulator.url,
    OKTA_API_TOKEN: apiToken,
    OKTAPAM_API_HOST: emulator.url,
    OKTAPAM_TEAM: team,
    OKTAPAM_KEY: keyId,
    OKTAPAM_SECRET: keySecret,
  };
}

export function runPulumi(
  home: CliHome,
  folder: string,
  args: readonly string[],
  onText?: (text: string) => void,
): Promise<CommandResult> {
  return runCommand("pulumi", [...args, "--non-interactive"], {
    cwd: folder,
    env: cliEnvironment(home),
    ...(onText === undefined ? {} : { onText }),
  });
}
