import { NetworkError } from "./errors";
import { readRate } from "./rate-headers";
import type { HttpRequest, HttpResponse, Send } from "./transport";

/** What the log says of one request: nothing that a name, a body, a query or a credential could be read from. */
export interface RequestRecord {
  readonly method: string;
  /** The path with `{}` in the place of what names an object. */
  readonly path: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  /** The socket's code where no answer came. */
  readonly code: string | undefined;
  readonly ms: number;
  /** What remains of the rate limit, and the limit. */
  readonly left: number | undefined;
  readonly limit: number | undefined;
  /** Okta's name for the request, for its support. */
  readonly requestId: string | undefined;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** Tells of every request that is sent, with its answer. */
export function withRequestLog(
  send: Send,
  words: ReadonlySet<string>,
  now: () => number,
  tell: (record: RequestRecord) => void,
): Send {
  return async (request) => {
    const begun = now();
    const ms = () => Math.round(now() - begun);
    try {
      const response = await send(request);
      tell(recordOf(request, words, ms(), response));
      return response;
    } catch (error) {
      if (error instanceof NetworkError) {
        tell({ ...recordOf(request, words, ms(), undefined), code: error.code });
      }
      throw error;
    }
  };
}

/**
 * A path without what names objects: ids, and in Okta Privileged Access the names of teams and users.
 *
 * @param words the parts that name none
 */
export function pathTemplate(path: string, words: ReadonlySet<string>): string {
  return path
    .split("/")
    .map((part) => (part === "" || words.has(part) ? part : "{}"))
    .join("/");
}

function recordOf(
  { method, url, attempt = 1 }: HttpRequest,
  words: ReadonlySet<string>,
  ms: number,
  response: HttpResponse | undefined,
): RequestRecord {
  const rate = response === undefined ? undefined : readRate(response);
  const reading = rate?.kind === "refused" ? rate.reading : rate?.kind === "counted" ? rate : undefined;
  return {
    method,
    path: pathTemplate(new URL(url).pathname, words),
    status: response?.status,
    code: undefined,
    ms,
    left: reading?.remaining,
    limit: reading?.limit,
    requestId: response?.headers["x-okta-request-id"] ?? response?.headers["x-request-id"],
    attempt,
  };
}
