import type { Fault, FeatureChange, OpaFeatures } from "okta-emulator";
import type { Victim } from "./columns";

/** Everything that happens to one run, drawn from a seed. */
export interface Mixture {
  readonly switches: FeatureChange;
  readonly faults: readonly Fault[];
  /** Who is killed, at which write of the first command. */
  readonly kill?: { readonly whom: Victim; readonly write: number };
  /** Whether the provider tells of every request, so that secrets are looked for there, too. */
  readonly tells: boolean;
}

/** Half of Okta's answers came sooner than this in recorded traffic; nine of ten within about two and a half times of it. */
const RECORDED_MEDIAN_MS = 1_100;
const TAIL = 2.5;
const FREEZE_MS = 60_000;
const LAG_MS = 5_000;

const HTML = "<html><body><h1>503 Service Unavailable</h1></body></html>";

/** What may befall any one request. */
const SINGLE: readonly (Omit<Fault, "path"> & { readonly path?: string })[] = [
  { lose: "request" },
  { lose: "response" },
  { status: 500 },
  { status: 500, when: "after" },
  { status: 503, body: HTML },
  { truncate: true },
  { exhaust: "rate" },
  { exhaust: "concurrency" },
  { revoke: true },
  { method: "POST", path: "/rules$", status: 409 },
  { method: "PUT", path: "/rules/[^/]+$", status: 409 },
  { method: "PUT", path: "/rules/[^/]+$", status: 423 },
  { method: "POST", path: "/rules$", status: 423 },
];

/** What nobody has seen a team answer yet (OPA facts §8), one way or another. */
function openQuestions(coin: () => boolean): Partial<OpaFeatures> {
  return {
    tokenForm: coin() ? "jwt" : "opaque",
    tokenUser: coin() ? "name" : "id",
    keyGraceSeconds: coin() ? 2 * 24 * 3600 : 3600,
    secondRotation: coin() ? "keep" : "move",
    listExpiredKeys: coin(),
    listDeletedUsers: coin(),
    reviveDeleted: coin(),
    repeatedDelete: coin() ? 200 : 404,
    putRenames: coin(),
    keysReviveOnEnable: coin(),
    selfRemoval: coin(),
    deleteOwnKey: coin(),
  };
}

/**
 * @param scale what a second of the recorded times becomes here
 * @param requests about how many there will be
 */
export function mixtureOf(seed: number, scale: number, requests: number): Mixture {
  const chance = generator(seed);
  const below = (count: number): number => Math.floor(chance() * count);
  const median = RECORDED_MEDIAN_MS * scale;
  const faults = Array.from({ length: 2 + below(7) }, (): Fault => {
    const kind = SINGLE[below(SINGLE.length)] ?? {};
    return { path: ".", skip: below(Math.ceil(requests / (kind.method === undefined ? 1 : 4))), ...kind };
  });
  if (chance() < 0.2) {
    faults.push({ path: ".", skip: below(requests), freezeMs: FREEZE_MS * scale });
  }
  const isKilled = chance() < 0.25;
  const whom = chance() < 0.5 ? "CLI" : "plugin";
  const write = 1 + below(Math.ceil(requests / 3));
  const isLate = chance() < 0.4;
  const dpopApiNonce = chance() < 0.3;
  const tells = chance() < 0.5;
  return {
    switches: {
      latency: { medianMs: median, p90Ms: median * TAIL },
      readLagMs: isLate ? Math.round(LAG_MS * scale) : 0,
      rateLimit: { limit: 300, windowSeconds: 3 },
      // Nonces end in the middle of a run. Only tokens of OAuth are concerned.
      dpopNonceSeconds: 3,
      dpopNonceValidSeconds: 6,
      dpopApiNonce,
      opa: openQuestions(() => chance() < 0.5),
    },
    faults,
    tells,
    ...(isKilled ? { kill: { whom, write } } : {}),
  };
}

/** Mulberry32: the same numbers for the same seed, on every machine. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
