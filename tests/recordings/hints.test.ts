import { targetOf } from "../../conformance/drift/exchange";
import { type Call, isObject, type Json, readSequences, readWrites } from "../../conformance/recordings";
import { FIXTURES, RECORDINGS } from "./traffic";

// The provider sends no PUT and no DELETE that Okta's hints leave out: no such write may ever have succeeded.

/** Objects by id, with the methods that Okta last offered for them. */
type Offers = Map<string, string[]>;

function learn(offers: Offers, answer: Json | undefined): void {
  if (Array.isArray(answer)) {
    for (const one of answer) {
      learn(offers, one);
    }
    return;
  }
  const links = isObject(answer) ? answer._links : undefined;
  const self = isObject(links) ? links.self : undefined;
  const hints = isObject(self) ? self.hints : undefined;
  if (isObject(answer) && isObject(hints) && Array.isArray(hints.allow)) {
    offers.set(String(answer.id), hints.allow.map(String));
  }
}

function writesIn(calls: readonly Call[]): { judged: number; against: string[] } {
  const offers: Offers = new Map();
  const against: string[] = [];
  let judged = 0;
  for (const { method, url, status, response } of calls) {
    if (status >= 300) {
      continue;
    }
    const allowed = offers.get(targetOf(url)?.id ?? "");
    if ((method === "PUT" || method === "DELETE") && allowed !== undefined) {
      judged += 1;
      against.push(...(allowed.includes(method) ? [] : [`${method} ${url}`]));
    }
    learn(offers, response);
  }
  return { judged, against };
}

/** The writes of one test against one org, in their order. */
function runs(folder: string): Call[][] {
  const found = new Map<string, (Call & { n: number })[]>();
  for (const call of readWrites(folder)) {
    const key = `${call.test} ${call.cassette}`;
    found.set(key, [...(found.get(key) ?? []), call]);
  }
  return [
    ...[...found.values()].map((calls) => calls.sort((a, b) => a.n - b.n)),
    ...readSequences(folder).map(({ calls }) => [...calls]),
  ];
}

test("no write succeeded that the hints before it left out", () => {
  const seen = runs(RECORDINGS ?? FIXTURES).map(writesIn);
  expect(seen.flatMap(({ against }) => against)).toEqual([]);
  if (RECORDINGS !== undefined) {
    expect(seen.reduce((sum, { judged }) => sum + judged, 0)).toBeGreaterThan(200);
  }
});
