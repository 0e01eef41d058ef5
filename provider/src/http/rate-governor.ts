import { begun, type Concurrency, ended, letThrough, NONE_UNDER_WAY, tooMany } from "./concurrency";
import { type Progress, StuckError } from "./progress";
import { type BucketRow, type RateBuckets, rowFor } from "./rate-buckets";
import { readRate } from "./rate-headers";
import {
  type Admission,
  admission,
  answered,
  type BucketState,
  NEW_BUCKET,
  type RateRules,
  sent,
  unanswered,
} from "./rate-window";
import type { HttpRequest, HttpResponse, Send } from "./transport";

/** What a governor needs of the world. */
export interface GovernorHooks {
  sleep(ms: number): Promise<void>;
  log(line: string): void;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** A number from 0 to 1. */
  random(): number;
}

/** A request that was let go. Exactly one of the two is called. */
interface Pass {
  answered(response: HttpResponse): void;
  unanswered(): void;
}

interface Waiter {
  readonly order: number;
  readonly since: number;
  readonly request: HttpRequest;
  readonly start: (pass: Pass) => void;
  readonly fail: (error: StuckError) => void;
}

interface Bucket {
  readonly name: string;
  state: BucketState;
  /** Until when the user was told that requests wait. */
  toldUntil: number;
  toldAt: number;
}

/** Requests for credentials have a queue of their own: in one queue they would stand behind those that wait for them. */
interface Queue {
  readonly row: BucketRow;
  readonly bucket: Bucket;
  /** In the order in which they came. */
  readonly waiting: Waiter[];
}

const LONGEST_NAP_MS = 10_000;
const WORTH_TELLING_MS = 3_000;
const TELL_AGAIN_MS = 30_000;

/**
 * Lets the requests of one connection go no faster than the server's limits allow. It learns them from the answers, counts
 * what is under way, and leaves the reserve to others. Who waits longest goes first.
 */
