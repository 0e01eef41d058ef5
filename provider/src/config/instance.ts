import { missingSetting, type ReadConfig, type SettingSource } from "./source";
import { plainText, type SettingName, SettingsError } from "./values";

/** Marks the settings of an explicit provider instance; its value is the name that the program gave it. */
export const INSTANCE_KEY = "okta:instance";

/** What follows a credential's key where the setting names the variable that holds the credential. */
export const ENV_SUFFIX = "Env";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of an explicit provider instance. Whom it talks to and with which credentials stands in its own arguments
 * alone: a token in the environment belongs to the org of the default provider. What describes this machine (a proxy, a
 * time limit) may stand in the environment, too.
 */
export function instanceSource(config: ReadConfig, environment: Environment): SettingSource {
  const label = labelOf(config(INSTANCE_KEY) ?? "");
  return {
    fromEnvironment: ({ variable, ofMachine }) =>
      ofMachine === true ? plainText(environment[variable]) : undefined,
    fromConfig: (setting) => {
      const own = plainText(config(setting.key));
      const variable = plainText(config(`${setting.key}${ENV_SUFFIX}`));
      if (variable === undefined) {
        return own;
      }
      const argument = argumentOf(setting);
      if (own !== undefined) {
        throw new SettingsError(
          `${label}: ${argument} and ${argument}${ENV_SUFFIX} say the same thing twice. Remove one.`,
        );
      }
      const named = plainText(environment[variable]);
      if (named === undefined) {
        throw new SettingsError(
          `${label}: ${argument}${ENV_SUFFIX} says that the variable ${variable} holds ${argument}, and this run has no such variable. ` +
            "Set it wherever the stack runs, for refresh and destroy, too.",
        );
      }
      return named;
    },
    missing: (what, setting) =>
      missingSetting(what, `Give ${label} the argument ${argumentOf(setting)}`, setting),
  };
}

/** How messages call the instance. */
export function labelOf(name: string): string {
  return `okta.Provider "${name}"`;
}

/** The argument of `okta.Provider` that carries the setting: `okta:apiToken` is `apiToken`, `oktapam:key` is `oktapam.key`. */
function argumentOf({ key }: SettingName): string {
  return key.startsWith("okta:") ? key.slice("okta:".length) : key.replace(":", ".");
}
