import { type Attempt, type Outcome, retryDelay } from "../../provider/src/http/retry-delay";

const noon = "Tue, 07 Apr 2026 12:00:00 GMT";
const noonSeconds = Date.parse(noon) / 1000;

const answered = (status: number, headers: Record<string, string> = {}, body?: unknown): Outcome => ({
  response: { status, headers, body },
});
const silence: Outcome = { networkFailure: true };
const delayAfter = (outcome: Outcome, more: Partial<Attempt> = {}): number | undefined =>
  retryDelay({ attempt: 1, repeatable: true, outcome, ...more });

describe("a 429 waits for the end of the window, on the server's clock", () => {
  test.each<[string, Record<string, string>, number]>([
    ["Okta's header", { "x-rate-limit-reset": String(noonSeconds + 20), date: noon }, 21_000],
    ["OPA's reset", { "x-ratelimit-reset": String(noonSeconds + 5), date: noon }, 6_000],
    ["OPA's retry-at", { "x-ratelimit-retry-at": String(noonSeconds + 9), date: noon }, 10_000],
    [
      "OPA's retry-at rather than its reset",
      {
        "x-ratelimit-retry-at": String(noonSeconds + 2),
        "x-ratelimit-reset": String(noonSeconds + 50),
        date: noon,
      },
      3_000,
    ],
    ["a window that has ended", { "x-rate-limit-reset": String(noonSeconds - 30), date: noon }, 1_000],
    ["at most five minutes", { "x-rate-limit-reset": String(noonSeconds + 7_200), date: noon }, 300_000],
    ["no Date: our own backoff", { "x-rate-limit-reset": String(noonSeconds + 20) }, 500],
    ["no reset: our own backoff", { date: noon }, 500],
    ["a reset that is no number", { "x-rate-limit-reset": "soon", date: noon }, 500],
    ["a Date that is none", { "x-rate-limit-reset": String(noonSeconds + 20), date: "now" }, 500],
  ])("%s", (_what, headers, expected) => {
    expect(delayAfter(answered(429, headers))).toBe(expected);
    expect(delayAfter(answered(429, headers), { repeatable: false })).toBe(expected);
  });

  test("but the daily telephony cap is not waited for", () => {
    const headers = { "x-rate-limit-reset": String(noonSeconds + 20), date: noon };
    expect(delayAfter(answered(429, headers, { errorCode: "E0000147" }))).toBeUndefined();
    expect(delayAfter(answered(429, headers, { errorCode: "E0000047" }))).toBe(21_000);
    expect(delayAfter(answered(429, headers, "E0000147"))).toBe(21_000);
  });
});

test.each([
  [423, true, true],
  [423, false, true],
  [429, false, true],
  [500, true, true],
  [502, true, true],
  [503, true, true],
  [504, true, true],
  [500, false, false],
  [502, false, false],
  [503, false, false],
  [504, false, false],
  [501, true, false],
  [200, true, false],
  [400, true, false],
  [401, true, false],
  [403, true, false],
  [404, true, false],
  [409, true, true],
  [409, false, true],
])("after %i, repeatable %p: repeated %p", (status, repeatable, repeated) => {
  expect(delayAfter(answered(status), { repeatable }) !== undefined).toBe(repeated);
});

test("silence repeats only what may be repeated", () => {
  expect(delayAfter(silence)).toBe(500);
  expect(delayAfter(silence, { repeatable: false })).toBeUndefined();
});

test.each<[string, Outcome, (number | undefined)[]]>([
  ["failures", answered(503), [500, 1_000, 2_000, undefined]],
  ["silence", silence, [500, 1_000, 2_000, undefined]],
  ["a locked policy", answered(423), [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, undefined]],
])("%s: the waits double, and come to an end", (_what, outcome, expected) => {
  expect(expected.map((_, index) => delayAfter(outcome, { attempt: index + 1 }))).toEqual(expected);
});

describe("what the server asks for", () => {
  const headers = { date: noon };
  test.each<[string, number, Record<string, string>, number]>([
    ["seconds", 429, { "retry-after": "7" }, 7_000],
    ["seconds of a gateway", 503, { "retry-after": "7" }, 7_000],
    ["a date", 503, { "retry-after": "Tue, 07 Apr 2026 12:00:09 GMT" }, 9_000],
    ["a date that has passed", 503, { "retry-after": "Tue, 07 Apr 2026 11:00:00 GMT" }, 0],
    ["nonsense", 503, { "retry-after": "soon" }, 500],
    [
      "rather than the window's end",
      429,
      { "retry-after": "2", "x-rate-limit-reset": String(noonSeconds + 50) },
      2_000,
    ],
    [
      "too many at one time: not the window's end",
      429,
      {
        "x-rate-limit-limit": "0",
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": String(noonSeconds + 55),
      },
      500,
    ],
  ])("%s", (_what, status, more, expected) => {
    expect(delayAfter(answered(status, { ...headers, ...more }))).toBe(expected);
  });
});

test("a conflict passes unless it blames a field", () => {
  const conflict = (errorSummary: string) =>
    answered(409, {}, { errorCode: "E0000195", errorCauses: [{ errorSummary }] });
  expect(delayAfter(answered(409))).toBe(500);
  expect(delayAfter(conflict("The policy is being changed"), { repeatable: false })).toBe(500);
  expect(delayAfter(conflict("name: A rule named X already exists in this policy."))).toBeUndefined();
  expect(delayAfter(answered(409), { attempt: 4 })).toBeUndefined();
});
