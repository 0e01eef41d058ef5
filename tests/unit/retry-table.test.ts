import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NetworkError } from "../../provider/src/http/errors";
import { pauseAfter } from "../../provider/src/http/retry";
import {
  isRepeated,
  type Outcome,
  RETRY_TABLE,
  type Repeatability,
  ruleFor,
} from "../../provider/src/http/retry-table";

const answered = (status: number, body?: unknown, headers: Record<string, string> = {}): Outcome => ({
  response: { status, headers, body },
});
const unanswered = (code: string): Outcome => ({
  networkFailure: new NetworkError("POST", "https://acme.okta.com/api/v1/policies", code),
});
const silence = unanswered("ECONNRESET");
const nameTaken = { errorCauses: [{ errorSummary: "name: A rule named X already exists in this policy." }] };
const racing = { errorCode: "E0000195", errorCauses: [{ errorSummary: "The policy is being changed" }] };

const GET: Repeatability = { repeatable: true };
const POST: Repeatability = { repeatable: false };
const TO_NEW: Repeatability = { repeatable: false, justCreated: true };

const FOR_EVER = Number.POSITIVE_INFINITY;

/** Outcome, and how often a request that may be sent twice, one that may not, and one for a new object are repeated. */
const cases: readonly (readonly [string, Outcome, number, number, number])[] = [
  ["429 of phone calls", answered(429, { errorCode: "E0000147" }), 0, 0, 0],
  ["429", answered(429, { errorCode: "E0000047" }), FOR_EVER, FOR_EVER, FOR_EVER],
  ["429 of a proxy", answered(429, "E0000147"), FOR_EVER, FOR_EVER, FOR_EVER],
  ["423", answered(423), 7, 7, 7],
  ["409 that blames a field", answered(409, nameTaken), 0, 0, 0],
  ["409 that blames nothing", answered(409, racing), 3, 3, 3],
  ["404", answered(404), 0, 0, 4],
  ["503 read-only", answered(503, { errorCode: "E0000010" }), 5, 5, 5],
  ["503", answered(503), 3, 0, 0],
  ["500", answered(500, { errorCode: "E0000009" }), 3, 0, 0],
  ["502", answered(502), 3, 0, 0],
  ["504", answered(504), 3, 0, 0],
  ["no answer", silence, 3, 0, 0],
  ["no answer in time", unanswered("ETIMEDOUT"), 3, 0, 0],
  ["no way to the host, perhaps of a connection that stood", unanswered("EHOSTUNREACH"), 3, 0, 0],
  ["TLS that broke, perhaps of a connection that stood", unanswered("EPROTO"), 3, 0, 0],
  ["nobody who listens", unanswered("ECONNREFUSED"), 3, 3, 3],
  ["a name that does not resolve", unanswered("EAI_AGAIN"), 3, 3, 3],
  ["a certificate that is not trusted", unanswered("SELF_SIGNED_CERT_IN_CHAIN"), 0, 0, 0],
  ["a proxy that wants a sign-in", unanswered("PROXY_407"), 0, 0, 0],
  ["an answer that is too large", unanswered("RESPONSE_TOO_LARGE"), 0, 0, 0],
  ["a cut answer", answered(200, '{"id":"00p'), 3, 0, 0],
  ["a page with a good status", answered(200, "<html>"), 3, 0, 0],
  ["an answer", answered(200, { id: "00p" }), 0, 0, 0],
  ["an empty answer", answered(204), 0, 0, 0],
  ["400", answered(400), 0, 0, 0],
  ["401", answered(401), 0, 0, 0],
  ["403 of a priority", answered(403, { errorCode: "E0000077" }), 0, 0, 0],
  ["501", answered(501), 0, 0, 0],
];

/** How often a request is repeated where every attempt ends like that. */
function repeats(outcome: Outcome, request: Repeatability, maxRetries?: number): number {
  const rule = ruleFor(outcome, request);
  for (let attempt = 1; attempt <= 1_000; attempt += 1) {
    if (!isRepeated(rule, request, attempt, maxRetries)) {
      return attempt - 1;
    }
  }
  return FOR_EVER;
}

test.each(cases)("%s", (_what, outcome, get, post, toNew) => {
  expect([GET, POST, TO_NEW].map((request) => repeats(outcome, request))).toEqual([get, post, toNew]);
});

test("every row of the table is one of these cases", () => {
  const met = new Set(
    cases.flatMap(([, outcome]) => [GET, POST, TO_NEW].map((one) => ruleFor(outcome, one))),
  );
  expect(RETRY_TABLE.filter((rule) => !met.has(rule))).toEqual([]);
});

test("who says how often is heard, and nothing that is never repeated is", () => {
  expect(repeats(answered(503), GET, 7)).toBe(7);
  expect(repeats(answered(429), POST, 2)).toBe(2);
  expect(repeats(answered(423), POST, 0)).toBe(0);
  expect(repeats(answered(503), POST, 7)).toBe(0);
  expect(repeats(answered(400), GET, 7)).toBe(0);
});

describe("the pause", () => {
  const noon = "Tue, 07 Apr 2026 12:00:00 GMT";
  test("doubles, varies by a quarter, and does not grow beyond half a minute", () => {
    const pauses = (chance: number) =>
      [1, 2, 3, 4, 7, 20].map((attempt) => pauseAfter(answered(423), attempt, chance));
    expect(pauses(0)).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
    expect(pauses(1)).toEqual([625, 1_250, 2_500, 5_000, 37_500, 37_500]);
    expect(pauseAfter(silence, 1, 0)).toBe(500);
  });

  test.each<[string, Record<string, string>, number]>([
    ["seconds", { "retry-after": "7" }, 7_000],
    ["a date", { "retry-after": "Tue, 07 Apr 2026 12:00:09 GMT", date: noon }, 9_000],
    ["a date that has passed", { "retry-after": "Tue, 07 Apr 2026 11:00:00 GMT", date: noon }, 0],
    ["nonsense", { "retry-after": "soon" }, 500],
    ["a day", { "retry-after": "86400" }, 300_000],
  ])("is what the server asks for: %s", (_what, headers, expected) => {
    expect(pauseAfter(answered(503, undefined, headers), 1, 0)).toBe(expected);
  });
});

test("the guide shows the table", () => {
  const guide = readFileSync(join(__dirname, "../../docs/guide/rate-limits.md"), "utf8");
  const words = { all: "yes", repeatable: "only what has the same effect twice", none: "no" };
  const rows = RETRY_TABLE.map(({ outcome, repeats: which, times, reason }) => {
    const often = which === "none" ? "" : times === FOR_EVER ? "until the deadline" : `${times} times`;
    return `| ${outcome} | ${words[which]} | ${often} | ${reason} |`;
  });
  expect(guide).toContain(rows.join("\n"));
});
