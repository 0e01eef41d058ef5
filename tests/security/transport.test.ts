import type { ServerResponse } from "node:http";
import { createGzip, gzipSync } from "node:zlib";
import { networkSettings } from "../../provider/src/config/network";
import { settingSource } from "../../provider/src/config/source";
import { NetworkError } from "../../provider/src/http/errors";
import { axiosTransport, type HttpRequest, type TransportOptions } from "../../provider/src/http/transport";
import { deepText, rejection } from "./deep-text";
import { type Listening, plainServer, proxyServer, rawServer, root, rootFile, tlsServer } from "./servers";

const TOKEN = "00SecretTokenOfTheOrg0123456789abcdefghij";
const PASSWORD = "proxy-pass%40word";

let servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

async function started(starting: Promise<Listening>): Promise<Listening> {
  const server = await starting;
  servers.push(server);
  return server;
}

const get = (url: string): HttpRequest => ({
  method: "GET",
  url,
  headers: { Authorization: `SSWS ${TOKEN}` },
  repeatable: true,
});

/** The code of the NetworkError; nothing that the error holds, however deep, may be a credential. */
async function codeOf(sending: Promise<unknown>): Promise<string> {
  const error = await rejection(sending);
  expect(error).toBeInstanceOf(NetworkError);
  const text = deepText(error);
  for (const secret of [TOKEN, PASSWORD, decodeURIComponent(PASSWORD), "SSWS", "Proxy-Authorization"]) {
    expect(text).not.toContain(secret);
  }
  return (error as NetworkError).code;
}

const ok = (_request: unknown, response: ServerResponse): void => {
  response.setHeader("Content-Type", "application/json");
  response.end('{"id":"x"}');
};
const silent = (): void => {};

describe("through a proxy", () => {
  const org = "https://acme.okta.com/api/v1/policies";
  const over = (proxy: Listening, more: TransportOptions = {}) =>
    axiosTransport({
      proxy: `http://deployer:${PASSWORD}@127.0.0.1:${proxy.port}`,
      ca: [root],
      ...more,
    });

  test("one tunnel serves many requests; the proxy gets its credentials, and none of Okta's", async () => {
    const okta = await started(tlsServer(ok));
    const proxy = await started(proxyServer(okta.port));
    const send = over(proxy);
    for (const _turn of [1, 2, 3]) {
      expect(await send(get(org))).toMatchObject({ status: 200, body: { id: "x" } });
    }
    const basic = Buffer.from(`deployer:${decodeURIComponent(PASSWORD)}`).toString("base64");
    expect(proxy.heard).toEqual([`CONNECT acme.okta.com:443 Basic ${basic}`]);
    expect(okta.heard).toHaveLength(3);
    expect(okta.opened()).toBe(1);
  });

  test.each([
    [407, "PROXY_407", "user and password"],
    [403, "PROXY_403", "let this host through"],
    [502, "PROXY_502", "whether it is a proxy at all"],
  ])("a CONNECT refused with %i says so", async (status, code, nextStep) => {
    const okta = await started(tlsServer(ok));
    const proxy = await started(proxyServer(okta.port, () => status));
    const sending = over(proxy)(get(org));
    expect(await codeOf(sending)).toBe(code);
    await expect(sending).rejects.toThrow(nextStep);
    await expect(sending).rejects.toMatchObject({ neverSent: true, stays: status !== 502 });
    expect(okta.opened()).toBe(0);
  });

  test("that does not answer costs no more than the time limit, and its connection is given up", async () => {
    const proxy = await started(proxyServer(9, () => 0));
    expect(await codeOf(over(proxy, { timeoutMs: 150 })(get(org)))).toBe("ETIMEDOUT");
    await until(() => proxy.open() === 0);
  });

  test("that is not there says that nobody listens", async () => {
    const proxy = await proxyServer(9);
    await proxy.stop();
    expect(await codeOf(over(proxy)(get(org)))).toBe("ECONNREFUSED");
  });

  test("the certificate behind the tunnel is checked", async () => {
    const okta = await started(tlsServer(ok));
    const proxy = await started(proxyServer(okta.port));
    const send = axiosTransport({ proxy: proxy.url });
    const sending = send(get(org));
    expect(await codeOf(sending)).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET/);
    await expect(sending).rejects.toThrow("okta:caFile");
    expect(await codeOf(over(proxy)(get("https://other.okta.com/api/v1/policies")))).toBe(
      "ERR_TLS_CERT_ALTNAME_INVALID",
    );
    expect(okta.heard).toEqual([]);
  });

  test("this machine and the hosts of NO_PROXY are reached without it", async () => {
    const okta = await started(tlsServer(ok));
    const proxy = await started(proxyServer(okta.port));
    await over(proxy)(get(`https://127.0.0.1:${okta.port}/x`));
    await over(proxy)(get(`https://localhost:${okta.port}/x`));
    expect(proxy.heard).toEqual([]);
    // The name resolves nowhere, which shows that nobody but this machine was asked for it.
    const direct = over(proxy, { noProxy: "okta.invalid" });
    expect(await codeOf(direct(get("https://acme.okta.invalid/x")))).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
    expect(proxy.heard).toEqual([]);
    await over(proxy, { noProxy: "okta.invalid" })(get(org));
    expect(proxy.heard).toHaveLength(1);
  });

  test("the environment's own proxy is not taken behind our back", async () => {
    const okta = await started(tlsServer(ok));
    const proxy = await started(proxyServer(okta.port));
    const before = { ...process.env };
    Object.assign(process.env, { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url });
    try {
      await axiosTransport({ ca: [root] })(get(`https://127.0.0.1:${okta.port}/x`));
    } finally {
      process.env = before;
    }
    expect(proxy.heard).toEqual([]);
  });
});

