import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with one request on its way to the server or back. */
export type Mishap = keyof typeof MISHAPS;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

interface OnTheWay {
  /** Passes the request on to the server, which acts on it. */
  readonly act: () => Promise<Answer>;
  readonly reply: (status: number, type: string, body: string) => void;
  readonly drop: () => void;
}

const INTERNAL_ERROR = JSON.stringify({ errorCode: "E0000009", errorSummary: "Internal Server Error" });
const PAGE = "<html><body>Service unavailable</body></html>";

const MISHAPS = {
  "500 before": async ({ reply }: OnTheWay) => reply(500, "application/json", INTERNAL_ERROR),
  "500 after": async ({ act, reply }: OnTheWay) => {
    await act();
    reply(500, "application/json", INTERNAL_ERROR);
  },
  "dropped before": async ({ drop }: OnTheWay) => drop(),
  "dropped after": async ({ act, drop }: OnTheWay) => {
    await act();
    drop();
  },
  "cut after": async ({ act, reply }: OnTheWay) => {
    const { status, body } = await act();
    // What is cut is no JSON any more, whatever it was.
    reply(status === 204 ? 200 : status, "application/json", `{${body.slice(1, body.length / 2)}`);
  },
  "page 503 before": async ({ reply }: OnTheWay) => reply(503, "text/html", PAGE),
  "page 503 after": async ({ act, reply }: OnTheWay) => {
    await act();
    reply(503, "text/html", PAGE);
  },
  "page 200 after": async ({ act, reply }: OnTheWay) => {
    await act();
    reply(200, "text/html", PAGE);
  },
  "page 200 before": async ({ reply }: OnTheWay) => reply(200, "text/html", PAGE),
} satisfies Record<string, (onTheWay: OnTheWay) => Promise<void>>;

export const MISHAP_NAMES = Object.keys(MISHAPS) as Mishap[];

/** Stands between the provider and the server, and makes one request go wrong. */
export class FaultyProxy {
  /** Every request since the last `arm`, the one that went wrong included. */
  readonly passed: string[] = [];
  /** What the mishap met. */
  hit: string | undefined;
  #armed: { readonly mishap: Mishap; readonly at: number } | undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: string,
  ) {}

  static async start(target: string): Promise<FaultyProxy> {
    const server = createServer();
    const proxy = new FaultyProxy(server, target);
    server.on("request", (request, response) => void proxy.#pass(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The request with that number, from 0, goes wrong; without arguments none. */
  arm(mishap?: Mishap, at = 0): void {
    this.passed.length = 0;
    this.hit = undefined;
    this.#armed = mishap === undefined ? undefined : { mishap, at };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const number = this.passed.length;
    const line = `${request.method} ${request.url}`;
    this.passed.push(line);
    const act = () => this.#forwarded(request, Buffer.concat(chunks));
    const armed = this.#armed;
    if (armed?.at === number) {
      this.hit = line;
      await MISHAPS[armed.mishap]({
        act,
        reply: (status, type, body) => {
          response.writeHead(status, { "Content-Type": type }).end(body);
        },
        drop: () => request.socket.destroy(),
      });
      return;
    }
    const { status, headers, body } = await act();
    response.writeHead(status, headers).end(body);
  }

  #forwarded({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // Without keep-alive, so that the emulator can stop.
      const asked = forward(this.target + url, { method, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const { "transfer-encoding": _chunked, ...rest } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, headers: rest, body: Buffer.concat(chunks).toString() });
        });
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }
}
