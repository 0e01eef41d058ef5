import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type Wiretap, wiretap } from "./sent-bodies";

let server: Server | undefined;
let tap: Wiretap;
beforeEach(() => {
  tap = wiretap();
});
afterEach(() => {
  tap.stop();
  server?.close();
});

async function listening(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
}

const post = (url: string, body: string) => fetch(url, { method: "POST", body });

test("a body is seen as it was sent, and the server still gets it", async () => {
  const received: string[] = [];
  const url = await listening((request, response) => {
    // A server that is slow to read loses nothing.
    setTimeout(async () => {
      for await (const chunk of request) {
        received.push(String(chunk));
      }
      response.end();
    }, 20);
  });
  const body = JSON.stringify({ name: "Größe", filler: "x".repeat(100_000) });
  await post(`${url}/here?now=1`, body);
  await fetch(url);
  expect(received.join("")).toBe(body);
  expect(tap.taken()).toEqual([{ method: "POST", path: "/here", body }]);
  expect(tap.taken()).toEqual([]);
});

test("a body is seen although the server answers without reading it", async () => {
  const url = await listening((_request, response) => response.writeHead(429).end());
  await post(url, "{}");
  expect(tap.taken()).toEqual([{ method: "POST", path: "/", body: "{}" }]);
});

test("nothing is seen after the end", async () => {
  const url = await listening((_request, response) => response.end());
  tap.stop();
  await post(url, "{}");
  expect(tap.taken()).toEqual([]);
});
