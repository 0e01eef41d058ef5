// Puts every declared leaf of a write into one class, by what the provider says of request and answer.

import type { Json } from "../recordings";
import type { Exchange } from "./exchange";
import type { Subject } from "./expectations";
import { implicitDefaultOf, withoutImplicitDefaults } from "./implicit-defaults";
import { contains, type DeclaredLeaf, declaredLeaves, deepEqual, isEmpty, remainsOf } from "./paths";
import { type FieldRow, type Provider, shapeFor } from "./provider";

export type LeafClass =
  | { readonly is: "equal" | "dropped" | "lifecycle" | "order" }
  | { readonly is: "equivalent"; readonly rule: string }
  | { readonly is: "false difference"; readonly why: string };

export interface ClassifiedLeaf {
  readonly path: string;
  readonly declared: Json | undefined;
  readonly answered: Json | undefined;
  readonly class: LeafClass;
}

const ELSEWHERE: Readonly<Record<string, LeafClass>> = {
  status: { is: "lifecycle" },
  priority: { is: "order" },
};

export function classify(provider: Provider, exchange: Exchange): ClassifiedLeaf[] {
  const { object, answer } = exchange;
  const open = provider
    .unsatisfied(shapeFor(provider.rows, exchange), object, answer)
    .map(({ path }) => path)
    .filter((path) => ELSEWHERE[path] === undefined);
  const ruleOf = explainer(provider, exchange);
  const leaves = declaredLeaves(exchange, object, answer);
  const classified = leaves.map((leaf) => ({ ...leaf, class: classOf(exchange, leaf, open, ruleOf) }));
  const known = new Set(leaves.map(({ path }) => path));
  const strays = open
    .filter((path) => !known.has(path))
    .map((path): ClassifiedLeaf => {
      const why = "reported, but nothing of the kind is declared";
      return { path, declared: undefined, answered: undefined, class: { is: "false difference", why } };
    });
  return [...classified, ...strays];
}

function classOf(
  subject: Subject,
  leaf: DeclaredLeaf,
  open: readonly string[],
  ruleOf: (path: string) => string | undefined,
): LeafClass {
  const { path, declared, answered } = leaf;
  const elsewhere = ELSEWHERE[path];
  if (elsewhere !== undefined) {
    return elsewhere;
  }
  if (open.includes(path)) {
    if (meansTheSame(subject, leaf)) {
      return { is: "false difference", why: "reported, though it means the same by the facts" };
    }
    return remainsOf(declared, answered)
      ? { is: "dropped" }
      : { is: "false difference", why: "answered with another value, and no rule makes them equal" };
  }
  if (deepEqual(declared, answered) || contains(answered, declared)) {
    return { is: "equal" };
  }
  const rule = ruleOf(path);
  return rule === undefined
    ? { is: "false difference", why: "another answer, not reported, and no one rule says why" }
    : { is: "equivalent", rule };
}

/** Whether nothing is lost: what is gone says no more than its absence, or only the order is another. */
function meansTheSame(subject: Subject, { schemaPath, beside, declared, answered }: DeclaredLeaf): boolean {
  if (answered === undefined || answered === null) {
    return isEmpty(declared) || implicitDefaultOf(subject, schemaPath, declared, beside) !== undefined;
  }
  const told = (value: Json) => withoutImplicitDefaults(subject, schemaPath, value).value;
  return remainsOf(answered, told(declared)) && remainsOf(declared, told(answered));
}

/** The rule that makes a leaf equal: the first without which the provider would report it. */
function explainer(provider: Provider, exchange: Exchange): (path: string) => string | undefined {
  const without = new Map<FieldRow, readonly string[]>();
  const openWithout = (row: FieldRow): readonly string[] => {
    const known = without.get(row);
    if (known !== undefined) {
      return known;
    }
    const rows = provider.rows.filter((other) => other !== row);
    const shape = shapeFor(rows, exchange);
    const open = provider.unsatisfied(shape, exchange.object, exchange.answer).map(({ path }) => path);
    without.set(row, open);
    return open;
  };
  return (path) => {
    const row = provider.rows.find((candidate) =>
      openWithout(candidate).some((open) => open === path || isBelow(path, open) || isBelow(open, path)),
    );
    return row && nameOf(row);
  };
}

function isBelow(upper: string, path: string): boolean {
  return path.startsWith(upper) && /^[.[]/.test(path.slice(upper.length));
}

export function nameOf({ rule, path }: FieldRow): string {
  return `${rule.is} ${path}`;
}
