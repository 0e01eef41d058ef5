import type { EmulatorContext } from "./context.js";
import type { Faults } from "./faults.js";
import type { FeatureChange } from "./features.js";
import type { Freeze } from "./freeze.js";
import type { Delays } from "./latency.js";
import type { RateLimiter } from "./rate-limit.js";
import type { PastStates } from "./read-lag.js";
import type { RequestLogEntry } from "./request-log.js";
import type { Seed } from "./seed.js";

/** Everything one running emulator has; the control API and the in-process handle both work on it. */
export interface Parts {
  context: EmulatorContext;
  delays: Delays;
  faults: Faults;
  freeze: Freeze;
  limiter: RateLimiter;
  log: RequestLogEntry[];
  pasts: PastStates;
  save(): void;
  /** Changes switches. */
  switch(change: FeatureChange): void;
  /** Ends every access token and OPA token: whoever holds one must sign in again. */
  revoke(): void;
  reset(): void;
  seed(seed: Seed): void;
}
