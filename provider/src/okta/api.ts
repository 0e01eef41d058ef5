import type { z } from "zod";
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
  page<T>(doing: string, path: string, items: PageReader<T>): Promise<Page<T>>;
  /** All pages of a list; `now` is the server's clock at the first page. */
  list<T>(doing: string, path: string, items: PageReader<T>): Promise<{ items: T[]; now: Date }>;
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
}

/** Takes the items out of one page's body; throws where it is no page. */
export type PageReader<T> = (doing: string, body: unknown) => T[];

/** Reads a bare JSON array, as Okta pages are. */
export function arrayOf<T>(schema: z.ZodType<T>): PageReader<T> {
  return (doing, body) => {
    if (!Array.isArray(body)) {
      throw new UnexpectedResponseError(doing, "not a list");
    }
    return body.map((item: unknown) => parsed(doing, schema, item));
  };
}

/** Reads `{list: […]}`, as OPA pages are. */
export function listOf<T>(schema: z.ZodType<T>): PageReader<T> {
  const items = arrayOf(schema);
  return (doing, body) =>
    items(doing, typeof body === "object" && body !== null && "list" in body ? body.list : undefined);
}

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
    return response;
  };

  const api: Api = {
    baseUrl,

    async send(doing, { method, path, body, repeatable = method !== "POST" }) {
      return exchange(doing, {
        method,
        url: baseUrl + path,
        repeatable,
        ...(body === undefined ? {} : { body }),
      });
    },

    async call(doing, request, schema) {
      const response = await api.send(doing, request);
      requireOkta(doing, response);
      return parsed(doing, schema, response.body);
    },

    async page(doing, path, items) {
      const url = new URL(path, baseUrl).href;
      const response = await exchange(doing, { method: "GET", url, repeatable: true });
      requireOkta(doing, response);
      return {
        items: items(doing, response.body),
        now: new Date(response.headers.date ?? Number.NaN),
        next: nextPage(doing, baseUrl, response),
      };
    },

    async list<T>(doing: string, path: string, items: PageReader<T>) {
      const first = await api.page(doing, path, items);
      const all = [...first.items];
      let { next } = first;
      while (next !== undefined) {
        const page: Page<T> = await api.page(doing, next, items);
        all.push(...page.items);
        next = page.next;
      }
      return { items: all, now: first.now };
    },
  };
  return api;
}

/** A page of HTML with a good status is a portal's. */
function requireOkta(doing: string, response: HttpResponse): void {
  if (typeof response.body === "string" && isIntermediary(response)) {
    throw intermediaryError(doing, response);
  }
}

function parsed<T>(doing: string, schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) {
    const problems = result.error.issues.map(
      (issue) => `${issue.path.join(".") || "body"}: ${issue.message}`,
    );
    throw new UnexpectedResponseError(doing, problems.join("; "));
  }
  return result.data;
}

/** The next page is another origin's only in an attack or a broken proxy; our credentials do not go there. */
function nextPage(doing: string, baseUrl: string, { headers }: HttpResponse): string | undefined {
  const next = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(headers.link ?? "")?.[1];
  if (next !== undefined && new URL(next, baseUrl).origin !== new URL(baseUrl).origin) {
    throw new UnexpectedResponseError(doing, `the next page is on another host, ${new URL(next).host}`);
  }
  return next === undefined ? undefined : new URL(next, baseUrl).href;
}
