import { readRate } from "../../provider/src/http/rate-headers";

const noon = "Tue, 07 Apr 2026 12:00:00 GMT";
const noonSeconds = Date.parse(noon) / 1000;

const read = (status: number, headers: Record<string, string>, body: unknown = {}) =>
  readRate({ status, headers: { date: noon, ...headers }, body });

const okta = (limit: string, remaining: string, afterSeconds: number) => ({
  "x-rate-limit-limit": limit,
  "x-rate-limit-remaining": remaining,
  "x-rate-limit-reset": String(noonSeconds + afterSeconds),
});
const opa = (limit: string, remaining: string, afterSeconds: number) => ({
  "x-ratelimit-limit": limit,
  "x-ratelimit-remaining": remaining,
  "x-ratelimit-reset": String(noonSeconds + afterSeconds),
});

const counted = { kind: "counted", limit: 50, remaining: 7, reset: noonSeconds + 20, endsInMs: 21_000 };

test("both dialects, on the server's clock, whose headers count whole seconds", () => {
  expect(read(200, okta("50", "7", 20))).toEqual(counted);
  expect(read(404, opa("50", "7", 20))).toEqual(counted);
  expect(read(200, okta("50", "7", -30))).toMatchObject({ endsInMs: 1_000 });
});

test.each<[string, Record<string, string>]>([
  ["nothing", {}],
  ["a limit alone", { "x-rate-limit-limit": "50" }],
  ["a reset that is no number", { ...okta("50", "7", 20), "x-rate-limit-reset": "soon" }],
  ["a Date that is none", { ...okta("50", "7", 20), date: "now" }],
])("headers that say nothing: %s", (_what, headers) => {
  expect(read(200, headers)).toEqual({ kind: "silent" });
});

test("of doubled headers the strictest", () => {
  const twice = { ...okta("50, 60", "7,3", 20), "x-rate-limit-reset": `${noonSeconds},${noonSeconds + 9}` };
  expect(read(200, twice)).toMatchObject({ limit: 50, remaining: 3, endsInMs: 10_000 });
});

test.each<[string, Record<string, string>, number | undefined]>([
  ["Okta's reset", okta("50", "0", 20), 21_000],
  ["OPA's reset", opa("50", "0", 5), 6_000],
  ["OPA's retry-at", { ...opa("50", "0", 50), "x-ratelimit-retry-at": String(noonSeconds + 9) }, 10_000],
  ["a gateway's Retry-After", { ...okta("50", "0", 50), "retry-after": "2" }, 2_000],
  ["a reset without a limit", { "x-rate-limit-reset": String(noonSeconds + 3) }, 4_000],
  ["nothing", {}, undefined],
  ["no Date", { ...okta("50", "0", 20), date: "" }, undefined],
])("a refusal waits as long as the server asks: %s", (_what, headers, waitMs) => {
  expect(read(429, headers)).toMatchObject({ kind: "refused", waitMs });
});

test("too many at one time: the window's end is no answer to that", () => {
  expect(read(429, okta("0", "0", 55))).toEqual({ kind: "tooManyAtOnce" });
});

test("the daily limit of phone calls is another one", () => {
  expect(read(429, okta("50", "0", 20), { errorCode: "E0000147" })).toEqual({ kind: "silent" });
});
