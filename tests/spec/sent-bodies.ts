import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const CHANNEL = "http.server.request.start";

/** A request as it went over the wire. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface Wiretap {
  /** The requests with a body that have arrived whole since the last time. */
  taken(): Sent[];
  stop(): void;
}

/**
 * Listens to what reaches any HTTP server of this process. The emulator always runs in the process of the test, while
 * the provider may run in one that the Pulumi CLI started.
 */
export function wiretap(): Wiretap {
  let arrived: Sent[] = [];
  const listen = (message: unknown): void => {
    // Node's documented message on this channel.
    const { request } = message as { request: IncomingMessage };
    overhear(request, (sent) => arrived.push(sent));
  };
  subscribe(CHANNEL, listen);
  return {
    taken() {
      const all = arrived;
      arrived = [];
      return all;
    },
    stop: () => {
      unsubscribe(CHANNEL, listen);
    },
  };
}

/** A listener for "data" would start the flow before the server is ready, so the events are watched, not joined. */
function overhear(request: IncomingMessage, take: (sent: Sent) => void): void {
  const chunks: Buffer[] = [];
  const emit = request.emit.bind(request);
  request.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    if (event === "data") {
      // What a request's "data" carries, unless somebody sets an encoding; then it is text.
      chunks.push(Buffer.from(args[0] as Buffer | string));
    }
    if (event === "end" && chunks.length > 0) {
      const { method = "", url = "" } = request;
      take({ method, path: url.split("?")[0] ?? "", body: Buffer.concat(chunks).toString("utf8") });
    }
    return emit(event, ...args);
  };
}
