import type { RateAnswer, RateReading } from "./rate-headers";

/** What is known of one bucket of a server's rate limit. Nothing here waits or looks at a clock: times are arguments. */
export interface BucketState {
  /** Requests that were sent and not answered yet. */
  readonly inFlight: number;
  readonly window: RateWindow | undefined;
  /** Whether answers come without limits, so that there is nothing to keep to. */
  readonly isMute: boolean;
  /** The limit that was read last; it outlives its window. */
  readonly limit: number | undefined;
  /** How many clients like this one seem to spend from the bucket, this one included. */
  readonly crowd: number;
  /** Nothing is sent before that time, because the server refused. */
  readonly heldUntil: number;
  /** Refusals one after the other that did not say how long to wait. */
  readonly unexplained: number;
}

/** One window as the answers of this client show it. */
export interface RateWindow {
  /** Names the window: its end on the server's clock, in UNIX seconds. */
  readonly reset: number;
  /** When the window is over on this machine's clock, with a margin. */
  readonly endsAt: number;
  readonly limit: number;
  /** The lowest number that an answer told, of all clients together. */
  readonly remaining: number;
  readonly readAt: number;
  /** What the first answer told, and when. */
  readonly firstRemaining: number;
  readonly firstAt: number;
  /** Answers to this client that were counted in the window. */
  readonly own: number;
}

/** What the user allows. */
export interface RateRules {
  /** Percent of each limit that is never used, so that the company's sign-ins go on. */
  readonly reserve: number;
  /** Percent of each limit that this client uses at most. */
  readonly capacity: number;
}

/** Whether the next request may be sent now. */
export type Admission =
  | { readonly go: true }
  /** Not before that time; undefined: not before the next answer. */
  | { readonly go: false; readonly until: number | undefined };

/** As many requests find out about a bucket of which nothing is known: others may have used it up. */
const FIRST_PROBES = 2;
/** As many find out about a new window. */
const MOST_PROBES = 6;
/** An answer that old says little where others spend, too. */
const FRESH_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 60_000;
/** So many own answers weigh as much as what earlier windows told about others. */
const WEIGHT_OF_THE_PAST = 4;
/** As many clients as may begin in the same moment without having seen each other; answers show whether they did. */
const CLIENTS_AT_FIRST = 8;
/** Room for one that begins later: its requests show only in the next answers. */
const FEWEST_CLIENTS = 2;
const MOST_CLIENTS = 64;

export const NEW_BUCKET: BucketState = {
  inFlight: 0,
  window: undefined,
  isMute: false,
  limit: undefined,
  crowd: CLIENTS_AT_FIRST,
  heldUntil: 0,
  unexplained: 0,
};

const GO: Admission = { go: true };
const AFTER_AN_ANSWER: Admission = { go: false, until: undefined };

/** Whether one more request may be sent. */
export function admission(state: BucketState, now: number, rules: RateRules): Admission {
  if (now < state.heldUntil) {
    return { go: false, until: state.heldUntil };
  }
  const { window, inFlight } = state;
  if (window === undefined || now >= window.endsAt) {
    return state.isMute || inFlight < probes(state) ? GO : AFTER_AN_ANSWER;
  }
  const most = mostInFlight(state, window, now, rules);
  if (most < 1) {
    return { go: false, until: window.endsAt };
  }
  return inFlight < most ? GO : AFTER_AN_ANSWER;
}

/** The state after a request was sent. */
export function sent(state: BucketState): BucketState {
  return { ...state, inFlight: state.inFlight + 1 };
}

/** The state after a request that no answer came to. */
export function unanswered(state: BucketState): BucketState {
  return { ...state, inFlight: state.inFlight - 1 };
}

/**
 * The state after an answer.
 *
 * @param chance a number from 0 to 1 that spreads the clients that wait for the same second
 */
export function answered(before: BucketState, answer: RateAnswer, now: number, chance: number): BucketState {
  const state = unanswered(before);
  switch (answer.kind) {
    case "counted":
      return counted({ ...state, isMute: false, unexplained: 0 }, answer, now, chance);
    case "refused":
      return refused(state, answer.waitMs, answer.reading, now, chance);
    case "silent":
      return { ...state, isMute: state.window === undefined };
    default:
      return state;
  }
}

/** How many percent of a limit are how many requests. One is always left to send, or nothing would ever end. */
export function reserveOf(limit: number, { reserve }: RateRules): number {
  return Math.max(0, Math.min(Math.ceil((limit * reserve) / 100), limit - 1));
}

