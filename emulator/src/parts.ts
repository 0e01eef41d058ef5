import type { EmulatorContext } from "./context.js";
import type { Faults } from "./faults.js";
import type { Delays } from "./latency.js";
import type { RateLimiter } from "./rate-limit.js";
import type { RequestLogEntry } from "./request-log.js";
import type { Seed } from "./seed.js";

/** Everything one running emulator has; the control API and the in-process handle both work on it. */
export interface Parts {
  context: EmulatorContext;
  delays: Delays;
  faults: Faults;
  limiter: RateLimiter;
  log: RequestLogEntry[];
  save(): void;
  reset(): void;
  seed(seed: Seed): void;
}
