import type { Request, Response } from "express";
import type { JsonObject } from "../json.js";
import { baseOf, queryText } from "../okta/exchange.js";
import { OpaError } from "./errors.js";

const defaultCount = 100;

/** `{list}` and `Link` with rel next and prev; `offset` is opaque to clients, `count` travels in the links. */
export function sendList(request: Request, response: Response, items: readonly JsonObject[]): void {
  const count = countOf(queryText(request, "count"));
  const start = decode(queryText(request, "offset"));
  const ordered = queryText(request, "descending") === "true" ? [...items].reverse() : items;
  const links: string[] = [];
  const link = (offset: number, rel: string): void => {
    const url = new URL(`${baseOf(request)}${request.originalUrl}`);
    url.searchParams.set("offset", encode(offset));
    url.searchParams.set("count", String(count));
    links.push(`<${url.href}>; rel="${rel}"`);
  };
  if (start + count < ordered.length) {
    link(start + count, "next");
  }
  if (start > 0) {
    link(Math.max(0, start - count), "prev");
  }
  if (links.length > 0) {
    response.setHeader("Link", links.join(", "));
  }
  response.json({ list: ordered.slice(start, start + count) });
}

function countOf(raw: string | undefined): number {
  const count = raw === undefined ? defaultCount : Number(raw);
  if (!Number.isInteger(count) || count < 1) {
    throw new OpaError("invalid_request", "count must be a positive number");
  }
  return count;
}

const encode = (offset: number): string => Buffer.from(`offset:${offset}`).toString("base64url");

function decode(raw: string | undefined): number {
  if (raw === undefined) {
    return 0;
  }
  const found = /^offset:(\d+)$/.exec(Buffer.from(raw, "base64url").toString());
  if (!found) {
    throw new OpaError("invalid_request", "offset is not valid");
  }
  return Number(found[1]);
}
