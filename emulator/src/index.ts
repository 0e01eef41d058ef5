import { createServer, type Server } from "node:http";
import { type Clock, createClock } from "./clock.js";
import type { EmulatorContext } from "./context.js";
import { type Credentials, defaultCredentials } from "./credentials.js";
import { createFaults, type Faults } from "./faults.js";
import { changeFeatures, defaultFeatures, type FeatureChange, type Features } from "./features.js";
import { createFreeze } from "./freeze.js";
import { oktaId } from "./ids.js";
import { clone } from "./json.js";
import { createDelays } from "./latency.js";
import { Nonces } from "./okta/nonces.js";
import { UsedIds } from "./okta/replays.js";
import { allBut, allEnforced, type RuleName } from "./okta/server-rules.js";
import { ensureBootstrap } from "./opa/seeding.js";
import type { Parts } from "./parts.js";
import { createRateLimiter } from "./rate-limit.js";
import { createPastStates } from "./read-lag.js";
import type { RequestLogEntry } from "./request-log.js";
import type { IssuedSecret } from "./secrets.js";
import type { Seed } from "./seed.js";
import { applySeed, freshState } from "./seeding.js";
import { createApp } from "./server.js";
import { emptyState, type OrgState, stateFile } from "./store.js";

export type { Clock } from "./clock.js";
export type { Fault, Faults, TakenFault } from "./faults.js";
export type { FeatureChange, Features, Latency, OpaFeatures, RateLimit } from "./features.js";
export { PUBLISHED_RATE_LIMIT } from "./features.js";
export type { Json, JsonObject } from "./json.js";
export type { RequestLogEntry } from "./request-log.js";
export type { IssuedSecret } from "./secrets.js";
export type { Seed, SeedClient, SeedOpaGroup, SeedServiceUser } from "./seed.js";
export type { OrgState } from "./store.js";

export interface EmulatorCredentials {
  apiToken: string;
  team: string;
  keyId: string;
  keySecret: string;
}

export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Where the org outlives the process. */
  stateFile?: string;
  features?: FeatureChange;
  seed?: Seed;
  credentials?: Partial<EmulatorCredentials>;
  /**
   * A server rule to break, for the tests of the tests.
   * @internal
   */
  broken?: RuleName;
  /**
   * Where the ids of new policies and rules come from, as far as it gives any: chance, like the time.
   * @internal
   */
  newId?: (prefix: string) => string | undefined;
  /**
   * Told after every write, also one whose answer is lost: for checks that judge each state on the way.
   * @internal
   */
  afterWrite?: (state: OrgState) => void;
}

export interface Emulator {
  readonly url: string;
  readonly credentials: EmulatorCredentials;
  readonly clock: Clock;
  readonly faults: Faults;
  seed(seed: Seed): void;
  /** Changes switches, if any are given; answers all of them. */
  features(change?: FeatureChange): Features;
  requests(): RequestLogEntry[];
  clearRequests(): void;
  /** Every secret given out, for tests that look for leaks. */
  secrets(): IssuedSecret[];
  state(): OrgState;
  /** Holds all requests for so long, as an org does that stands still. */
  freeze(ms: number): void;
  /** Ends every access token and OPA token: whoever holds one must sign in again. */
  revoke(): void;
  /** A new org with the seed and switches of the start; a saved state is overwritten. */
  reset(): void;
  stop(): Promise<void>;
}

const credentialsFrom = (base: Credentials, change: Partial<EmulatorCredentials>): Credentials => ({
  apiToken: change.apiToken ?? base.apiToken,
  opa: {
    team: change.team ?? base.opa.team,
    key: change.keyId ?? base.opa.key,
    secret: change.keySecret ?? base.opa.secret,
  },
});

function createParts(options: EmulatorOptions): Parts {
  const file = options.stateFile === undefined ? undefined : stateFile(options.stateFile);
  const saved = file?.load();
  const clock = createClock();
  const startFeatures = changeFeatures(defaultFeatures(), options.features ?? {});
  const surroundings = {
    clock,
    get features(): Features {
      return context.features;
    },
  };
  const context: EmulatorContext = {
    state: saved?.state ?? emptyState(""),
    features: startFeatures,
    isEnforced: options.broken === undefined ? allEnforced : allBut(options.broken),
    newId: (prefix) => options.newId?.(prefix) ?? oktaId(prefix),
    clock,
    credentials: credentialsFrom(saved?.credentials ?? defaultCredentials, options.credentials ?? {}),
    nonces: new Nonces(surroundings),
    usedIds: new UsedIds(clock),
  };
  const faults = createFaults(() => clock.now());
  const freeze = createFreeze();
  const pasts = createPastStates(context);
  const limiter = createRateLimiter(clock);
  const delays = createDelays();
  const log: RequestLogEntry[] = [];
  const save = (): void => {
    file?.save(context.state, context.credentials);
    pasts.written();
    options.afterWrite?.(context.state);
  };
  const begin = (): void => {
    context.state = freshState(context);
    ensureBootstrap(context);
    if (options.seed) {
      applySeed(context, options.seed);
    }
    save();
  };
  if (!saved) {
    begin();
  }
  return {
    context,
    delays,
    faults,
    freeze,
    limiter,
    log,
    pasts,
    save,
    switch(change) {
      context.features = changeFeatures(context.features, change);
      // Reads that lag must know what stood before the first write that follows.
      pasts.written();
    },
    revoke() {
      context.state.accessTokens = [];
      context.state.opaTokens = [];
      save();
    },
    seed(seed) {
      const before = clone(context.state);
      try {
        applySeed(context, seed);
      } catch (error) {
        // A seed goes in whole or not at all.
        context.state = before;
        throw error;
      }
      save();
    },
    reset() {
      clock.set(new Date().toISOString());
      context.features = startFeatures;
      faults.clear();
      freeze.end();
      pasts.forget();
      limiter.clear();
      delays.restart();
      log.length = 0;
      begin();
    },
  };
}

/** Loopback only: the credentials are published ones. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken
          ? new Error(`port ${port} of 127.0.0.1 is taken; stop what uses it or choose another port`)
          : error,
      );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const parts = createParts(options);
  const { context, faults, log } = parts;
  const server = createServer(createApp(parts));
  const port = await listen(server, options.port ?? 0);
  const { apiToken, opa } = context.credentials;
  return {
    url: `http://127.0.0.1:${port}`,
    credentials: { apiToken, team: opa.team, keyId: opa.key, keySecret: opa.secret },
    clock: context.clock,
    faults,
    seed: (seed) => parts.seed(seed),
    features(change) {
      if (change) {
        parts.switch(change);
      }
      return clone(context.features);
    },
    requests: () => clone(log),
    clearRequests() {
      log.length = 0;
    },
    secrets: () => clone(context.state.issued),
    state: () => clone(context.state),
    freeze: (ms) => parts.freeze.begin(ms),
    revoke: () => parts.revoke(),
    reset: () => parts.reset(),
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error && server.listening ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
