import { type Difference, differences } from "../../comparison/differences";
import type { JsonObject } from "../../comparison/json";
import { isWithin } from "../../comparison/path";
import type { Shape } from "../../comparison/shape";

/** Fields that a created rule must not hold unless they were declared: whom it applies to. */
export const EMPTY_UNLESS_DECLARED: readonly string[] = [
  "conditions.people",
  "conditions.network.include",
  "conditions.network.exclude",
];

/** What Okta answers and nobody declared, where a new object must hold only what is declared. */
export function undeclaredIn(
  shape: Shape,
  fields: readonly string[],
  declared: JsonObject,
  live: JsonObject,
): Difference[] {
  return differences(shape, declared, live).filter(
    ({ path, before }) => before === undefined && fields.some((field) => isWithin(field, path)),
  );
}

/** The same in words. */
export function undeclaredInWords(added: readonly Difference[]): string {
  const list = added.map(({ path, after }) => `${path} ${JSON.stringify(after)}`).join(", ");
  return `Okta answered what nobody declared: ${list}.`;
}
