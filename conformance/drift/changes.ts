// Changes an answer and asks the provider what a refresh would report.

import type { Expected, Mutation } from "./cursor";
import type { Exchange } from "./exchange";
import { mutationsOf } from "./mutations";
import { type DeclaredLeaf, declaredLeaves, deepEqual, isEmpty } from "./paths";
import { type Provider, remembered, reported, type Shape, shapeFor } from "./provider";

export interface Missed {
  readonly what: string;
  readonly path: string;
  /** The setting of `drift`, or the plain comparison of both answers. */
  readonly by: "all" | "declared" | "differences";
  readonly expected: Expected;
  readonly reported: readonly string[];
}

export interface Judged {
  readonly mutation: Mutation;
  readonly missed: readonly Missed[];
}

/** Declared leaves that a refresh would spell otherwise though nothing changed; what Okta dropped aside. */
export function restless(provider: Provider, exchange: Exchange): string[] {
  const { object, answer } = exchange;
  const shape = shapeFor(provider.rows, exchange);
  const { inputs } = provider.detectDrift(shape, remembered(provider, shape, exchange), answer);
  const dropped = new Set(provider.unsatisfied(shape, object, answer).map(({ path }) => path));
  const isOpen = ({ path, declared, answered }: DeclaredLeaf) =>
    !dropped.has(path) && !ELSEWHERE.has(path) && !isEmpty(declared) && !deepEqual(declared, answered);
  const lost = declaredLeaves(exchange, object, inputs).filter(isOpen);
  const gained = declaredLeaves(exchange, inputs, object).filter(
    ({ path, answered }) => answered === undefined && !dropped.has(path),
  );
  return [...new Set([...lost, ...gained].map(({ path }) => path))];
}

const ELSEWHERE = new Set(["status", "priority"]);

export function* judgeChanges(provider: Provider, exchange: Exchange): Generator<Judged> {
  const shape = shapeFor(provider.rows, exchange);
  const seen = remembered(provider, shape, exchange);
  for (const mutation of mutationsOf(exchange, exchange.object, exchange.answer)) {
    const missed = (["all", "declared"] as const).flatMap((drift): Missed[] => {
      const paths = reported(provider, shape, { ...seen, drift }, mutation.answer);
      const expected = mutation[drift];
      const { what, path } = mutation;
      return isAsExpected(expected, paths, mutation.maybe)
        ? []
        : [{ what, path, by: drift, expected, reported: paths }];
    });
    yield { mutation, missed: [...missed, ...misjudged(provider, shape, exchange, mutation)] };
  }
}

/** Whether the two answers mean the same decides whether there is anything to write. */
function misjudged(provider: Provider, shape: Shape, { answer }: Exchange, mutation: Mutation): Missed[] {
  const reported = provider.differences(shape, answer, mutation.answer).map(({ path }) => path);
  const { what, path, same } = mutation;
  if ((reported.length === 0) === (same ?? false)) {
    return [];
  }
  return [{ what, path, by: "differences", expected: same ? [] : { under: "" }, reported }];
}

function isAsExpected(
  expected: Expected,
  reported: readonly string[],
  maybe: readonly string[] = [],
): boolean {
  if (expected === "either") {
    return true;
  }
  const paths = reported.filter((path) => !maybe.includes(path));
  if ("under" in expected) {
    return paths.length > 0 && paths.every((path) => path.startsWith(expected.under));
  }
  return paths.length === expected.length && expected.every((path) => paths.includes(path));
}
