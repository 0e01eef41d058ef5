import { isObject, type Json } from "../comparison/json";
import type { LivePolicy } from "../okta/policies";
import { LookupError } from "./errors";

/** Which existing object to take over: by id, or the one that matches. */
export type Adopt =
  | { readonly id: string }
  | { readonly spelled: string; matches(live: LivePolicy): boolean };

/** The one object that is meant. Pure. */
export function onlyMatch(
  items: readonly LivePolicy[],
  { matches }: Extract<Adopt, { spelled: string }>,
  doing: string,
): LivePolicy {
  const fitting = items.filter(matches);
  const [found, ...others] = fitting;
  if (found === undefined || others.length > 0) {
    const which = fitting.map(({ id, name }) => `${id} "${name}"`).join(", ");
    const all = items.map(({ name }) => `"${name}"`).join(", ");
    throw new LookupError(
      `${doing}: ${fitting.length} objects match${which === "" ? "" : ` (${which})`}, ` +
        `exactly one must. ${found === undefined ? `There are: ${all}.` : "Name one by its id."}`,
    );
  }
  return found;
}

/** Default objects are recognised by `system`, never by name, because admins translate and change the names. */
export function parseAdopt(adopt: Json | undefined): Adopt | undefined {
  if (!isObject(adopt)) {
    return undefined;
  }
  const { id, name, builtIn } = adopt;
  if (typeof id === "string") {
    return { id };
  }
  if (typeof name === "string") {
    return { spelled: `the one named "${name}"`, matches: (live) => live.name === name };
  }
  if (typeof builtIn === "string") {
    return { spelled: `the built-in "${builtIn}"`, matches: (live) => live.name === builtIn };
  }
  if (adopt.catchAll === true) {
    return { spelled: "the catch-all rule", matches: (live) => live.system === true };
  }
  if (adopt.default === true) {
    return {
      spelled: "the default one",
      matches: (live) => live.system === true && !isDirectoryPolicy(live),
    };
  }
  return undefined;
}

/** With Active Directory a second system PASSWORD policy stands beside the default one; it names its directory. */
function isDirectoryPolicy({ conditions }: LivePolicy): boolean {
  if (!isObject(conditions) || !isObject(conditions.authProvider)) {
    return false;
  }
  return conditions.authProvider.provider === "ACTIVE_DIRECTORY";
}
