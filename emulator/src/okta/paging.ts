import type { Request, Response } from "express";
import { OktaError } from "./errors.js";

/** Opaque cursors, `Link` headers with rel self and next; no next on the last page (facts §4). */
export function sendPage<T>(
  request: Request,
  response: Response,
  base: string,
  items: readonly T[],
  options: { idOf: (item: T) => string; defaultLimit: number | null; render: (item: T) => unknown },
): void {
  const limit = limitOf(request.query.limit) ?? options.defaultLimit ?? items.length;
  const after = typeof request.query.after === "string" ? decode(request.query.after) : undefined;
  const start = after === undefined ? 0 : items.findIndex((item) => options.idOf(item) === after) + 1;
  const page = items.slice(start, start + limit);
  const last = page[page.length - 1];
  const links = [`<${base}${request.originalUrl}>; rel="self"`];
  if (last !== undefined && start + page.length < items.length) {
    const next = new URL(`${base}${request.originalUrl}`);
    next.searchParams.set("after", encode(options.idOf(last)));
    next.searchParams.set("limit", String(limit));
    links.push(`<${next.href}>; rel="next"`);
  }
  response.setHeader("Link", links);
  response.json(page.map(options.render));
}

const encode = (id: string): string => Buffer.from(id).toString("base64url");
const decode = (cursor: string): string => Buffer.from(cursor, "base64url").toString();

function limitOf(raw: unknown): number | undefined {
  if (raw === undefined) {
    return undefined;
  }
  const limit = Number(raw);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new OktaError("E0000001", "Api validation failed: limit", [
      "limit: The limit must be a positive number.",
    ]);
  }
  return Math.min(limit, 200);
}
