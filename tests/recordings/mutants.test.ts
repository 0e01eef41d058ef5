import { judgeChanges, restless } from "../../conformance/drift/changes";
import { classify } from "../../conformance/drift/classify";
import { type Exchange, readExchanges } from "../../conformance/drift/exchange";
import { laterReads } from "../../conformance/drift/later-reads";
import { PROVIDER, type Provider, shapeFor } from "../../conformance/drift/provider";
import { readSequences } from "../../conformance/recordings";
import { threeWayMerge } from "../../provider/src/comparison/three-way-merge";
import { allFieldRows } from "../../provider/src/policy-types/registry";
import { MERGES } from "./merges";
import { BROKEN_FUNCTIONS, type Mutant, TOO_LENIENT, twisted, withoutRow } from "./mutants";
import { FIXTURES, RECORDINGS } from "./traffic";

// Each rule of comparison is broken in turn, and something must notice: the harness on the traffic of our
// own making, or else on the recordings, or the cases of merging. What nothing notices, nothing needs.

const folders = RECORDINGS === undefined ? [FIXTURES] : [FIXTURES, RECORDINGS];
const traffic = folders.map((folder) => ({
  exchanges: readExchanges(folder),
  sequences: readSequences(folder),
}));

function isFaulty(provider: Provider, exchange: Exchange): boolean {
  if (classify(provider, exchange).some((leaf) => leaf.class.is === "false difference")) {
    return true;
  }
  if (restless(provider, exchange).length > 0) {
    return true;
  }
  for (const { missed } of judgeChanges(provider, exchange)) {
    if (missed.length > 0) {
      return true;
    }
  }
  return false;
}

const nameOfRule = (type: string) => (type === "SIGN_ON" ? "OKTA_SIGN_ON" : type);

function isNoticed({ provider, types }: Mutant): boolean {
  return (
    mergesWrong(provider) ||
    traffic.some(
      ({ exchanges, sequences }) =>
        exchanges
          .filter(({ type }) => types === undefined || types.includes(nameOfRule(type)))
          .some((exchange) => isFaulty(provider, exchange)) ||
        sequences.some((sequence) =>
          [...laterReads(provider, sequence)].some(({ paths }) => paths.length > 0),
        ),
    )
  );
}

function mergesWrong(provider: Provider): boolean {
  return MERGES.some((one) => {
    const body = threeWayMerge(shapeFor(provider.rows, one), {
      live: one.live,
      lastApplied: {},
      desired: one.declared,
    });
    return JSON.stringify(body) !== JSON.stringify(one.declared);
  });
}

test("nothing is noticed while nothing is broken", () => {
  expect(mergesWrong(PROVIDER)).toBe(false);
  const [fixtures] = traffic;
  expect(fixtures?.exchanges.filter((exchange) => isFaulty(PROVIDER, exchange))).toEqual([]);
});

const mutants: readonly Mutant[] = [
  ...allFieldRows().flatMap(withoutRow),
  ...allFieldRows().flatMap(twisted),
  ...TOO_LENIENT,
  ...BROKEN_FUNCTIONS,
];

test.each(mutants)("noticed: $what", (mutant) => {
  expect(isNoticed(mutant)).toBe(true);
});

test("every rule says what it rests on: a recording or a fact", () => {
  const unfounded = allFieldRows().filter(({ source }) => !/^(recorded|facts §\d)/.test(source));
  expect(unfounded).toEqual([]);
});
