// Holds later readings of an object against the answer to its last write.

import { type Call, isObject, type Json, type Sequence } from "../recordings";
import { type Exchange, exchangeOf, targetOf } from "./exchange";
import { isEmpty } from "./paths";
import { type Provider, remembered, reported, shapeFor } from "./provider";

export interface LaterRead {
  readonly exchange: Exchange;
  readonly reading: Call;
  /** What would be reported though nobody wrote. */
  readonly paths: readonly string[];
}

interface Known {
  readonly exchange: Exchange;
  /** As set by the last lifecycle call, or as answered. */
  readonly status: Json;
  /** Whether nothing was written since that may have moved it. */
  readonly stands: boolean;
}

const LIFECYCLE = /^\/api\/v1\/policies\/([^/]+)(?:\/rules\/([^/]+))?\/lifecycle\/(activate|deactivate)$/;

export function* laterReads(provider: Provider, { calls }: Sequence): Generator<LaterRead> {
  const known = new Map<string, Known>();
  for (const call of calls) {
    if (call.method === "GET") {
      yield* readings(provider, known, call);
    } else {
      note(known, call);
    }
  }
}

function* readings(
  provider: Provider,
  known: ReadonlyMap<string, Known>,
  reading: Call,
): Generator<LaterRead> {
  if (reading.status !== 200 || targetOf(reading.url) === undefined) {
    return;
  }
  const items = Array.isArray(reading.response) ? reading.response : [reading.response];
  for (const live of items.filter(isObject)) {
    const last = known.get(String(live.id));
    if (last === undefined) {
      continue;
    }
    const { exchange } = last;
    const answer = { ...exchange.answer, status: last.status };
    const shape = shapeFor(provider.rows, exchange);
    const seen = remembered(provider, shape, { object: exchange.object, answer });
    const standing = last.stands ? {} : { priority: exchange.answer.priority ?? null };
    const now = { ...live, ...standing };
    const changed = provider
      .differences(shape, answer, now)
      .filter(({ before, after }) => before !== undefined || !isNeutral(after ?? null))
      .map(({ path }) => path);
    const paths = [...new Set([...reported(provider, shape, seen, now), ...changed])];
    yield { exchange, reading, paths };
  }
}

/** Okta may bring in new fields at any time, which say nothing yet (facts §3.1). */
function isNeutral(value: Json): boolean {
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  return value === false || value === "" || isEmpty(value);
}

function note(known: Map<string, Known>, call: Call): void {
  const lifecycle = LIFECYCLE.exec(call.url.split("?")[0] ?? "");
  const target = targetOf(call.url);
  // What Okta refused changed nothing; what broke there may have.
  if ((lifecycle === null && target === undefined) || (call.status >= 400 && call.status < 500)) {
    return;
  }
  const id = lifecycle?.[2] ?? lifecycle?.[1] ?? target?.id ?? idOf(call.response);
  const exchange = exchangeOf(call);
  const before = known.get(id);
  const list = exchange === undefined ? before && listOf(before.exchange) : listOf(exchange);
  for (const [other, entry] of known) {
    const isSibling = list === undefined || listOf(entry.exchange) === list;
    if (isSibling) {
      known.set(other, { ...entry, stands: false });
    }
    if (call.method === "DELETE" && entry.exchange.policyId === id) {
      known.delete(other);
    }
  }
  if (exchange !== undefined) {
    known.set(id, { exchange, status: exchange.answer.status ?? null, stands: true });
  } else if (lifecycle !== null && before !== undefined && call.status < 300) {
    known.set(id, { ...before, status: lifecycle[3] === "activate" ? "ACTIVE" : "INACTIVE", stands: false });
  } else {
    known.delete(id);
  }
}

const idOf = (response: Json) => (isObject(response) ? String(response.id) : "");

/** The objects among which an order is kept: the rules of a policy, the policies of a type. */
function listOf({ kind, type, policyId }: Exchange): string {
  return kind === "rule" ? `rules of ${policyId}` : `policies ${type}`;
}
