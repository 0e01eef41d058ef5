import type { HttpResponse } from "./transport";

/**
 * The server's clock, as far as its answers tell. What is signed carries times that the server compares with its own clock,
 * and machines of CI systems and laptops are minutes off more often than one thinks.
 */
export class ServerClock {
  #skewMs = 0;

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    return Date.now() + this.#skewMs;
  }

  /** @returns by how much the clock was corrected, in milliseconds either way */
  learn({ headers }: HttpResponse): number {
    const date = Date.parse(headers.date ?? "");
    if (Number.isNaN(date)) {
      return 0;
    }
    const before = this.#skewMs;
    this.#skewMs = date - Date.now();
    return Math.abs(this.#skewMs - before);
  }
}
