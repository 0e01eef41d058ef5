import { NetworkError } from "./errors";
import { type Progress, StuckError } from "./progress";
import { retryAfter } from "./rate-headers";
import { isRepeated, type Outcome, ruleFor } from "./retry-table";
import type { HttpRequest, HttpResponse, Send } from "./transport";

export interface RetryHooks {
  sleep(ms: number): Promise<void>;
  /** Told before a wait long enough for a person to wonder. */
  log(line: string): void;
  /** A number from 0 to 1. */
  random(): number;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
}

export interface RetryLimits {
  /** How often one request is repeated; undefined leaves it to the table. */
  readonly maxRetries: number | undefined;
  readonly progress: Progress;
}

const WORTH_TELLING_MS = 3_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const LONGEST_ASKED_MS = 5 * 60_000;

/** Repeats what the table allows. Where the rate limit decides about the wait, `withRateLimit` inside holds the request back. */
export function withRetry(send: Send, hooks: RetryHooks, { maxRetries, progress }: RetryLimits): Send {
  return async (request) => {
    const since = hooks.now();
    for (let attempt = 1; ; attempt += 1) {
      const reached = await attemptOnce(send, { ...request, attempt });
      const outcome: Outcome =
        reached instanceof NetworkError ? { networkFailure: reached } : { response: reached };
      const rule = ruleFor(outcome, request);
      if (!isRepeated(rule, request, attempt, maxRetries)) {
        if (reached instanceof NetworkError) {
          throw reached;
        }
        return reached;
      }
      const what = reached instanceof NetworkError ? reached.code : `HTTP ${reached.status}`;
      if (progress.isOver(since)) {
        throw new StuckError(
          request.method,
          request.url,
          `another answer than ${what} in ${attempt} attempts`,
          progress.deadlineMs,
        );
      }
      if (rule.repeats === "repeatable") {
        request.onRepeat?.();
      }
      if (rule.wait === "doubling") {
        await pause(hooks, request, what, pauseAfter(outcome, attempt, hooks.random()));
      }
    }
  };
}

/** Doubles each time and varies by a quarter, unless the server asks for another wait. */
export function pauseAfter(outcome: Outcome, attempt: number, chance: number): number {
  const asked = "response" in outcome ? retryAfter(outcome.response) : undefined;
  return asked === undefined
    ? Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS) * (1 + chance / 4)
    : Math.min(asked, LONGEST_ASKED_MS);
}

async function pause(
  { sleep, log }: RetryHooks,
  { method, url }: HttpRequest,
  what: string,
  ms: number,
): Promise<void> {
  if (ms >= WORTH_TELLING_MS) {
    log(`${method} ${new URL(url).pathname}: ${what}, trying again in ${Math.ceil(ms / 1000)} s`);
  }
  await sleep(ms);
}

async function attemptOnce(send: Send, request: HttpRequest): Promise<HttpResponse | NetworkError> {
  try {
    return await send(request);
  } catch (error) {
    if (error instanceof NetworkError) {
      return error;
    }
    throw error;
  }
}
