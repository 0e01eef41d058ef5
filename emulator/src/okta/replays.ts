import type { Clock } from "../clock.js";

/** Ids of signed statements (`jti`), each good for one use until it ends. A restart forgets them, as it forgets nonces. */
export class UsedIds {
  readonly #ends = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Whether nobody used the id before; from now on it is used. `end` is in UNIX seconds. */
  use(id: string, end: number): boolean {
    const now = this.clock.now().getTime() / 1000;
    for (const [other, until] of this.#ends) {
      if (until < now) {
        this.#ends.delete(other);
      }
    }
    if (this.#ends.has(id)) {
      return false;
    }
    this.#ends.set(id, end);
    return true;
  }
}
