import type { Page } from "./api";

/**
 * Finds objects one by one in a list that comes in pages. Never are more pages read than objects were asked for: a few
 * objects of a long list cost little, and many cost no more than the list.
 */
export class PagedLookup<T> {
  readonly #found = new Map<string, T>();
  #next: string | undefined;
  #asked = 0;
  #read = 0;
  #turns: Promise<unknown> = Promise.resolve();

  /**
   * @param first where the first page is
   * @param keyOf by what an object is asked for
   */
  constructor(
    first: string,
    private readonly page: (path: string) => Promise<Page<T>>,
    private readonly keyOf: (item: T) => string,
  ) {
    this.#next = first;
  }

  /** The object; undefined where it stands on none of the pages that were read. */
  find(key: string): Promise<T | undefined> {
    this.#asked += 1;
    const mine = this.#turns.then(() => this.#turnUntil(key));
    // Who comes next tries for itself.
    this.#turns = mine.catch(() => undefined);
    return mine;
  }

  async #turnUntil(key: string): Promise<T | undefined> {
    while (!this.#found.has(key) && this.#next !== undefined && this.#read < this.#asked) {
      const { items, next } = await this.page(this.#next);
      this.#read += 1;
      this.#next = next;
      for (const item of items) {
        this.#found.set(this.keyOf(item), item);
      }
    }
    return this.#found.get(key);
  }
}
