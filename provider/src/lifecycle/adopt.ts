import { isObject, type Json } from "../comparison/json";
import type { LivePolicy } from "../okta/policies";

/** Which existing object to take over: by id, or the one that matches. */
export type Adopt =
  | { readonly id: string }
  | { readonly spelled: string; matches(live: LivePolicy): boolean };

/** Default objects are told by `system`, never by their names, which admins translate and change. */
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