describe("certificates", () => {
  test("a root from a file is trusted besides those of Node", async () => {
    const okta = await started(tlsServer(ok));
    const settings = networkSettings(
      settingSource((key) => (key === "okta:caFile" ? rootFile : undefined), {}),
    );
    expect((await axiosTransport(settings)(get(`${okta.url}/x`))).status).toBe(200);
    expect(settings.ca?.length).toBeGreaterThan(100);
  });

  test("without it the server's is refused, and nothing was said to it", async () => {
    const okta = await started(tlsServer(ok));
    const error = await rejection(axiosTransport()(get(`${okta.url}/x`)));
    expect(error).toMatchObject({ stays: true, neverSent: true });
    expect(okta.heard).toEqual([]);
  });
});

describe("plain http", () => {
  test.each(["http://acme.okta.com/api/v1", "http://10.0.0.1/x", "http://localhost.acme.example/x"])(
    "%s is refused before anything is sent",
    async (url) => {
      expect(() => axiosTransport()(get(url))).toThrow("only https");
    },
  );
});

describe("an answer that takes too long", () => {
  const quick = axiosTransport({ timeoutMs: 150 });

  test("never began", async () => {
    const server = await started(plainServer(silent));
    const sending = quick(get(`${server.url}/x`));
    expect(await codeOf(sending)).toBe("ETIMEDOUT");
    await expect(sending).rejects.toThrow("okta:requestTimeout");
    await until(() => server.open() === 0);
  });

  test("stopped in its body", async () => {
    const server = await started(plainServer((_request, response) => response.write('{"id":')));
    expect(await codeOf(quick(get(`${server.url}/x`)))).toBe("ETIMEDOUT");
    await until(() => server.open() === 0);
  });

  test("drips on for ever", async () => {
    const server = await started(
      plainServer((_request, response) => {
        const dripping = setInterval(() => response.write(" "), 10);
        response.on("close", () => clearInterval(dripping));
      }),
    );
    expect(await codeOf(quick(get(`${server.url}/x`)))).toBe("ETIMEDOUT");
    await until(() => server.open() === 0);
  });
});

