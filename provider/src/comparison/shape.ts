import type { FieldRule, PlacedRule } from "./field-rule";
import type { Json } from "./json";
import { stepsOf } from "./path";

interface Pending {
  readonly rule: FieldRule;
  readonly rest: readonly string[];
}

/** The rules of one kind of object, seen from one place in it. */
export interface Shape {
  readonly pending: readonly Pending[];
}

/** The rules at the root of an object. */
export function shapeOf(rules: readonly PlacedRule[]): Shape {
  return {
    pending: rules.map(({ path, rule }) => ({ rule, rest: path.replaceAll("[]", ".[]").split(".") })),
  };
}

export function childOf(shape: Shape, name: string): Shape {
  const known = children.get(shape) ?? new Map<string, Shape>();
  children.set(shape, known);
  const child = known.get(name) ?? { pending: shape.pending.flatMap((pending) => descend(pending, name)) };
  known.set(name, child);
  return child;
}

// A comparison visits the same places many times.
const children = new WeakMap<Shape, Map<string, Shape>>();

/** What holds for every element of a list. */
export function elementOf(shape: Shape): Shape {
  return childOf(shape, "[]");
}

/** What holds at a place further below. */
export function shapeAt(shape: Shape, path: string): Shape {
  return stepsOf(path).reduce(
    (above, step) => (step.at === "name" ? childOf(above, step.name) : elementOf(above)),
    shape,
  );
}

function descend(pending: Pending, name: string): Pending[] {
  const [head, ...rest] = pending.rest;
  if (head === undefined) {
    return [];
  }
  if (head === "**") {
    return [pending, ...descend({ rule: pending.rule, rest }, name)];
  }
  return head === name || (head === "*" && name !== "[]") ? [{ rule: pending.rule, rest }] : [];
}

type RuleNamed<Name extends FieldRule["is"]> = Extract<FieldRule, { is: Name }>;

/** The rule of that name that holds just here, if any. */
export function ruleHere<Name extends FieldRule["is"]>(
  shape: Shape,
  name: Name,
): RuleNamed<Name> | undefined {
  for (const { rule, rest } of shape.pending) {
    if (isNamed(rule, name) && rest.every((step) => step === "**")) {
      return rule;
    }
  }
  return undefined;
}

function isNamed<Name extends FieldRule["is"]>(rule: FieldRule, name: Name): rule is RuleNamed<Name> {
  return rule.is === name;
}

/** The values that can equal absence. */
export type Absence = null | undefined | [];

/** Whether the value equals absence at this place. */
export function isAbsent(shape: Shape, value: Json | undefined): value is Absence {
  if (value === undefined) {
    return true;
  }
  if (value === null) {
    return ruleHere(shape, "null") !== undefined;
  }
  return isEmptyList(value) && ruleHere(shape, "empty") !== undefined;
}

function isEmptyList(value: Json): value is [] {
  return Array.isArray(value) && value.length === 0;
}

/** Whether only the server writes the key, so that a change of it is not a change of meaning. */
export function isServerOwned(shape: Shape, key: string): boolean {
  return ruleHere(childOf(shape, key), "server-owned") !== undefined;
}
