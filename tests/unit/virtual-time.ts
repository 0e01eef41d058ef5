/** Time that passes only when everything that happens at one moment has happened. Nobody really sleeps. */
export class VirtualTime {
  #now: number;
  readonly #timers: { at: number; order: number; ring: () => void }[] = [];
  #set = 0;

  constructor(now = 1_800_000_000_000) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((ring) => {
      this.#timers.push({ at: this.#now + Math.max(0, ms), order: this.#set, ring });
      this.#set += 1;
    });

  /** Lets time pass until the work is done. */
  async until<T>(work: Promise<T>, latest: number = this.#now + 24 * 3_600_000): Promise<T> {
    let done = false;
    const settle = () => {
      done = true;
    };
    work.then(settle, settle);
    for (;;) {
      await quiet();
      if (done) {
        return work;
      }
      this.#timers.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.#timers.shift();
      if (next === undefined) {
        throw new Error("everybody waits, and nothing will ever happen");
      }
      if (next.at > latest) {
        throw new Error(`not done after ${(latest - this.#now) / 1000} s`);
      }
      this.#now = Math.max(this.#now, next.at);
      next.ring();
    }
  }
}

/** All that follows from what happened in this moment. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
