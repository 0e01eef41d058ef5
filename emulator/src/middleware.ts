import type { Request, RequestHandler, Response } from "express";
import type { EmulatorContext } from "./context.js";
import type { Fault, Faults } from "./faults.js";
import { requestId } from "./ids.js";
import type { Delays } from "./latency.js";
import { errorForStatus, OktaError } from "./okta/errors.js";
import { OpaError, opaTypeForStatus } from "./opa/errors.js";
import { bucketOf, type RateLimiter, type Spending } from "./rate-limit.js";
import type { RequestLogEntry } from "./request-log.js";

/** What stands before every API route: the request line, log, latency, limits, faults. */

export const isOpa = (path: string): boolean => path.startsWith("/v1/");
const isControl = (path: string): boolean => path.startsWith("/__emulator/") || path === "/__emulator";

/**
 * A client that was told to take the emulator for its HTTP proxy names the whole URL in the request line. The host in it
 * counts, whatever the header `Host` says (RFC 9112, section 3.2.2).
 */
export const takeAbsoluteTargets: RequestHandler = (request, _response, next) => {
  const [, host, target] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(request.url) ?? [];
  if (host !== undefined && target !== undefined) {
    request.headers.host = host;
    request.url = target.startsWith("/") ? target : `/${target}`;
    request.originalUrl = request.url;
  }
  next();
};

/** Calls `before` when the answer is about to leave, once; a `false` from it drops the connection instead. */
function intercept(response: Response, before: () => boolean): void {
  const end = response.end.bind(response);
  let done = false;
  const wrapped = (...args: Parameters<typeof end>): Response => {
    if (done) {
      return response;
    }
    done = true;
    if (!before()) {
      response.socket?.destroy();
      return response;
    }
    return end(...args) as Response;
  };
  response.end = wrapped as typeof response.end;
}

/** Enough for any test; an emulator that runs for days must not fill the memory. */
const logLength = 100_000;

const lost = new WeakSet<Response>();

/** Logs what was answered, or processed and lost, and saves the state after writes before the client can know of them. */
export function record(context: EmulatorContext, log: RequestLogEntry[], save: () => void): RequestHandler {
  return (request, response, next) => {
    if (isControl(request.path)) {
      return next();
    }
    const entry: RequestLogEntry = {
      method: request.method,
      path: request.path,
      status: 0,
      bucket: bucketOf(request.path),
      at: context.clock.now().toISOString(),
    };
    const query = request.originalUrl.split("?")[1];
    if (query !== undefined) {
      entry.query = query;
    }
    log.push(entry);
    if (log.length > logLength) {
      log.shift();
    }
    response.setHeader("Date", context.clock.now().toUTCString());
    if (!isOpa(request.path)) {
      response.setHeader("x-okta-request-id", requestId());
    }
    intercept(response, () => {
      entry.status = response.statusCode;
      if (request.method !== "GET") {
        save();
      }
      return !lost.has(response);
    });
    next();
  };
}

const dialects = {
  okta: { limit: "x-rate-limit-limit", remaining: "x-rate-limit-remaining", reset: "x-rate-limit-reset" },
  opa: { limit: "X-RateLimit-Limit", remaining: "X-RateLimit-Remaining", reset: "X-RateLimit-Reset" },
} as const;

function writeLimits(request: Request, response: Response, spending: Omit<Spending, "refused">): void {
  const names = dialects[isOpa(request.path) ? "opa" : "okta"];
  response.setHeader(names.limit, String(spending.limit));
  response.setHeader(names.remaining, String(spending.remaining));
  response.setHeader(names.reset, String(spending.reset));
}

function tooMany(request: Request, response: Response, reset: number): OktaError | OpaError {
  if (!isOpa(request.path)) {
    return new OktaError("E0000047");
  }
  response.setHeader("X-RateLimit-Retry-At", String(reset));
  return new OpaError("too_many_requests", "too many requests");
}

/** One request too many in flight is a 429 with limit 0, whose reset is a hint only (facts §4). */
export function limitConcurrency(context: EmulatorContext): RequestHandler {
  let inFlight = 0;
  return (request, response, next) => {
    if (isControl(request.path)) {
      return next();
    }
    inFlight += 1;
    response.once("close", () => {
      inFlight -= 1;
    });
    const most = context.features.concurrencyLimit;
    if (most === null || inFlight <= most) {
      return next();
    }
    const reset = Math.ceil(context.clock.now().getTime() / 1000) + 1;
    writeLimits(request, response, { limit: 0, remaining: 0, reset });
    throw tooMany(request, response, reset);
  };
}

/** Stands behind the count of calls in flight, which a waiting call is one of. */
export function delay(context: EmulatorContext, delays: Delays): RequestHandler {
  return (request, _response, next) => {
    const { latency } = context.features;
    if (latency === null || isControl(request.path)) {
      return next();
    }
    setTimeout(next, delays.next(latency));
  };
}

export function limitRate(context: EmulatorContext, limiter: RateLimiter): RequestHandler {
  return (request, response, next) => {
    if (isControl(request.path)) {
      return next();
    }
    const token = request.get("authorization");
    const spending = limiter.spend(bucketOf(request.path), token, context.features.rateLimit);
    writeLimits(request, response, spending);
    if (spending.refused) {
      throw tooMany(request, response, spending.reset);
    }
    next();
  };
}

export function runIntoFaults(faults: Faults): RequestHandler {
  return async (request, response, next) => {
    if (isControl(request.path)) {
      return next();
    }
    const fault = faults.take(request.method, request.path, request.originalUrl);
    if (!fault) {
      return next();
    }
    if (fault.latencyMs !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, fault.latencyMs));
    }
    if (fault.lose === "request") {
      request.socket.destroy();
      return;
    }
    if (fault.lose === "response") {
      lost.add(response);
    }
    for (const [name, value] of Object.entries(fault.headers ?? {})) {
      response.setHeader(name, value);
    }
    if (fault.status === undefined) {
      return next();
    }
    answerFault(request, response, fault, fault.status);
  };
}

function answerFault(request: Request, response: Response, fault: Fault, status: number): void {
  response.status(status);
  if (fault.body === undefined) {
    const error = isOpa(request.path)
      ? new OpaError(opaTypeForStatus(status), "injected by a fault")
      : new OktaError(errorForStatus(status));
    response.json(error.body());
  } else if (typeof fault.body === "string") {
    response.type("text/html").send(fault.body);
  } else {
    response.json(fault.body);
  }
}

/** A POST or PUT without a body must say so with `Content-Length: 0` (facts §1). */
export const requireLength: RequestHandler = (request, _response, next) => {
  const needs = request.path.startsWith("/api/") && ["POST", "PUT"].includes(request.method);
  const says = request.get("content-length") !== undefined || request.get("transfer-encoding") !== undefined;
  if (needs && !says) {
    throw new OktaError("E0000411");
  }
  next();
};
