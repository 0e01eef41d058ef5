import { z } from "zod";
import type { Authenticator } from "../http/authenticate";
import type { HttpRequest, HttpResponse, Send } from "../http/transport";
import { type OktaProduct, refused, UnexpectedResponseError } from "./errors";
import { intermediaryError, isIntermediary } from "./intermediary";

/** One API at one base URL: sends, sorts errors, parses answers, follows pages. */
export interface Api {
  readonly baseUrl: string;
  /** Sends and returns the parsed answer; throws ApiError on any status but 2xx. */
  call<T>(doing: string, request: ApiRequest, schema: z.ZodType<T>): Promise<T>;
  /** For answers without a body. */
  send(doing: string, request: ApiRequest): Promise<HttpResponse>;
  /** One page of a list; `next` is where the next one is. */
  page<T>(doing: string, path: string, items: PageReader<T>, justCreated?: boolean): Promise<Page<T>>;
  /** All pages of a list; `now` is the server's clock at the first page. */
  list<T>(
    doing: string,
    path: string,
    items: PageReader<T>,
    justCreated?: boolean,
  ): Promise<{ items: T[]; now: Date }>;
}

export interface Page<T> {
  readonly items: T[];
  /** The server's clock. */
  readonly now: Date;
  /** To be given to `page`; undefined on the last page. */
  readonly next: string | undefined;
}

export interface ApiRequest {
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly body?: unknown;
  readonly repeatable?: boolean;
  /** Told before it is sent again although the server may have acted on it. */
  readonly onRepeat?: () => void;
  /** Whether it is about an object that this process made a moment ago: Okta may answer 404 for a while. */
  readonly justCreated?: boolean;
}

/** Takes the items out of one page's body; throws where it is no page. */
export type PageReader<T> = (asked: Asked, body: unknown) => T[];

/** What an answer is to, for messages about it. */
export interface Asked {
  readonly doing: string;
  /** Method and path. */
  readonly endpoint: string;
}

/** Reads a bare JSON array, as Okta pages are. */
export function arrayOf<T>(schema: z.ZodType<T>): PageReader<T> {
  return (asked, body) => itemsOf(asked, schema, body, []);
}

/** Reads `{list: […]}`, as OPA pages are. */
export function listOf<T>(schema: z.ZodType<T>): PageReader<T> {
  return (asked, body) =>
    itemsOf(
      asked,
      schema,
      typeof body === "object" && body !== null && "list" in body ? body.list : undefined,
      ["list"],
    );
}

function itemsOf<T>(asked: Asked, schema: z.ZodType<T>, body: unknown, at: readonly PropertyKey[]): T[] {
  if (!Array.isArray(body)) {
    throw unexpected(asked, `${z.core.toDotPath([...at]) || "the body"} is not a list`);
  }
  return body.map((item: unknown, index) => parsed(asked, schema, item, [...at, index]));
}

// More than any org has; a server that always names one more page would keep a run busy until its memory ends.
const MOST_PAGES = 10_000;

/** @param explain what to do about a refusal, as far as whoever signs the requests knows it */
export function makeApi(
  product: OktaProduct,
  baseUrl: string,
  send: Send,
  explain?: Authenticator["explain"],
): Api {
  const exchange = async (doing: string, request: HttpRequest) => {
    const response = await send(request);
    if (response.status < 200 || response.status > 299) {
      throw refused(doing, product, response, explain?.(request, response));
    }
    requireOkta(doing, response);
    return response;
  };

  const api: Api = {
    baseUrl,

    async send(doing, { method, path, body, repeatable = method !== "POST", justCreated = false, onRepeat }) {
      return exchange(doing, {
        method,
        url: baseUrl + path,
        repeatable,
        justCreated,
        ...(body === undefined ? {} : { body }),
        ...(onRepeat === undefined ? {} : { onRepeat }),
      });
    },

    async call(doing, request, schema) {
      const response = await api.send(doing, request);
      const asked = { doing, endpoint: endpoint(request.method, baseUrl + request.path) };
      return parsed(asked, schema, response.body);
    },

    async page(doing, path, items, justCreated = false) {
      const url = new URL(path, baseUrl).href;
      const asked = { doing, endpoint: endpoint("GET", url) };
      const response = await exchange(doing, { method: "GET", url, repeatable: true, justCreated });
      return {
        items: items(asked, response.body),
        now: new Date(response.headers.date ?? Number.NaN),
        next: nextPage(asked, url, response),
      };
    },

    async list<T>(doing: string, path: string, items: PageReader<T>, justCreated = false) {
      const first = await api.page(doing, path, items, justCreated);
      const all = [...first.items];
      const read = new Set<string>();
      let { next } = first;
      while (next !== undefined) {
        if (read.has(next) || read.size === MOST_PAGES) {
          const problem = read.has(next) ? "a page that was read already comes next again" : "it never ends";
          throw unexpected({ doing, endpoint: endpoint("GET", next) }, problem);
        }
        read.add(next);
        const page: Page<T> = await api.page(doing, next, items);
        for (const item of page.items) {
          all.push(item);
        }
        next = page.next;
      }
      return { items: all, now: first.now };
    },
  };
  return api;
}

/** A page of HTML with a good status is a portal's, whatever was asked for. */
function requireOkta(doing: string, response: HttpResponse): void {
  if (typeof response.body === "string" && isIntermediary(response)) {
    throw intermediaryError(doing, response);
  }
}

// The first of them tell what kind of answer it is.
const MOST_PROBLEMS = 5;

function parsed<T>(asked: Asked, schema: z.ZodType<T>, body: unknown, at: readonly PropertyKey[] = []): T {
  const result = schema.safeParse(body);
  if (!result.success) {
    // The schema's own messages name types and what would have been right, never the value that came.
    const problems = result.error.issues
      .slice(0, MOST_PROBLEMS)
      .map(({ path, message }) => `${z.core.toDotPath([...at, ...path]) || "the body"}: ${message}`);
    throw unexpected(asked, problems.join("; "));
  }
  return result.data;
}

function endpoint(method: HttpRequest["method"], url: string): string {
  return `${method} ${new URL(url).pathname}`;
}

function unexpected({ doing, endpoint: where }: Asked, problem: string): UnexpectedResponseError {
  return new UnexpectedResponseError(doing, problem, where);
}

/**
 * Where the next page is. It is another origin's only in an attack or a broken proxy, and our credentials do not go there;
 * nor does the address bring credentials of its own, which would be sent in the place of ours.
 *
 * @param url the page that was read
 */
function nextPage(asked: Asked, url: string, { headers }: HttpResponse): string | undefined {
  const link = /<([^>]+)>\s*;[^,]*\brel="?next"?(?![\w-])/.exec(headers.link ?? "")?.[1];
  if (link === undefined) {
    return undefined;
  }
  if (!URL.canParse(link, url)) {
    throw unexpected(asked, "the link to the next page is not a URL");
  }
  const next = new URL(link, url);
  if (next.origin !== new URL(url).origin) {
    throw unexpected(asked, `the next page is on another host, ${next.origin}`);
  }
  if (next.username !== "" || next.password !== "") {
    throw unexpected(asked, "the link to the next page holds credentials");
  }
  next.hash = "";
  if (next.href === url) {
    throw unexpected(asked, "the next page is the page itself");
  }
  return next.href;
}
