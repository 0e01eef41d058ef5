import { Agent as PlainAgent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import { createSecureContext } from "node:tls";
import axios from "axios";
import { HttpsProxyAgent } from "hpagent";
import { NetworkError } from "./errors";
import { isTooDeep } from "./json-text";
import { directHosts } from "./no-proxy";
import { redacted, secretsOf } from "./redact";
import { Slots } from "./slots";

/** One HTTP request, as the API rooms phrase it. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Absolute URL. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON body, or a form where it is URLSearchParams; absent means an empty body. */
  readonly body?: unknown;
  /** Whether sending it twice has the same effect as sending it once. POSTs are not repeatable unless said so. */
  readonly repeatable: boolean;
  /** Told before it is sent again although the server may have acted on it. */
  readonly onRepeat?: () => void;
  /** Whether it is about an object that this process made a moment ago, which the server may not know everywhere yet. */
  readonly justCreated?: boolean;
  /** 1 for the first time that it is sent. */
  readonly attempt?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Header names in lower case; several values of one header joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the raw text where it is not JSON, or undefined where the body was empty. */
  readonly body: unknown;
}

/** Sends one request and returns the answer whatever its status; throws NetworkError where no answer came. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/** How the network is crossed. */
export interface TransportOptions {
  /** For all of one request: the connection, the proxy's consent, and the answer to its last byte. */
  readonly timeoutMs?: number;
  /** The proxy that is asked for tunnels, with its credentials; this machine itself is always reached directly. */
  readonly proxy?: string;
  /** NO_PROXY: the hosts that are reached without the proxy. */
  readonly noProxy?: string;
  /** Certificates in PEM that are trusted; absent means those that Node trusts. */
  readonly ca?: readonly string[];
}

const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Requests under way to one server at one time. The smallest orgs allow 35 (Okta's concurrency limit), so one run cannot
 * break it alone; and at Okta's usual second per answer, 32 use up the largest standard limit, 1,200 a minute.
 */
const MAX_AT_ONE_TIME = 32;

/** Okta's longest lists have some megabytes to a page. Counted after unpacking, so that no small answer becomes a huge one. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

/** The real sender. Redirects are refused: following one would carry the credentials to another host. */
export function axiosTransport(options: TransportOptions = {}): Send {
  const { timeoutMs = REQUEST_TIMEOUT_MS, proxy, noProxy = "", ca } = options;
  const pool = { keepAlive: true, maxSockets: MAX_AT_ONE_TIME, timeout: timeoutMs };
  // One context for all connections: reading some 150 certificates for each would take longer than the request.
  const trust = once(() => (ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...ca] }) }));
  const plain = new PlainAgent(pool);
  const direct = once(() => new TlsAgent({ ...pool, ...trust() }));
  // A proxy whose own address is https shows a certificate, too, usually of the same root.
  const towardsProxy = ca === undefined ? {} : { ca: [...ca] };
  const tunnel =
    proxy === undefined
      ? undefined
      : once(() => new HttpsProxyAgent({ ...pool, ...trust(), proxy, proxyRequestOptions: towardsProxy }));
  const isDirect = directHosts(noProxy);
  const slots = new Map<string, Slots>();

  const client = axios.create({
    maxRedirects: 0,
    maxContentLength: MAX_RESPONSE_BYTES,
    // Chosen below: axios' own way through a proxy opens a connection for each request.
    proxy: false,
    httpAgent: plain,
    responseType: "text",
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });

  const exchange: Send = async (request) => {
    const { method, url, headers, body } = request;
    const { protocol, hostname, port } = new URL(url);
    const isTunnelled =
      tunnel !== undefined && !isLoopback(hostname) && !isDirect(hostname, Number(port || 443));
    const agent = protocol === "https:" ? { httpsAgent: isTunnelled ? tunnel() : direct() } : {};
    const clock = new AbortController();
    const alarm = setTimeout(() => clock.abort(), timeoutMs);
    try {
      const response = await client.request<unknown>({
        method,
        url,
        ...agent,
        signal: clock.signal,
        headers: {
          Accept: "application/json",
          ...(body === undefined ? {} : { "Content-Type": contentType(body) }),
          ...headers,
        },
        ...(body === undefined ? {} : { data: encoded(body) }),
      });
      return received(request, response.status, flatten(response.headers), response.data);
    } catch (error) {
      // The axios error carries the request with its credentials, so only its code leaves this room.
      throw error instanceof NetworkError
        ? error
        : new NetworkError(method, url, clock.signal.aborted ? "ETIMEDOUT" : codeOf(error));
    } finally {
      clearTimeout(alarm);
    }
  };

  return (request) => {
    const { origin, protocol, hostname } = new URL(request.url);
    if (protocol !== "https:" && !isLoopback(hostname)) {
      // Settings are checked where they are read; this holds whatever a caller makes of an answer.
      throw new Error(`${request.method} ${origin}: only https is used, except for this machine itself`);
    }
    const atOneTime = slots.get(origin) ?? new Slots(MAX_AT_ONE_TIME);
    slots.set(origin, atOneTime);
    // The time that a request waits here for others is not the server's.
    return atOneTime.run(() => exchange(request));
  };
}

/** Made at the first use: an org on this machine is reached without TLS, and reading certificates takes a while. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** This machine itself; no proxy could reach it. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}

/** What axios and its agents say in words only, and what we call it. */
const CODES_BY_WORDS: readonly (readonly [words: RegExp, code: string])[] = [
  [/^maxContentLength size/, "RESPONSE_TOO_LARGE"],
  [/^(stream has been )?aborted$/, "RESPONSE_CUT"],
  [/^Proxy timeout/, "ETIMEDOUT"],
];

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return "unknown";
  }
  const [, refusedByProxy] = /^Bad response: (\d+)/.exec(error.message) ?? [];
  if (refusedByProxy !== undefined) {
    return `PROXY_${refusedByProxy}`;
  }
  const byWords = CODES_BY_WORDS.find(([words]) => words.test(error.message))?.[1];
  const own = "code" in error && typeof error.code === "string" ? error.code : undefined;
  // Broken compression, too, is an answer that did not arrive whole.
  return byWords ?? (own?.startsWith("Z_") ? "RESPONSE_CUT" : own) ?? "unknown";
}

function received(
  request: HttpRequest,
  status: number,
  headers: Record<string, string>,
  data: unknown,
): HttpResponse {
  const secrets = status < 400 ? [] : secretsOf(request);
  const text = typeof data === "string" ? redacted(data, secrets) : "";
  if (isTooDeep(text)) {
    throw new NetworkError(request.method, request.url, "RESPONSE_TOO_DEEP");
  }
  for (const [name, value] of Object.entries(headers)) {
    headers[name] = redacted(value, secrets);
  }
  return { status, headers, body: parse(text) };
}

function contentType(body: unknown): string {
  return body instanceof URLSearchParams ? "application/x-www-form-urlencoded" : "application/json";
}

function encoded(body: unknown): string {
  return body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
}

function flatten(headers: object): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) {
      flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : String(value);
    }
  }
  return flat;
}

function parse(text: string): unknown {
  if (text === "") {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's HTML page or a cut-off answer: the caller sorts it as an unexpected response.
    return text;
  }
}
