/** Runs tasks of one key one after the other: Okta answers 409, 423 or 500 to racing writes within one policy. */
export class WriteQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    // A failed write must not stop the next one.
    const mine = before.then(task, task);
    this.#tails.set(key, mine);
    return mine;
  }
}
