import { NetworkError } from "./errors";
import { type Outcome, retryDelay } from "./retry-delay";
import type { HttpResponse, Send } from "./transport";

export interface RetryHooks {
  sleep(ms: number): Promise<void>;
  /** Told before a wait long enough for a person to wonder. */
  log(line: string): void;
}

const WORTH_TELLING_MS = 3_000;

/** Repeats what may be repeated, as long as `retryDelay` says. */
export function withRetry(send: Send, { sleep, log }: RetryHooks): Send {
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(send, request);
      const reached: Outcome =
        outcome instanceof NetworkError ? { networkFailure: true } : { response: outcome };
      const delay = retryDelay({ attempt, repeatable: request.repeatable, outcome: reached });
      if (delay === undefined) {
        if (outcome instanceof NetworkError) {
          throw outcome;
        }
        return outcome;
      }
      if (delay >= WORTH_TELLING_MS) {
        const why = outcome instanceof NetworkError ? outcome.code : `HTTP ${outcome.status}`;
        log(
          `${request.method} ${new URL(request.url).pathname}: ${why}, trying again in ${Math.ceil(delay / 1000)} s`,
        );
      }
      await sleep(delay);
    }
  };
}

async function attemptOnce(send: Send, request: Parameters<Send>[0]): Promise<HttpResponse | NetworkError> {
  try {
    return await send(request);
  } catch (error) {
    if (error instanceof NetworkError) {
      return error;
    }
    throw error;
  }
}
