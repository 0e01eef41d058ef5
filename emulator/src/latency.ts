import type { Latency } from "./features.js";

/** How long each answer is held back, one draw after the other. */
export interface Delays {
  /** Milliseconds. */
  next(latency: Latency): number;
  /** The same draws again, from the first. */
  restart(): void;
}

/** Where the standard normal distribution has 90 of 100 draws below it. */
const Z90 = 1.2815515655446004;

const SEED = 0x6f6b7461;

/**
 * Lognormal, as times of answers are: most near the median, few far above. The generator is seeded, so that two runs
 * that ask in the same order wait equally long.
 */
export function createDelays(): Delays {
  let chance = generator(SEED);
  return {
    next({ medianMs, p90Ms }) {
      const normal = standardNormal(chance);
      return medianMs === p90Ms ? medianMs : medianMs * Math.exp((Math.log(p90Ms / medianMs) * normal) / Z90);
    },
    restart() {
      chance = generator(SEED);
    },
  };
}

/** Box and Muller's transform; of the two draws that it gives, one is used. */
function standardNormal(chance: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance()));
  return radius * Math.cos(2 * Math.PI * chance());
}

/** A Weyl sequence through the finaliser of MurmurHash3: even enough for waiting, no more. From 0 up to, not with, 1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
    return (mixed >>> 0) / 2 ** 32;
  };
}
