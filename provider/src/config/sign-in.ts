import type { SettingSource } from "./source";
import { named, type SettingName, SettingsError } from "./values";

/** Reads a setting in one of the two places. */
export type Place = (setting: SettingName) => string | undefined;

/** One way to sign in. */
export interface Way<SignIn> {
  /** The secret setting that only this way has: where it is set, this way is meant. */
  readonly credential: SettingName;
  /** Builds the settings of this way from the credential and from `place`, where it was found. */
  read(credential: string, place: Place): SignIn;
}

/**
 * The way to sign in that the settings mean; undefined where they hold no credential at all. The environment wins as a whole:
 * one that names a credential decides, and a credential of another way in the stack config does not count. So a run can
 * change over to another way with the state it has. Within one place only one way may be set.
 *
 * @throws SettingsError where one place names two ways, or the one it names is malformed
 */
export function chosenSignIn<SignIn>(
  source: SettingSource,
  ways: readonly Way<SignIn>[],
): SignIn | undefined {
  const places: readonly Place[] = [
    (setting) => source.fromEnvironment(setting),
    (setting) => source.fromConfig(setting),
  ];
  for (const place of places) {
    const given = ways.flatMap((way) => {
      const credential = place(way.credential);
      return credential === undefined ? [] : [{ way, credential }];
    });
    const [first, second] = given;
    if (first !== undefined && second !== undefined) {
      throw new SettingsError(
        `How to sign in? Both ${named(first.way.credential)} and ${named(second.way.credential)} are set. Remove one.`,
      );
    }
    if (first !== undefined) {
      return first.way.read(first.credential, place);
    }
  }
  return undefined;
}
