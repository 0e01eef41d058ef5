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

/** One of the values this package lists, or one that it does not; which those are, Okta decides. */
export type Open<Names extends string> = Names | UnlistedValue;

/**
 * Stands before an unlisted value on its way to the preview, which refuses every other text that it does not list.
 * No value of Okta's begins with a character that cannot be seen.
 */
const MARK = "\u2060unlisted:";

/**
 * Names a value that Okta has and this package does not list, such as an operating system or a method that is newer
 * than the package. It stands wherever values are listed: `access: unlistedValue("NEW")`. The preview passes it and
 * names it on standard error; Okta decides about it, and it is sent, read back and compared like all others.
 * It is a whole value, for resources of this package only: until a resource has it, the text carries a mark.
 */
export function unlistedValue(value: string): UnlistedValue {
  return `${MARK}${value}` as UnlistedValue;
}

/** Whether a value of the program is one that `unlistedValue` made. */
export function isUnlisted(value: unknown): value is UnlistedValue {
  return typeof value === "string" && value.length > MARK.length && value.startsWith(MARK);
}

/** The text as Okta knows it. */
export function unmarked(text: string): string {
  return text.replaceAll(MARK, "");
}
