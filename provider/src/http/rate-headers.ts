import type { HttpResponse } from "./transport";

/** What one answer says of the limits its request was counted against. */
export type RateAnswer =
  | RateReading
  /** The limit is used up; `waitMs` is how long the server asks to wait, undefined where it says nothing usable. */
  | {
      readonly kind: "refused";
      readonly waitMs: number | undefined;
      readonly reading: RateReading | undefined;
    }
  /** Too many requests at one time. The end of the window is only a hint then: the calls under way end much sooner. */
  | { readonly kind: "tooManyAtOnce" }
  /** Nothing about limits: no headers, headers that cannot be read, or another reason to refuse. */
  | { readonly kind: "silent" };

export interface RateReading {
  readonly kind: "counted";
  readonly limit: number;
  readonly remaining: number;
  /** The end of the window in UNIX seconds of the server's clock; names the window. */
  readonly reset: number;
  /** How long the window lasts, measured on the server's own clock. */
  readonly endsInMs: number;
}

// Okta answers 429 also for its daily telephony cap (E0000147), which has nothing to do with these limits.
const TELEPHONY_CAP = "E0000147";

const SILENT: RateAnswer = { kind: "silent" };

/** Reads both dialects: Okta's `x-rate-limit-*`, and `x-ratelimit-*` of Okta Privileged Access. */
export function readRate(response: HttpResponse): RateAnswer {
  const reading = readingOf(response);
  if (response.status !== 429) {
    return reading ?? SILENT;
  }
  if (errorCode(response) === TELEPHONY_CAP) {
    return SILENT;
  }
  if (reading?.limit === 0) {
    return { kind: "tooManyAtOnce" };
  }
  return { kind: "refused", waitMs: retryAfter(response) ?? windowEnd(response), reading };
}

/** Reads Retry-After, in seconds or as a date; proxies and gateways send it, too. */
export function retryAfter({ headers }: HttpResponse): number | undefined {
  const value = headers["retry-after"]?.trim() ?? "";
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  const until = Date.parse(value);
  const now = Date.parse(headers.date ?? "");
  return Number.isNaN(until) || Number.isNaN(now) ? undefined : Math.max(0, until - now);
}

/** The code in Okta's error body. */
export function errorCode({ body }: HttpResponse): unknown {
  return typeof body === "object" && body !== null && "errorCode" in body ? body.errorCode : undefined;
}

function readingOf(response: HttpResponse): RateReading | undefined {
  const { headers } = response;
  const limit = strictest(headers["x-rate-limit-limit"] ?? headers["x-ratelimit-limit"], Math.min);
  const remaining = strictest(
    headers["x-rate-limit-remaining"] ?? headers["x-ratelimit-remaining"],
    Math.min,
  );
  const reset = strictest(headers["x-rate-limit-reset"] ?? headers["x-ratelimit-reset"], Math.max);
  const endsInMs = untilSecond(reset, response);
  return limit === undefined || remaining === undefined || reset === undefined || endsInMs === undefined
    ? undefined
    : { kind: "counted", limit, remaining, reset, endsInMs };
}

/** How long until the server takes requests again; undefined where it does not say. */
function windowEnd(response: HttpResponse): number | undefined {
  const { headers } = response;
  const resumeAt =
    headers["x-ratelimit-retry-at"] ?? headers["x-ratelimit-reset"] ?? headers["x-rate-limit-reset"];
  return untilSecond(strictest(resumeAt, Math.max), response);
}

function untilSecond(second: number | undefined, { headers }: HttpResponse): number | undefined {
  const now = Date.parse(headers.date ?? "");
  // The header counts whole seconds, so the window may end up to a second later than it says.
  return second === undefined || Number.isNaN(now) ? undefined : Math.max(0, second * 1000 - now) + 1000;
}

/** A header that a proxy doubled reads "50, 10": the strictest of its values is obeyed. */
function strictest(header: string | undefined, choose: (...values: number[]) => number): number | undefined {
  const values = (header ?? "").split(",").map((value) => value.trim());
  return values.every((value) => /^\d+$/.test(value)) ? choose(...values.map(Number)) : undefined;
}