describe("an answer that is too large", () => {
  const megabyte = Buffer.alloc(1024 * 1024, "[");
  /** Sends 100 MB as fast as the other side takes them. */
  const flood = (response: NodeJS.WritableStream): void => {
    let left = 100;
    const more = (): void => {
      while (left > 0) {
        left -= 1;
        if (!response.write(megabyte)) {
          response.once("drain", more);
          return;
        }
      }
      response.end();
    };
    more();
  };

  test.each<[string, (response: ServerResponse) => void]>([
    [
      "with its length",
      (response) => {
        response.setHeader("Content-Length", 100 * megabyte.length);
        flood(response);
      },
    ],
    ["without", flood],
    [
      "packed into some kilobytes",
      (response) => {
        response.setHeader("Content-Encoding", "gzip");
        const packing = createGzip();
        packing.on("error", () => {});
        packing.pipe(response);
        flood(packing);
      },
    ],
    [
      "in the guise of an error",
      (response) => {
        response.statusCode = 500;
        flood(response);
      },
    ],
  ])("%s", async (_name, answer) => {
    const server = await started(plainServer((_request, response) => answer(response)));
    const sending = axiosTransport()(get(`${server.url}/x`));
    expect(await codeOf(sending)).toBe("RESPONSE_TOO_LARGE");
    await expect(sending).rejects.toThrow(/^GET \/x got no usable answer from .*larger than any of Okta's/);
    await until(() => server.open() === 0);
  });
});

describe("an answer that was cut is no answer", () => {
  const body = '[{"id":"a"}]';
  test.each<[string, string, string | Buffer]>([
    ["before its length", "Content-Length: 500", body],
    ["between chunks", "Transfer-Encoding: chunked", `${body.length.toString(16)}\r\n${body}\r\n`],
    ["within a chunk", "Transfer-Encoding: chunked", `ff\r\n${body}`],
    ["within its packing", "Content-Encoding: gzip\r\nContent-Length: 500", gzipSync(body)],
    ["in its packing, whose bytes are wrong", "Content-Encoding: gzip\r\nContent-Length: 12", body],
  ])("%s", async (_name, headers, sent) => {
    const server = await started(
      rawServer((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`);
        socket.end(sent);
      }),
    );
    expect(await codeOf(axiosTransport()(get(`${server.url}/x`)))).toBe("RESPONSE_CUT");
  });

  test("before its first byte", async () => {
    const server = await started(rawServer((socket) => socket.destroy()));
    expect(await codeOf(axiosTransport()(get(`${server.url}/x`)))).toBe("ECONNRESET");
  });

  test.each([
    ["a flood of headers", `X: ${"y".repeat(200_000)}`],
    ["headers without a name", ": x"],
  ])("%s", async (_name, headers) => {
    const server = await started(
      rawServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n${headers}\r\nContent-Length: 2\r\n\r\n{}`)),
    );
    expect(await codeOf(axiosTransport()(get(`${server.url}/x`)))).toMatch(/^HPE_/);
  });
});

describe("many at one time", () => {
  test("at most 32 connections stand, and all requests are answered", async () => {
    let most = 0;
    const server = await started(
      plainServer((_request, response) => {
        most = Math.max(most, server.open());
        setImmediate(() => response.end("{}"));
      }),
    );
    const send = axiosTransport();
    const answers = await Promise.all(Array.from({ length: 200 }, () => send(get(`${server.url}/x`))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(server.opened()).toBe(32);
    expect(most).toBe(32);
  });

  test("who waits for others does not wait on the server's time", async () => {
    // The first 32 are never answered, and keep the last one waiting for the whole of their time.
    const server = await started(
      plainServer((request, response) => request.url === "/last" && response.end("{}")),
    );
    const send = axiosTransport({ timeoutMs: 1000 });
    const first = Array.from({ length: 32 }, () => rejection(send(get(`${server.url}/x`))));
    const last = send(get(`${server.url}/last`));
    await Promise.all(first);
    expect((await last).status).toBe(200);
  });
});

/** Waits for what the other end of a connection notices a moment later. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
