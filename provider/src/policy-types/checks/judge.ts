import { isObject, type Json } from "../../comparison/json";
import { KNOWN_WRONG } from "../../dynamic/check";
import { prohibited } from "./allowed";
import { misshapen, refused } from "./checks";
import type { Refused } from "./refusal";

/** What a schema's refinement may call. */
interface Issues {
  addIssue(issue: {
    code: "custom";
    path: (string | number)[];
    message: string;
    params?: Record<string, unknown>;
  }): void;
}

/** Adds what Okta would refuse to a schema that knows only the arguments themselves. */
export function judge(kind: "policy" | "rule") {
  return (inputs: unknown, issues: Issues): void => {
    // A schema passes on what it was given, even where parts of it are wrong.
    const declared = inputs as Json;
    if (!isObject(declared)) {
      return;
    }
    const add = ({ path, says }: Refused, params?: Record<string, unknown>) =>
      issues.addIssue({ code: "custom", path: [...path], message: says, ...(params ? { params } : {}) });
    for (const one of misshapen(kind, declared)) add(one);
    for (const one of [...prohibited(kind, declared), ...refused(kind, declared)]) add(one, KNOWN_WRONG);
  };
}

/** Runs whatever else is wrong, so that all is said at once. */
export const ALWAYS = { when: () => true };

const SERVER_OWNED: ReadonlySet<string> = new Set([
  "id",
  "system",
  "created",
  "lastUpdated",
  "_links",
  "_embedded",
]);

/** What to say of arguments that do not exist. */
export function unknownArguments(issue: { code?: string; keys?: unknown }): string | undefined {
  return issue.code === "unrecognized_keys" && Array.isArray(issue.keys)
    ? issue.keys.map((key) => unknownArgument(String(key))).join("; ")
    : undefined;
}

function unknownArgument(key: string): string {
  return SERVER_OWNED.has(key)
    ? `${key} is written by Okta and cannot be declared: remove it`
    : `${key} is no argument here: correct its name, or, where Okta knows the field and this package does not, write extra: { ${key}: … }`;
}
