import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { join } from "node:path";

// Made for these tests: a root that nobody trusts, and a server's certificate for acme.okta.com and this machine, valid
// until 2120. The root's key was thrown away.
const certificate = (name: string) => readFileSync(join(__dirname, "certificates", name), "utf8");
export const rootFile = join(__dirname, "certificates", "root.pem");
export const root = certificate("root.pem");

/** A server that notes what it hears and whose connections all end with the test. */
export interface Listening {
  readonly port: number;
  readonly url: string;
  /** `METHOD path` of each request, or what `hear` made of it. */
  readonly heard: string[];
  /** Connections that were opened, and how many of them are open. */
  readonly opened: () => number;
  readonly open: () => number;
  stop(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export function plainServer(answer: Answer): Promise<Listening> {
  const heard: string[] = [];
  return listening(createServer(noting(heard, answer)), "http", heard);
}

export function tlsServer(answer: Answer): Promise<Listening> {
  const heard: string[] = [];
  const options = { key: certificate("server.key"), cert: certificate("server.pem") };
  return listening(createTlsServer(options, noting(heard, answer)), "https", heard);
}

/**
 * A proxy that opens tunnels, wherever to they are asked for, to one port of this machine.
 *
 * @param decide what it answers to CONNECT; 0 is no answer at all
 */
export function proxyServer(
  targetPort: number,
  decide: (request: IncomingMessage) => number = () => 200,
): Promise<Listening> {
  const heard: string[] = [];
  const server = createServer((_request, response) => response.writeHead(500).end("not a tunnel"));
  server.on("connect", (request: IncomingMessage, client: Socket) => {
    heard.push(`CONNECT ${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim());
    const status = decide(request);
    client.on("error", () => {});
    if (status === 0) {
      // Unread, the other side's end would not be noticed.
      client.resume().on("end", () => client.end());
      return;
    }
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target = connect(targetPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.pipe(client);
      client.pipe(target);
    });
    target.on("error", () => client.destroy());
    client.on("close", () => target.destroy());
  });
  return listening(server, "http", heard);
}

/** A server of raw bytes, for answers that no HTTP library would send. */
export async function rawServer(answer: (socket: Socket) => void): Promise<Listening> {
  const { createServer: createSocketServer } = await import("node:net");
  const heard: string[] = [];
  const server = createSocketServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (bytes) => {
      heard.push(bytes.toString().split(" HTTP/")[0] ?? "");
      answer(socket);
    });
  });
  return listening(server, "http", heard);
}

function noting(heard: string[], answer: Answer): RequestListener {
  return (request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.on("error", () => {});
    answer(request, response);
  };
}

async function listening(server: Server, scheme: string, heard: string[]): Promise<Listening> {
  const sockets = new Set<Socket>();
  let opened = 0;
  server.on("connection", (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    heard,
    opened: () => opened,
    open: () => sockets.size,
    stop: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
