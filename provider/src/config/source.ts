import { plainText, type SettingName, SettingsError } from "./values";

/** Reads `ns:key` from the settings of the provider in use. */
export type ReadConfig = (key: string) => string | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

/** The two places in which a setting can stand. Blank values count as absent. */
export interface SettingSource {
  fromEnvironment(setting: SettingName): string | undefined;
  fromConfig(setting: SettingName): string | undefined;
  /** The error to throw where neither place has the setting. */
  missing(what: string, setting: SettingName, also?: string): SettingsError;
}

/** The stack's config and the environment of the process, for Pulumi's default provider. */
export function settingSource(config: ReadConfig, environment: Environment): SettingSource {
  return {
    fromEnvironment: ({ variable, alternatives = [] }) =>
      [variable, ...alternatives]
        .map((name) => plainText(environment[name]))
        .find((value) => value !== undefined),
    fromConfig: ({ key }) => plainText(config(key)),
    missing: (what, setting, also) =>
      missingSetting(
        what,
        `Set ${setting.key} in the stack config (pulumi config set ${setting.key} …) or the variable ${setting.variable}` +
          (also === undefined ? "" : `, ${also}`),
        setting,
      ),
  };
}

/** A setting that either place may give; the environment wins, so that a rotated credential works on old state. */
export function optional(source: SettingSource, setting: SettingName): string | undefined {
  return source.fromEnvironment(setting) ?? source.fromConfig(setting);
}

/** @throws SettingsError where neither place has the setting */
export function required(source: SettingSource, what: string, setting: SettingName): string {
  const value = optional(source, setting);
  if (value === undefined) {
    throw source.missing(what, setting);
  }
  return value;
}

/**
 * A setting about which the two places must not disagree, because it says whom the run is for.
 *
 * @throws SettingsError where the places disagree or neither has the setting
 */
export function agreed(
  source: SettingSource,
  what: string,
  setting: SettingName,
  same: (one: string, other: string) => boolean = (one, other) => one === other,
): string {
  const fromEnvironment = source.fromEnvironment(setting);
  const fromConfig = source.fromConfig(setting);
  if (fromEnvironment !== undefined && fromConfig !== undefined && !same(fromEnvironment, fromConfig)) {
    throw new SettingsError(
      `Which ${what}? ${setting.variable} says "${fromEnvironment}", ${setting.key} says "${fromConfig}". Remove one.`,
    );
  }
  const value = fromEnvironment ?? fromConfig;
  if (value === undefined) {
    throw source.missing(`the Okta Privileged Access ${what}`, setting);
  }
  return value;
}

export function missingSetting(what: string, nextStep: string, { example }: SettingName): SettingsError {
  return new SettingsError(`Missing: ${what}. ${nextStep}. Example: ${example}`);
}
