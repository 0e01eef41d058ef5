/** Whether a connection still gets anywhere. A run that progresses is never ended, however long it takes. */
export class Progress {
  #lastAt: number;

  constructor(
    readonly deadlineMs: number,
    private readonly now: () => number,
  ) {
    this.#lastAt = now();
  }

  /** The server did what was asked, or said why not. */
  note(): void {
    this.#lastAt = this.now();
  }

  /** Whether neither a request that waits since that time nor any other one got anywhere for longer than is allowed. */
  isOver(since: number): boolean {
    return this.now() - Math.max(since, this.#lastAt) > this.deadlineMs;
  }
}

/** Neither this request nor any other one of its connection got anywhere for as long as the user allows. */
export class StuckError extends Error {
  override readonly name = "StuckError";

  /** @param waitedFor what the request waited for, as the end of "waited for …" */
  constructor(method: string, url: string, waitedFor: string, deadlineMs: number) {
    const { host, pathname } = new URL(url);
    super(
      `${method} ${pathname} on ${host} waited for ${waitedFor}, and nothing progressed for ${inWords(deadlineMs)}. ` +
        "The request was given up, and nothing more was sent. Run again when others use the org less; a longer wait is set by okta:deadline (OKTA_DEADLINE).",
    );
  }
}

function inWords(ms: number): string {
  const minutes = ms / 60_000;
  return minutes >= 1 ? `${Number(minutes.toFixed(1))} min` : `${Number((ms / 1000).toFixed(1))} s`;
}
