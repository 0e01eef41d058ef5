import type { PolicyRuleType, PolicyType } from "./capabilities";

declare const unlisted: unique symbol;

/** A type of policy or rule that this package does not list; made by `unlistedType`. */
export type UnlistedType = string & { readonly [unlisted]: true };

/**
 * Names a type that Okta has and this package does not list, such as one that is newer than the package.
 * Its conditions, settings and actions are plain JSON: sent, read back and compared like all others.
 */
export function unlistedType<Name extends string>(
  type: Name extends PolicyType | PolicyRuleType
    ? "a type this package lists: write its name as it is"
    : Name,
): UnlistedType {
  // The mark is for the compiler alone: at run time a type is its name.
  return type as string as UnlistedType;
}

declare const unlistedText: unique symbol;

/** A value that this package does not list where it lists values; made by `unlistedValue`. */
export type UnlistedValue = string & { readonly [unlistedText]: true };

/**
 * Names a value that Okta has and this package does not list, such as a method or a provider that is newer than
 * the package. It stands wherever the values come from a catalogue that Okta makes longer.
 */
export function unlistedValue(value: string): UnlistedValue {
  // The mark is for the compiler alone: at run time a value is its text.
  return value as UnlistedValue;
}
