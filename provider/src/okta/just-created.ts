/** After this time all of Okta's machines know what one of them was told. */
export const KNOWN_EVERYWHERE_AFTER_MS = 30_000;

/** What this process made a moment ago, by id or name: not all of the server's machines may know it yet. */
export class JustCreated {
  readonly #madeAt = new Map<string, number>();

  note(id: string): void {
    this.#madeAt.set(id, performance.now());
  }

  /** What is deleted on purpose is really gone. */
  forget(id: string): void {
    this.#madeAt.delete(id);
  }

  has(...ids: readonly string[]): boolean {
    const since = performance.now() - KNOWN_EVERYWHERE_AFTER_MS;
    return ids.some((id) => (this.#madeAt.get(id) ?? Number.NEGATIVE_INFINITY) > since);
  }
}
