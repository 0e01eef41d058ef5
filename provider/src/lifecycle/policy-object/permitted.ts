import { isList, isObject } from "../../comparison/json";
import type { LivePolicy } from "../../okta/policies";
import { ReadOnlyError } from "../errors";
import type { Context } from "./definition";
import { describe } from "./describe";

/**
 * Refuses a write that Okta's own answer rules out, before it is sent. Only hints that are there and lack the method say so:
 * where Okta says nothing, or more than it keeps, its refusal tells.
 *
 * @param paths what the write would change
 */
export function requireWritable({ definition }: Context, live: LivePolicy, paths: readonly string[]): void {
  const allowed = allowedMethods(live);
  if (allowed === undefined || allowed.includes("PUT")) {
    return;
  }
  const instead =
    definition.noun === "policy"
      ? "Its rules may be managed: declare them by PolicyRule. Of the policy itself declare only what it has; take out of the program"
      : "Declare only what it has; take out of the program";
  throw new ReadOnlyError(
    `updating ${describe(definition, live.id, live)}: Okta says that it can only be read (${inWords(allowed)}). Nothing was written. ` +
      `${instead}: ${paths.join(", ")}.`,
  );
}

/** The same for a deletion. */
export function requireDeletable({ definition }: Context, live: LivePolicy): void {
  const allowed = allowedMethods(live);
  if (allowed === undefined || allowed.includes("DELETE")) {
    return;
  }
  throw new ReadOnlyError(
    `deleting ${describe(definition, live.id, live)}: Okta says that it cannot be deleted (${inWords(allowed)}). Nothing was sent. ` +
      'Say onDestroy: "release" to leave it as it is, or "restore" to put back what was changed, and run `pulumi up` before destroying it.',
  );
}

/** What Okta says may be done with the object; undefined where it says nothing. */
function allowedMethods({ _links: links }: LivePolicy): string[] | undefined {
  const self = isObject(links) ? links.self : undefined;
  const hints = isObject(self) ? self.hints : undefined;
  const allow = isObject(hints) ? hints.allow : undefined;
  return isList(allow) && allow.length > 0
    ? allow.flatMap((method) => (typeof method === "string" ? [method.toUpperCase()] : []))
    : undefined;
}

function inWords(allowed: readonly string[]): string {
  return `its _links.self allows ${allowed.join(" and ")}`;
}
