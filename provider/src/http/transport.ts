import axios from "axios";
import { NetworkError } from "./errors";

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

const REQUEST_TIMEOUT_MS = 60_000;

/** The real sender. Redirects are refused: following one would carry the credentials to another host. */
export function axiosTransport(): Send {
  const client = axios.create({
    timeout: REQUEST_TIMEOUT_MS,
    maxRedirects: 0,
    responseType: "text",
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });

  return async ({ method, url, headers, body }) => {
    try {
      const response = await client.request<unknown>({
        method,
        url,
        headers: {
          Accept: "application/json",
          ...(body === undefined ? {} : { "Content-Type": contentType(body) }),
          ...headers,
        },
        ...(body === undefined ? {} : { data: encoded(body) }),
      });
      return {
        status: response.status,
        headers: flatten(response.headers),
        body: parse(response.data),
      };
    } catch (error) {
      // The axios error carries the request with its credentials, so only its code leaves this room.
      throw new NetworkError(method, url, axios.isAxiosError(error) ? (error.code ?? "unknown") : "unknown");
    }
  };
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

function parse(text: unknown): unknown {
  if (typeof text !== "string" || text === "") {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's HTML page or a cut-off answer: the caller sorts it as an unexpected response.
    return text;
  }
}
