import type { z } from "zod";
import { indexIn, nameIn } from "../comparison/path";
import { containsUnknown } from "./unknown";

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** Marks an issue whose finder looked at known values only. */
export const KNOWN_WRONG = { knownWrong: true } as const;

/** Failures of the schema, except where the value is not known yet: that is judged when it is. */
export function schemaFailures(schema: z.ZodType, inputs: unknown): CheckFailure[] {
  const result = schema.safeParse(inputs);
  if (result.success) {
    return [];
  }
  return result.error.issues
    .filter((issue) => isKnownWrong(issue) || !containsUnknown(reach(inputs, issue.path)))
    .map((issue) => ({ property: spell(placeOf(issue)), reason: issue.message }));
}

/** Keys that do not belong are found at the object around them; the first of them is the place to look. */
function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}

function isKnownWrong(issue: z.core.$ZodIssue): boolean {
  // A key nobody knows is wrong whatever stands beside it.
  return issue.code === "unrecognized_keys" || (issue.code === "custom" && issue.params === KNOWN_WRONG);
}

/** The value at the path, or the nearest thing above it that stands for it. */
function reach(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) {
      return value;
    }
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** As Pulumi writes property paths. */
function spell(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (parent, key) => (typeof key === "number" ? indexIn(parent, key) : nameIn(parent, String(key))),
    "",
  );
}
