import { isObject, type Json, type JsonObject } from "../../comparison/json";
import type { LivePolicy } from "../../okta/policies";
import { withoutMark } from "../../state/input-mark";

/** What to do with members of a list that the program does not name. */
export interface ForeignMembers {
  readonly remove: boolean;
  accepts(member: { readonly id: string; readonly name: string }): boolean;
}

/** Reads `"report" | "keep" | "remove" | { keep: […] }`; "report", the default, accepts none and removes none. */
export function parseForeign(declared: Json | undefined): ForeignMembers {
  const keep: readonly Json[] = isObject(declared) && Array.isArray(declared.keep) ? declared.keep : [];
  return {
    remove: declared === "remove",
    accepts: ({ id, name }) => declared === "keep" || keep.includes(id) || keep.includes(name),
  };
}

/**
 * The members that neither the program names nor Okta made, and that the program does not accept: where each stands, and
 * what it lets in.
 *
 * @param items from the top
 */
export function foreignIn(
  items: readonly LivePolicy[],
  isOurs: (id: string) => boolean,
  { accepts }: ForeignMembers,
  effectOf: (live: LivePolicy) => string,
): JsonObject {
  return Object.fromEntries(
    items.flatMap((live, index): [string, JsonObject][] => {
      if (live.system === true || isOurs(live.id) || accepts(live)) {
        return [];
      }
      const above = items[index - 1];
      const place = above === undefined ? "on top" : `below "${above.name}"`;
      return [[live.name, { id: live.id, place, effect: effectOf(live) }]];
    }),
  );
}

/** The foreign members that the outputs name and the program does not accept, as people read them. */
export function foreignLines({ foreign }: JsonObject, { accepts }: ForeignMembers): string[] {
  return Object.entries(isObject(foreign) ? foreign : {}).flatMap(([name, member]) =>
    isObject(member) && !accepts({ id: String(member.id), name })
      ? [`"${name}" (${member.id}): ${member.place}, ${member.effect}`]
      : [],
  );
}

/** The arguments alone: without the record and without the foreign members that a refresh adds. */
export function declaredIn(inputs: JsonObject): JsonObject {
  const { foreign: _foreign, ...declared } = withoutMark(inputs);
  return declared;
}

/** Ids of foreign members that a preview or refresh has shown. */
export function shownForeign({ foreign }: JsonObject): string[] {
  return Object.values(isObject(foreign) ? foreign : {}).flatMap((member) =>
    isObject(member) && typeof member.id === "string" ? [member.id] : [],
  );
}
