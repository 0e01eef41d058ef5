import { NotFoundError } from "./errors";

/** How long one list serves the reads of a refresh: they come one after the other, and slower where calls are limited. */
export const SERVES_READS_MS = 60_000;

interface Flight {
  readonly answer: Promise<unknown>;
  /** On this machine's clock; never before the answer arrived. */
  until: number;
}

/**
 * The one place through which all reads go: concurrent readers of the same thing share one request. Nothing is kept once it
 * arrived unless its readers ask for that, and a read begun before a write is never handed to who asks after it.
 */
export class SingleFlight {
  readonly #flights = new Map<string, Flight>();

  /**
   * @param key names one kind of answer
   * @param keepMs how long an answer serves others after it arrived, that the thing does not exist included; for the reads
   * of one refresh, which come one after the other
   */
  async read<T>(key: string, fetch: () => Promise<T>, keepMs = 0): Promise<T> {
    const shared = this.#flights.get(key);
    if (shared !== undefined && performance.now() < shared.until) {
      // The key names one kind of answer, so whoever stored it stored a T.
      return shared.answer as Promise<T>;
    }
    this.#dropOver();
    const answer = fetch();
    const flight = { answer, until: Number.POSITIVE_INFINITY };
    this.#flights.set(key, flight);
    try {
      const arrived = await answer;
      flight.until = performance.now() + keepMs;
      return arrived;
    } catch (error) {
      flight.until = error instanceof NotFoundError ? performance.now() + keepMs : 0;
      throw error;
    }
  }

  #dropOver(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#flights) {
      if (until <= now) {
        this.#flights.delete(key);
      }
    }
  }

  /** Sends a write. No read that began before it ended is handed to who asks after it. */
  async write<T>(send: () => Promise<T>): Promise<T> {
    this.forget();
    try {
      return await send();
    } finally {
      this.forget();
    }
  }

  /** Nothing that was read, or is being read, is handed to who asks from now on. */
  forget(): void {
    this.#flights.clear();
  }
}
