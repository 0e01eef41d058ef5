import type { Request } from "express";
import { isObject, type JsonObject, parseJson } from "../json.js";
import { OktaError } from "./errors.js";

/** What routes read from a request. */

export const baseOf = (request: Request): string => `${request.protocol}://${request.get("host") ?? ""}`;

/** The JSON object in the body; anything else is refused as Okta does, never read as `{}`. */
export function bodyOf(request: Request): JsonObject {
  const body = parsedBody(request);
  if (!isObject(body)) {
    throw new OktaError("E0000003");
  }
  return body;
}

export function parsedBody(request: Request): unknown {
  const text: unknown = request.body;
  if (typeof text !== "string" || text === "") {
    throw new OktaError("E0000003");
  }
  if (!/^application\/([\w.+-]*\+)?json\b/i.test(request.get("content-type") ?? "")) {
    throw new OktaError("E0000021");
  }
  try {
    return parseJson(text);
  } catch {
    throw new OktaError("E0000003");
  }
}

/** A path parameter: always there when the route matched. */
export function param(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === "string" ? value : "";
}

export const queryText = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};
