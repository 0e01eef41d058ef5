import type { HttpResponse } from "./transport";

/** What came of one attempt: an answer, or none at all. */
export type Outcome = { readonly response: HttpResponse } | { readonly networkFailure: true };

export interface Attempt {
  /** Number of attempts already made, at least 1. */
  readonly attempt: number;
  readonly repeatable: boolean;
  readonly outcome: Outcome;
}

const MAX_ATTEMPTS_REFUSED = 8;
const MAX_ATTEMPTS_FAILED = 4;
const MAX_WAIT_MS = 5 * 60_000;
const FIRST_BACKOFF_MS = 500;

// Okta answers 429 also for its daily telephony cap (E0000147), which no wait of ours outlives.
const HOPELESS_429 = "E0000147";

/**
 * How long to wait before the next attempt, or undefined to give up. Pure.
 *
 * 429, 423 and a 409 that blames no field say that nothing was done, so any method may be repeated; after a 5xx or silence
 * only a repeatable one.
 */
export function retryDelay({ attempt, repeatable, outcome }: Attempt): number | undefined {
  const backoff = FIRST_BACKOFF_MS * 2 ** (attempt - 1);
  if ("networkFailure" in outcome) {
    return repeatable && attempt < MAX_ATTEMPTS_FAILED ? backoff : undefined;
  }
  const { status } = outcome.response;
  if (status === 429 || status === 423) {
    if (attempt >= MAX_ATTEMPTS_REFUSED || errorCode(outcome.response) === HOPELESS_429) {
      return undefined;
    }
    // A 423 has nothing to do with the rate limit, whose headers stand in every answer.
    const asked = status === 429 ? serverWait(outcome.response) : retryAfter(outcome.response);
    return Math.min(asked ?? backoff, MAX_WAIT_MS);
  }
  if (status === 409) {
    // Somebody else wrote to the same list at the same moment. What is wrong with a field stays wrong.
    const passes = attempt < MAX_ATTEMPTS_FAILED && !blamesField(outcome.response);
    return passes ? Math.min(retryAfter(outcome.response) ?? backoff, MAX_WAIT_MS) : undefined;
  }
  const failed = status === 500 || status === 502 || status === 503 || status === 504;
  return failed && repeatable && attempt < MAX_ATTEMPTS_FAILED
    ? Math.min(retryAfter(outcome.response) ?? backoff, MAX_WAIT_MS)
    : undefined;
}

/** How long the server asks to wait; undefined where it says nothing usable. */
function serverWait(response: HttpResponse): number | undefined {
  // Too many calls at one time: the window's end is only a hint then, the calls under way end much sooner.
  const concurrent = response.headers["x-rate-limit-limit"] === "0";
  return retryAfter(response) ?? (concurrent ? undefined : windowEnd(response));
}

/** Reads Retry-After, in seconds or as a date; proxies and gateways send it, too. */
function retryAfter({ headers }: HttpResponse): number | undefined {
  const value = headers["retry-after"]?.trim() ?? "";
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  const until = Date.parse(value);
  const now = Date.parse(headers.date ?? "");
  return Number.isNaN(until) || Number.isNaN(now) ? undefined : Math.max(0, until - now);
}

/** Reads both dialects (Okta: x-rate-limit-reset; OPA: x-ratelimit-retry-at), measured on the server's own clock. */
function windowEnd({ headers }: HttpResponse): number | undefined {
  const resumeAt =
    headers["x-ratelimit-retry-at"] ?? headers["x-ratelimit-reset"] ?? headers["x-rate-limit-reset"];
  const now = Date.parse(headers.date ?? "");
  const resumeSeconds = Number(resumeAt);
  if (!resumeAt || !Number.isFinite(resumeSeconds) || Number.isNaN(now)) {
    return undefined;
  }
  // The header counts whole seconds, so the window may end up to a second later than it says.
  return Math.max(0, resumeSeconds * 1000 - now) + 1000;
}

/** Whether a cause begins with the name of a field, as `name: A rule named … already exists`. */
function blamesField({ body }: HttpResponse): boolean {
  const causes = typeof body === "object" && body !== null && "errorCauses" in body ? body.errorCauses : [];
  return Array.isArray(causes) && causes.some((cause) => /"errorSummary":"\w+: /.test(JSON.stringify(cause)));
}

function errorCode({ body }: HttpResponse): unknown {
  return typeof body === "object" && body !== null && "errorCode" in body ? body.errorCode : undefined;
}
