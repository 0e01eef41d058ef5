import type { z } from "zod";
import { containsUnknown } from "./unknown";

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** Failures of the schema, except where the value is not known yet: that is judged when it is. */
export function schemaFailures(schema: z.ZodType, inputs: unknown): CheckFailure[] {
  const result = schema.safeParse(inputs);
  if (result.success) {
    return [];
  }
  return (
    result.error.issues
      // A key nobody knows is wrong whatever stands beside it.
      .filter((issue) => issue.code === "unrecognized_keys" || !containsUnknown(reach(inputs, issue.path)))
      .map((issue) => ({ property: spell(issue.path), reason: issue.message }))
  );
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

function spell(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (spelled, key) =>
      typeof key === "number"
        ? `${spelled}[${key}]`
        : spelled === ""
          ? String(key)
          : `${spelled}.${String(key)}`,
    "",
  );
}
