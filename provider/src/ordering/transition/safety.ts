import type { Rule } from "./rules";

/**
 * Judges the states between two lists. A state is safe if each active rule in it that does not deny is one of the rules
 * of before or of after, and has above it at least all rules that it has above it there. Then every sign-in meets its
 * outcome of before, its outcome of after, or a refusal: whatever might have matched earlier still stands above.
 */
export class Safety {
  readonly #bits = new Map<string, bigint>();
  /** By content: the sets of contents of which one must stand above it. */
  readonly #needs = new Map<string, bigint[]>();

  constructor(before: readonly Rule[], after: readonly Rule[]) {
    for (const list of [before, after]) {
      let above = 0n;
      for (const { content, active } of list) {
        if (active) {
          this.#needs.set(content, [...(this.#needs.get(content) ?? []), above]);
          above |= this.#bitOf(content);
        }
      }
    }
  }

  allows(now: readonly Rule[]): boolean {
    let above = 0n;
    return now.every(({ content, active, denies }) => {
      const needs = this.#needs.get(content) ?? [];
      const isSafe = !active || denies || needs.some((need) => (need & ~above) === 0n);
      above |= active ? this.#bitOf(content) : 0n;
      return isSafe;
    });
  }

  #bitOf(content: string): bigint {
    const bit = this.#bits.get(content) ?? 1n << BigInt(this.#bits.size);
    this.#bits.set(content, bit);
    return bit;
  }
}
