/**
 * How many requests may be under way at one time. Where the server answers that there are too many, half as many, and one
 * more after each round of answers. Nothing here waits or looks at a clock.
 */
export interface Concurrency {
  readonly inFlight: number;
  readonly most: number;
  /** Nothing is sent before that time. */
  readonly heldUntil: number;
  /** When the number was lowered last. */
  readonly loweredAt: number;
  /** Refusals since the last request that was let through. */
  readonly refusals: number;
}

/** The smallest Okta orgs allow 35, so that one run alone cannot exceed it. */
const MOST_AT_ONE_TIME = 32;

export const NONE_UNDER_WAY: Concurrency = {
  inFlight: 0,
  most: MOST_AT_ONE_TIME,
  heldUntil: 0,
  loweredAt: Number.NEGATIVE_INFINITY,
  refusals: 0,
};

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;

export function begun(state: Concurrency): Concurrency {
  return { ...state, inFlight: state.inFlight + 1 };
}

/** A request ended without an answer, which says nothing about the number of requests. */
export function ended(state: Concurrency): Concurrency {
  return { ...state, inFlight: state.inFlight - 1 };
}

/** A request was let through: the number creeps up by one for as many requests as it allows. */
export function letThrough(state: Concurrency): Concurrency {
  return { ...ended(state), most: Math.min(MOST_AT_ONE_TIME, state.most + 1 / state.most), refusals: 0 };
}

/**
 * A request was one too many.
 *
 * @param sentAt requests that were sent before the number was lowered tell nothing new
 * @param chance a number from 0 to 1 that spreads the clients that were refused in the same moment
 */
export function tooMany(state: Concurrency, sentAt: number, now: number, chance: number): Concurrency {
  if (sentAt <= state.loweredAt) {
    return ended(state);
  }
  const refusals = state.refusals + 1;
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (refusals - 1), LONGEST_BACKOFF_MS);
  return {
    inFlight: state.inFlight - 1,
    most: Math.max(1, Math.floor(Math.min(state.most, state.inFlight) / 2)),
    loweredAt: now,
    heldUntil: now + backoff * (0.5 + chance / 2),
    refusals,
  };
}
