import { type Call, isObject, type Json, type JsonObject, readSequences, readWrites } from "../recordings";

export type Kind = "policy" | "rule";

/** A write of a policy or rule that Okta took, with its answer. */
export interface Exchange {
  readonly kind: Kind;
  readonly type: string;
  readonly method: string;
  readonly url: string;
  readonly policyId: string | undefined;
  /** The request less what only the server decides. */
  readonly object: JsonObject;
  readonly answer: JsonObject;
}

const SERVER_OWNED = new Set(["id", "system", "created", "lastUpdated", "_links", "_embedded", "policyId"]);
const OBJECT = /^\/api\/v1\/policies(?:\/([^/?]+))?(\/rules(?:\/([^/?]+))?)?(?:\?|$)/;

function withoutServerOwned(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !SERVER_OWNED.has(key)));
}

/** What a URL of the Policy API names; undefined for lifecycle calls, mappings and all else. */
export function targetOf(url: string): { kind: Kind; policyId?: string; id?: string } | undefined {
  const match = OBJECT.exec(url);
  if (match === null) {
    return undefined;
  }
  const [, policyId, rules, ruleId] = match;
  return rules === undefined
    ? { kind: "policy", ...(policyId === undefined ? {} : { id: policyId }) }
    : {
        kind: "rule",
        ...(policyId === undefined ? {} : { policyId }),
        ...(ruleId === undefined ? {} : { id: ruleId }),
      };
}

/** Undefined unless the call is a successful policy or rule write with a body. */
export function exchangeOf({ method, url, request, status, response }: Call): Exchange | undefined {
  const target = targetOf(url);
  const isWrite = method === "PUT" || method === "POST";
  if (
    !isWrite ||
    target === undefined ||
    status < 200 ||
    status > 299 ||
    !isObject(request) ||
    !isObject(response)
  ) {
    return undefined;
  }
  return {
    kind: target.kind,
    type: String(response.type),
    method,
    url,
    policyId: target.policyId,
    object: withoutServerOwned(request),
    answer: response,
  };
}

/** The recorded writes; those of the sequences too, where `writes.jsonl` does not hold them anyhow. */
export function readExchanges(folder: string): Exchange[] {
  const alone: readonly Call[] = readWrites(folder);
  const known = new Set(alone.map(fingerprint));
  const others = readSequences(folder)
    .flatMap(({ calls }) => calls)
    .filter((call) => !known.has(fingerprint(call)));
  return [...alone, ...others].flatMap((call) => exchangeOf(call) ?? []);
}

/** Which exchange it is, whatever name the recording gives the org's host. */
function fingerprint({ method, url, request, status, response }: Call): string {
  return JSON.stringify([method, url, request, status, response]).replaceAll(/https:\/\/[^/"]+/g, "");
}

/** Bodies that differ only in ids and in the numbers of generated names are one. */
export function bodyOf({ kind, type, object }: Exchange): string {
  return withoutNames([kind, type, sorted(object)]);
}

/** Exchanges of which whatever holds for one holds for all: they differ in the same way only. */
export function likenessOf({ kind, type, object, answer }: Exchange): string {
  return withoutNames([kind, type, object, withoutServerOwned(answer)]);
}

/** Ids and long numbers by the order in which they first come. */
function withoutNames(parts: Json[]): string {
  const names = new Map<string, string>();
  return JSON.stringify(parts).replaceAll(/\b[0-9a-zA-Z]{20}\b|\d{6,}/g, (name) => {
    const known = names.get(name) ?? `#${names.size}`;
    names.set(name, known);
    return known;
  });
}

function sorted(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, isObject(inner) ? sorted(inner) : inner]),
  );
}
