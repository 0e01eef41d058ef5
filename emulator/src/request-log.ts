/** Never credentials and never bodies. */
export interface RequestLogEntry {
  method: string;
  path: string;
  query?: string;
  /** 0 where nothing was answered, or not yet. */
  status: number;
  bucket: string;
  /** When the request came, by the emulator's clock. */
  at: string;
  /** Milliseconds from there to the answer, to its loss, or to the point where it was withheld. */
  ms?: number;
  /** Of a 429: the end of the window, in UNIX seconds. */
  reset?: number;
  /** Whether that 429 was for too many calls in flight, whose reset is a hint only. */
  concurrency?: boolean;
}
