import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.js";
import type { Features } from "../features.js";

/** Who demands the nonce. Each hands out its own. */
export type NonceKind = "token" | "api";

/** What changes: switches are replaced as a whole, so they are read anew each time. */
interface Surroundings {
  readonly clock: Clock;
  readonly features: Features;
}

/** Nonces that change with time. All that the former ones need is the time, so nothing is stored. */
export class Nonces {
  readonly #secret = randomBytes(16).toString("hex");

  constructor(private readonly surroundings: Surroundings) {}

  /** The nonce that a client is to use now. */
  current(kind: NonceKind): string {
    return this.#nonce(kind, this.#period());
  }

  isValid(kind: NonceKind, nonce: unknown): boolean {
    const { dpopNonceSeconds, dpopNonceValidSeconds } = this.surroundings.features;
    const former = Math.max(0, Math.ceil(dpopNonceValidSeconds / dpopNonceSeconds) - 1);
    return Array.from({ length: former + 1 }, (_, back) => this.#nonce(kind, this.#period() - back)).some(
      (valid) => valid === nonce,
    );
  }

  #period(): number {
    return Math.floor(
      this.surroundings.clock.now().getTime() / 1000 / this.surroundings.features.dpopNonceSeconds,
    );
  }

  #nonce(kind: NonceKind, period: number): string {
    const { dpopNonceSeconds } = this.surroundings.features;
    return createHash("sha256")
      .update(`${this.#secret} ${kind} ${dpopNonceSeconds} ${period}`)
      .digest("base64url")
      .slice(0, 32);
  }
}
