/** Runs tasks of one key one after the other: Okta answers 409, 423 or 500 to racing writes within one policy. */
export class WriteQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    // A failed write must not stop the next one.
    const mine = before.then(task, task);
    this.#tails.set(key, mine);
    const isOver = () => {
      if (this.#tails.get(key) === mine) {
        this.#tails.delete(key);
      }
    };
    mine.then(isOver, isOver);
    return mine;
  }

  /** Runs a task that must race with none of several keys. */
  runInAll<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
    // All take the keys in one order, so that no two wait for each other.
    const sorted = [...new Set(keys)].sort();
    return sorted.reduceRight((inner, key) => () => this.run(key, inner), task)();
  }
}
