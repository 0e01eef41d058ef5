import { anyObject, type FieldRow } from "./field-rows";
import { SERVER_OWNED } from "./object-fields";

/** What holds for every object of every type. */
export const generalFieldRules: readonly FieldRow[] = [
  ...[...SERVER_OWNED].map(
    (path): FieldRow => ({
      ...anyObject,
      path,
      rule: { is: "server-owned" },
      source: "facts §2.0: read-only, or decided by the server whatever is sent",
    }),
  ),
  {
    ...anyObject,
    path: "**",
    rule: { is: "null" },
    source:
      "facts §3.1: null-valued properties may be omitted from answers; recorded: os.expression null (4 writes)",
  },
  {
    ...anyObject,
    path: "**",
    rule: { is: "hollow" },
    source: "facts §3.2: an empty platform is removed; recorded: so is an empty elCondition (34 writes)",
  },
  {
    ...anyObject,
    path: "**",
    rule: { is: "unordered" },
    source: "facts §3.2: methods come back reordered; ids and enum values of a condition match in any order",
  },
];