/**
 * A window about which nothing is known yet is tried with few requests. Where the last one became scarce, others may have
 * used this one up already, and the reserve has room for one request of each of them.
 */
function probes({ limit, window }: BucketState): number {
  if (limit === undefined) {
    return FIRST_PROBES;
  }
  return wasScarce(window) ? 1 : MOST_PROBES;
}

/** Whoever waited for the end of a window that became scarce comes back in the same moment as all others who did. */
function wasScarce(window: RateWindow | undefined): boolean {
  return window === undefined || window.remaining < window.limit / 2;
}

/**
 * How many requests may be under way. What remains is shared with the others who spend from the bucket; one request is
 * always among what may be sent as long as anything is left beyond the reserve, so that no client starves.
 */
function mostInFlight(state: BucketState, window: RateWindow, now: number, rules: RateRules): number {
  const { limit, remaining, own, readAt } = window;
  const left = remaining - reserveOf(limit, rules);
  const ownLeft = Math.max(1, Math.floor((limit * rules.capacity) / 100)) - own;
  if (left < 1 || ownLeft < 1) {
    return 0;
  }
  const age = now - readAt;
  const foreseen = left - othersSpendPerMs(state, window) * age;
  const shared = Math.max(1, Math.floor(foreseen / state.crowd));
  return Math.min(shared, ownLeft, age > FRESH_MS ? probes(state) : Number.POSITIVE_INFINITY);
}

function counted(state: BucketState, reading: RateReading, now: number, chance: number): BucketState {
  const { window } = state;
  const { limit, remaining, reset } = reading;
  if (window !== undefined && reset < window.reset) {
    // An answer that was overtaken by the next window.
    return state;
  }
  const isSame = window?.reset === reset;
  const next: RateWindow = {
    reset,
    limit,
    endsAt: isSame && now < window.endsAt ? window.endsAt : now + reading.endsInMs + spread(chance),
    remaining: isSame ? Math.min(window.remaining, remaining) : remaining,
    readAt: now,
    firstRemaining: isSame ? window.firstRemaining : remaining,
    firstAt: isSame ? window.firstAt : now,
    own: isSame ? window.own + 1 : 1,
  };
  const crowdAtFirst = wasScarce(window) ? Math.max(state.crowd, CLIENTS_AT_FIRST) : state.crowd;
  return { ...state, limit, window: next, crowd: isSame ? crowdAfter(state, next) : crowdAtFirst };
}

/** What others spent weighs more the more answers there are to compare it with. */
function crowdAfter(state: BucketState, window: RateWindow): number {
  const inAll = window.own + othersSpent(state, window);
  const gained =
    state.window === undefined ? 0 : inAll - (state.window.own + othersSpent(state, state.window));
  const estimate = (WEIGHT_OF_THE_PAST * state.crowd + gained) / (WEIGHT_OF_THE_PAST + 1);
  return Math.min(MOST_CLIENTS, Math.max(FEWEST_CLIENTS, estimate));
}

/** What is missing and was not spent by this client. Of its own requests under way about half have been counted. */
function othersSpent({ inFlight }: BucketState, { firstRemaining, remaining, own }: RateWindow): number {
  return Math.max(0, firstRemaining - remaining - (own - 1) - inFlight / 2);
}

function othersSpendPerMs(state: BucketState, window: RateWindow): number {
  const passed = window.readAt - window.firstAt;
  return passed <= 0 ? 0 : othersSpent(state, window) / passed;
}

function refused(
  state: BucketState,
  waitMs: number | undefined,
  reading: RateReading | undefined,
  now: number,
  chance: number,
): BucketState {
  const { window } = state;
  if (reading !== undefined && window !== undefined && reading.reset < window.reset) {
    return state;
  }
  const unexplained = waitMs === undefined ? state.unexplained + 1 : 0;
  const wait =
    waitMs === undefined ? backoff(unexplained, chance) : Math.min(waitMs, LONGEST_WAIT_MS) + spread(chance);
  return {
    ...state,
    unexplained,
    isMute: false,
    limit: reading?.limit ?? state.limit,
    // What was known of the window is wrong, and after the wait it will be over.
    window: undefined,
    heldUntil: Math.max(state.heldUntil, now + wait),
  };
}

/** Doubles from one refusal to the next, and varies by half. */
function backoff(times: number, chance: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** (times - 1), LONGEST_BACKOFF_MS) * (0.5 + chance / 2);
}

/** Clients that wait for the end of one window do not come back in the same moment. */
function spread(chance: number): number {
  return chance * 1000;
}