export class RateGovernor {
  readonly #buckets = new Map<string, Bucket>();
  readonly #queues: Queue[] = [];
  #concurrency: Concurrency = NONE_UNDER_WAY;
  #came = 0;
  #wakesAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly table: RateBuckets,
    private readonly rules: RateRules,
    private readonly progress: Progress,
    private readonly hooks: GovernorHooks,
  ) {}

  /** Resolves when the request may be sent. */
  enter(request: HttpRequest): Promise<Pass> {
    const { waiting } = this.#queueOf(request);
    return new Promise((start, fail) => {
      waiting.push({ order: this.#came, since: this.hooks.now(), request, start, fail });
      this.#came += 1;
      this.#letGo();
    });
  }

  #queueOf({ url }: HttpRequest): Queue {
    const row = rowFor(this.table, new URL(url).pathname);
    const bucket = this.#bucketOf(row.bucket);
    const known = this.#queues.find(
      (queue) => queue.bucket === bucket && queue.row.isForCredentials === row.isForCredentials,
    );
    if (known !== undefined) {
      return known;
    }
    const queue = { row, bucket, waiting: [] };
    this.#queues.push(queue);
    return queue;
  }

  #bucketOf(name: string): Bucket {
    const known = this.#buckets.get(name);
    if (known !== undefined) {
      return known;
    }
    const bucket = { name, state: NEW_BUCKET, toldUntil: 0, toldAt: Number.NEGATIVE_INFINITY };
    this.#buckets.set(name, bucket);
    return bucket;
  }

  /** Starts whoever may go, the longest waiting first, and comes back when the next one may. */
  #letGo(): void {
    const now = this.hooks.now();
    const stopped = new Set<Queue>();
    let wakeAt = Number.POSITIVE_INFINITY;
    for (;;) {
      const queue = this.#next(stopped);
      const waiter = queue?.waiting[0];
      if (queue === undefined || waiter === undefined) {
        break;
      }
      const verdict = this.#verdict(queue, now);
      if (verdict.go) {
        queue.waiting.shift();
        this.#start(queue, waiter, now);
        continue;
      }
      stopped.add(queue);
      if (this.progress.isOver(waiter.since)) {
        this.#giveUp(queue);
      }
      if (verdict.until !== undefined) {
        wakeAt = Math.min(wakeAt, verdict.until);
        this.#tell(queue.bucket, waiter, verdict.until, now);
      }
    }
    this.#wakeAt(wakeAt, now);
  }

  /** The queue of the request that waits longest. */
  #next(stopped: ReadonlySet<Queue>): Queue | undefined {
    let first: Queue | undefined;
    for (const queue of this.#queues) {
      const order = queue.waiting[0]?.order;
      if (order !== undefined && !stopped.has(queue) && order < (first?.waiting[0]?.order ?? Infinity)) {
        first = queue;
      }
    }
    return first;
  }

  #verdict({ row, bucket: { state } }: Queue, now: number): Admission {
    if (row.isForCredentials === true) {
      // Requests under way wait for these, so none of these may wait for an answer to those.
      const verdict = admission({ ...state, inFlight: 0 }, now, this.rules);
      return verdict.go || verdict.until !== undefined ? verdict : { go: true };
    }
    const { inFlight, most, heldUntil } = this.#concurrency;
    if (now < heldUntil) {
      return { go: false, until: heldUntil };
    }
    return inFlight < Math.floor(most) ? admission(state, now, this.rules) : { go: false, until: undefined };
  }

  #start({ row, bucket }: Queue, { start }: Waiter, sentAt: number): void {
    const takesPlace = row.isForCredentials !== true;
    bucket.state = sent(bucket.state);
    if (takesPlace) {
      this.#concurrency = begun(this.#concurrency);
    }
    start({
      answered: (response) => {
        const now = this.hooks.now();
        const answer = readRate(response);
        bucket.state = answered(bucket.state, answer, now, this.hooks.random());
        if (takesPlace) {
          this.#concurrency =
            answer.kind === "tooManyAtOnce"
              ? tooMany(this.#concurrency, sentAt, now, this.hooks.random())
              : letThrough(this.#concurrency);
        }
        if (response.status < 500 && response.status !== 429) {
          this.progress.note();
        }
        this.#letGo();
      },
      unanswered: () => {
        bucket.state = unanswered(bucket.state);
        if (takesPlace) {
          this.#concurrency = ended(this.#concurrency);
        }
        this.#letGo();
      },
    });
  }

  /** Ends the requests that wait for too long in a queue while nothing else progressed either. */
  #giveUp({ bucket, waiting }: Queue): void {
    const { deadlineMs } = this.progress;
    for (const waiter of waiting.splice(0)) {
      const { request, since, fail } = waiter;
      if (!this.progress.isOver(since)) {
        waiting.push(waiter);
      } else {
        fail(new StuckError(request.method, request.url, waitedFor(this.table, bucket), deadlineMs));
      }
    }
  }

  /** One line for all who wait for a bucket, and another one where the wait goes on. */
  #tell(bucket: Bucket, { request }: Waiter, until: number, now: number): void {
    const goesOn = now < bucket.toldUntil && now - bucket.toldAt < TELL_AGAIN_MS;
    if (until - now < WORTH_TELLING_MS || goesOn) {
      return;
    }
    bucket.toldUntil = until;
    bucket.toldAt = now;
    this.hooks.log(
      statusLine(this.table.product, bucket.state, request.url, Math.ceil((until - now) / 1000)),
    );
  }

  #wakeAt(time: number, now: number): void {
    const wakeAt = Math.min(time, now + LONGEST_NAP_MS);
    if (time === Number.POSITIVE_INFINITY || this.#wakesAt <= wakeAt) {
      return;
    }
    this.#wakesAt = wakeAt;
    const nap = async (): Promise<void> => {
      await this.hooks.sleep(Math.max(1, wakeAt - now));
      if (this.#wakesAt === wakeAt) {
        this.#wakesAt = Number.POSITIVE_INFINITY;
      }
      this.#letGo();
    };
    void nap();
  }
}

/** Sends what the governor lets go. */
export function withRateLimit(send: Send, governor: RateGovernor): Send {
  return async (request) => {
    const pass = await governor.enter(request);
    let response: HttpResponse;
    try {
      response = await send(request);
    } catch (error) {
      pass.unanswered();
      throw error;
    }
    pass.answered(response);
    return response;
  };
}

function waitedFor({ product }: RateBuckets, { name, state }: Bucket): string {
  return state.limit === undefined
    ? `${product} to answer other requests for ${name}`
    : `${product}'s rate limit of ${state.limit} on ${name}`;
}

/** What the user reads while requests wait. */
function statusLine(product: string, { window, limit }: BucketState, url: string, seconds: number): string {
  const on = collectionOf(url);
  const next = `next in ${seconds} s`;
  if (window === undefined || window.remaining === 0) {
    return limit === undefined
      ? `${product} takes no more requests for ${on}; ${next}`
      : `${product} rate limit: ${limit} of ${limit} used on ${on}; ${next}`;
  }
  const used = `${window.limit - window.remaining} of ${window.limit} used on ${on}`;
  return `${product} rate limit: ${used}, the rest is kept for others; ${next}`;
}

/** The first parts of a path, which name no object. */
function collectionOf(url: string): string {
  return new URL(url).pathname.split("/").slice(0, 4).join("/");
}
