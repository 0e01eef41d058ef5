import type { PlacedRule } from "../comparison/field-rule";

// What is written and what is read back may differ and mean the same. Each row says where, and why it is believed.
// Without a row, comparison is exact: lists keep their order, and so on.

export type Kind = "policy" | "rule";

export interface FieldRow extends PlacedRule {
  readonly of: Kind | "any";
  readonly types: readonly string[] | "any";
  /** Recorded traffic of a live org, or a section of the facts in docs/facts. */
  readonly source: string;
}

export const rulesOf = (...types: string[]) => ({ of: "rule", types }) as const;
export const anyRule = { of: "rule", types: "any" } as const;
export const anyObject = { of: "any", types: "any" } as const;

/** A row in the folder of one policy type, which the registry knows. */
export type TypeFieldRow = Omit<FieldRow, "types">;

/** The rows that hold for a policy or rule; `type` is the policy's type. */
export function rowsFor(rows: readonly FieldRow[], kind: Kind, type: string): FieldRow[] {
  return rows
    .filter((row) => row.of === "any" || row.of === kind)
    .filter((row) => row.types === "any" || row.types.includes(type));
}
