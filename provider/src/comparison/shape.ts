import { FIELD_ROWS, type FieldRow, type FieldRule } from "./field-rules";

interface Pending {
  readonly rule: FieldRule;
  readonly rest: readonly string[];
}

/** The rules of one kind of object, seen from one place in it. */
export interface Shape {
  readonly pending: readonly Pending[];
  /** The body itself, where the server's own keys stand. */
  readonly isRoot: boolean;
}

export type Kind = "policy" | "rule";

export function policyShape(type: string): Shape {
  return shapeFrom(FIELD_ROWS, "policy", type);
}

/** `type` is the rule's own or its policy's: only for OKTA_SIGN_ON do the two differ. */
export function ruleShape(type: string): Shape {
  return shapeFrom(FIELD_ROWS, "rule", type === "SIGN_ON" ? "OKTA_SIGN_ON" : type);
}

export function shapeFrom(rows: readonly FieldRow[], kind: Kind, type: string): Shape {
  const pending = rows
    .filter((row) => row.of === kind && (row.types === "any" || row.types.includes(type)))
    .map((row) => ({ rule: row.rule, rest: row.path.replaceAll("[]", ".[]").split(".") }));
  return { pending, isRoot: true };
}

export function childOf(shape: Shape, name: string): Shape {
  return { pending: shape.pending.flatMap((pending) => descend(pending, name)), isRoot: false };
}

/** What holds for every element of a list. */
export function elementOf(shape: Shape): Shape {
  return childOf(shape, "[]");
}

function descend(pending: Pending, name: string): Pending[] {
  const [head, ...rest] = pending.rest;
  if (head === undefined) return [];
  if (head === "**") return [pending, ...descend({ rule: pending.rule, rest }, name)];
  return head === name || (head === "*" && name !== "[]") ? [{ rule: pending.rule, rest }] : [];
}

type RuleNamed<Name extends FieldRule["is"]> = Extract<FieldRule, { is: Name }>;

/** The rule of that name that holds just here, if any. */
export function ruleHere<Name extends FieldRule["is"]>(
  shape: Shape,
  name: Name,
): RuleNamed<Name> | undefined {
  for (const { rule, rest } of shape.pending) {
    if (rest.length === 0 && isNamed(rule, name)) return rule;
  }
  return undefined;
}

function isNamed<Name extends FieldRule["is"]>(rule: FieldRule, name: Name): rule is RuleNamed<Name> {
  return rule.is === name;
}

const SERVER_OWNED = new Set(["id", "system", "created", "lastUpdated", "_links", "_embedded"]);

/** Keys that the server alone decides: nobody declares them, and a change of them is no change of meaning. */
export function isServerOwned(shape: Shape, key: string): boolean {
  return shape.isRoot && SERVER_OWNED.has(key);
}
