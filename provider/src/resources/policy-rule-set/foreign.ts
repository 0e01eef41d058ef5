import { isObject, type JsonObject } from "../../comparison/json";
import type { LiveRule } from "../../okta/policies";
import { effectOf } from "../../policy-types/outcome";
import type { ForeignRules } from "./mapping";

/** The rules that neither the program names nor Okta made, and that the program does not accept: where each stands, and what it lets in. */
export function foreignIn(
  type: string,
  items: readonly LiveRule[],
  isOurs: (id: string) => boolean,
  { accepts }: ForeignRules,
): JsonObject {
  return Object.fromEntries(
    items.flatMap((live, index): [string, JsonObject][] => {
      if (live.system === true || isOurs(live.id) || accepts(live)) {
        return [];
      }
      const above = items[index - 1];
      const place = above === undefined ? "on top" : `below "${above.name}"`;
      return [[live.name, { id: live.id, place, effect: effectOf(type, live) }]];
    }),
  );
}

/** The rules that the outputs name as foreign, as people read them. */
export function foreignLines({ foreign }: JsonObject, kept: ForeignRules): string[] {
  return Object.entries(isObject(foreign) ? foreign : {}).flatMap(([name, rule]) =>
    isObject(rule) && !kept.accepts({ id: String(rule.id), name })
      ? [`${name} (${rule.id}): ${rule.place}, ${rule.effect}`]
      : [],
  );
}

/** Ids of foreign rules that a preview or refresh has shown. */
export function shownForeign({ foreign }: JsonObject): string[] {
  return Object.values(isObject(foreign) ? foreign : {}).flatMap((rule) =>
    isObject(rule) && typeof rule.id === "string" ? [rule.id] : [],
  );
}
