import { type Authenticator, withAuthentication } from "./authenticate";
import { Progress } from "./progress";
import type { RateBuckets } from "./rate-buckets";
import { RateGovernor, withRateLimit } from "./rate-governor";
import type { RateRules } from "./rate-window";
import { type RequestRecord, withRequestLog } from "./request-log";
import { withRetry } from "./retry";
import type { Send } from "./transport";
import { withWriteGuard } from "./write-guard";

/** What the requests of a connection need of the process they run in. */
export interface SenderHooks {
  readonly transport: Send;
  /** Throws or ends the process when nobody would record what a write did. */
  mayWrite(): Promise<void>;
  sleep(ms: number): Promise<void>;
  /** Tells the user something, in one line. */
  log(line: string): void;
  /** Milliseconds on a clock that never goes back; this machine's by default. */
  now?(): number;
  /** A number from 0 to 1; chance by default. */
  random?(): number;
  /** Told of every request, if given. */
  tellRequest?(record: RequestRecord): void;
}

/** What the user allows the requests of a connection. */
export interface Limits extends RateRules {
  /** How often one request is repeated; undefined leaves it to the table of retries. */
  readonly maxRetries: number | undefined;
  /** How long nothing may progress before a request that waits is given up. */
  readonly deadlineMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  reserve: 10,
  capacity: 100,
  maxRetries: undefined,
  deadlineMs: 30 * 60_000,
};

/** How the paths of one API are to be read. */
export interface Traffic {
  readonly buckets: RateBuckets;
  /** Parts of paths that name no object, and may stand in a log. */
  readonly words: ReadonlySet<string>;
}

/** One connection's way to its server: all its requests keep to the same limits. */
export interface Sender {
  /** Signs each attempt afresh, guards writes, and repeats what may be repeated. */
  signed(authenticator: Authenticator): Send;
  /** For requests that carry their own credentials, such as those for a token. They are no writes to guard. */
  readonly unsigned: Send;
  /** For requests that are signed in another way: each attempt goes through what `sign` makes of the bare sender. */
  around(sign: (send: Send) => Send): Send;
}

export function makeSender(traffic: Traffic, limits: Limits, hooks: SenderHooks): Sender {
  const surroundings = {
    now: () => performance.now(),
    random: Math.random,
    ...hooks,
  };
  const { now, tellRequest } = surroundings;
  const progress = new Progress(limits.deadlineMs, now);
  const governor = new RateGovernor(traffic.buckets, limits, progress, surroundings);
  const { maxRetries } = limits;
  const logged =
    tellRequest === undefined
      ? hooks.transport
      : withRequestLog(hooks.transport, traffic.words, now, tellRequest);
  // Retry stands outermost, so that every attempt waits its turn, and is signed and guarded afresh.
  const governed = (send: Send): Send =>
    withRetry(withRateLimit(send, governor), surroundings, { maxRetries, progress });
  return {
    signed: (authenticator) =>
      governed(withAuthentication(withWriteGuard(logged, hooks.mayWrite), authenticator)),
    unsigned: governed(logged),
    around: (sign) => governed(sign(logged)),
  };
}
