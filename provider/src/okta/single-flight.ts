/**
 * The one place through which all reads go: concurrent readers of the same thing share one request.
 * Nothing is kept once it arrived, and a read begun before a write is never handed to who asks after it.
 */
export class SingleFlight {
  readonly #underWay = new Map<string, Promise<unknown>>();

  async read<T>(key: string, fetch: () => Promise<T>): Promise<T> {
    const shared = this.#underWay.get(key);
    if (shared !== undefined) {
      // The key names one kind of answer, so whoever stored it stored a T.
      return shared as Promise<T>;
    }
    const mine = fetch().finally(() => {
      if (this.#underWay.get(key) === mine) {
        this.#underWay.delete(key);
      }
    });
    this.#underWay.set(key, mine);
    return mine;
  }

  /** To be called before and after every write. */
  forget(): void {
    this.#underWay.clear();
  }
}
