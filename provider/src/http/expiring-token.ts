/** A token that ends at a time of this machine's clock, in milliseconds. */
export interface Expiring {
  readonly value: string;
  readonly expiresAt: number;
}

// Renewed this long before its end, so that no request sets out with a token that ends on the way.
const RENEW_BEFORE_MS = 60_000;

/**
 * One token for all who need it: those who ask at the same time share one minting, and it is minted anew before its end.
 * Of many callers whose token is refused at one time, only the first makes it forgotten; the rest share its successor.
 */
export class ExpiringToken<Token extends Expiring> {
  #minting: Promise<Token> | undefined;
  #current: Token | undefined;

  constructor(private readonly mint: () => Promise<Token>) {}

  async get(): Promise<Token> {
    const used = this.#shared();
    const token = await used;
    if (token.expiresAt - Date.now() >= RENEW_BEFORE_MS) {
      return this.#keep(token);
    }
    // Whoever comes second finds the minting of the first one.
    this.#minting = this.#minting === used ? undefined : this.#minting;
    return this.#keep(await this.#shared());
  }

  /** Takes notice that the server refused this value. */
  refused(value: string): void {
    if (value === this.#current?.value) {
      this.#minting = undefined;
      this.#current = undefined;
    }
  }

  #keep(token: Token): Token {
    this.#current = token;
    return token;
  }

  #shared(): Promise<Token> {
    this.#minting ??= this.mint().catch((error: unknown) => {
      this.#minting = undefined;
      throw error;
    });
    return this.#minting;
  }
}
