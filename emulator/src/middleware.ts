import type { Request, RequestHandler, Response } from "express";
import type { EmulatorContext } from "./context.js";
import type { Fault, Faults } from "./faults.js";
import type { Freeze } from "./freeze.js";
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

/** What becomes of an answer that is about to leave. */
type Fate = "send" | "drop" | "cut" | "withhold";

/** Calls `before` when the answer is about to leave, once; what it says is done with the answer. */
function intercept(response: Response, before: () => Fate): void {
  const end = response.end.bind(response);
  let done = false;
  const wrapped = (...args: Parameters<typeof end>): Response => {
    if (done) {
      return response;
    }
    done = true;
    const fates: Readonly<Record<Fate, () => void>> = {
      send: () => end(...args),
      drop: () => response.socket?.destroy(),
      cut: () => cut(response, args[0]),
      withhold: () => undefined,
    };
    fates[before()]();
    return response;
  };
  response.end = wrapped as typeof response.end;
}

/** The head announces the whole body, of which half is sent. Where there is no body, the head itself breaks off. */
function cut(response: Response, body: unknown): void {
  const drop = (): void => {
    response.socket?.destroy();
  };
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  if (Buffer.isBuffer(bytes) && bytes.length > 1) {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), drop);
  } else {
    response.socket?.write(`HTTP/1.1 ${response.statusCode} `, drop);
  }
}

/** Enough for any test; an emulator that runs for days must not fill the memory. */
const logLength = 100_000;

/** What faults have decided of answers that are still being made. */
const fates = new WeakMap<Response, Fate>();

const entries = new WeakMap<Response, RequestLogEntry>();

/** Logs what was answered, or processed and lost, and saves the state after writes before the client can know of them. */
export function record(context: EmulatorContext, log: RequestLogEntry[], save: () => void): RequestHandler {
  return (request, response, next) => {
    if (isControl(request.path)) {
      return next();
    }
    const begun = performance.now();
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
    entries.set(response, entry);
    if (log.length > logLength) {
      log.shift();
    }
    response.setHeader("Date", context.clock.now().toUTCString());
    if (!isOpa(request.path)) {
      response.setHeader("x-okta-request-id", requestId());
    }
    intercept(response, () => {
      entry.status = response.statusCode;
      entry.ms = Math.round(performance.now() - begun);
      if (request.method !== "GET") {
        save();
      }
      return fates.get(response) ?? "send";
    });
    next();
  };
}

/** Holds everything that comes while the org stands still. */
export function hold(freeze: Freeze): RequestHandler {
  return async (request, _response, next) => {
    if (isControl(request.path)) {
      return next();
    }
    await thaw(freeze);
    next();
  };
}

async function thaw(freeze: Freeze): Promise<void> {
  for (let left = freeze.left(); left > 0; left = freeze.left()) {
    await new Promise((resolve) => setTimeout(resolve, left));
  }
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

function tooMany(
  request: Request,
  response: Response,
  { reset, concurrency }: { reset: number; concurrency: boolean },
): OktaError | OpaError {
  const entry = entries.get(response);
  if (entry !== undefined) {
    entry.reset = reset;
    entry.concurrency = concurrency;
  }
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
    throw tooManyInFlight(context, request, response);
  };
}

function tooManyInFlight(
  context: EmulatorContext,
  request: Request,
  response: Response,
): OktaError | OpaError {
  const reset = Math.ceil(context.clock.now().getTime() / 1000) + 1;
  writeLimits(request, response, { limit: 0, remaining: 0, reset });
  return tooMany(request, response, { reset, concurrency: true });
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
      throw tooMany(request, response, { reset: spending.reset, concurrency: false });
    }
    next();
  };
}

/** What faults act on beside the one answer. */
export interface FaultReach {
  readonly context: EmulatorContext;
  readonly limiter: RateLimiter;
  readonly freeze: Freeze;
  /** Ends every token. */
  readonly revoke: () => void;
}

export function runIntoFaults(faults: Faults, reach: FaultReach): RequestHandler {
  return async (request, response, next) => {
    if (isControl(request.path)) {
      return next();
    }
    const fault = faults.take({
      method: request.method,
      path: request.path,
      url: request.originalUrl,
      body: jsonOf(request),
    });
    if (!fault) {
      return next();
    }
    if (fault.freezeMs !== undefined) {
      reach.freeze.begin(fault.freezeMs);
      await thaw(reach.freeze);
    }
    if (fault.latencyMs !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, fault.latencyMs));
    }
    if (fault.revoke === true) {
      reach.revoke();
    }
    for (const [name, value] of Object.entries(fault.headers ?? {})) {
      response.setHeader(name, value);
    }
    if (fault.lose === "request") {
      request.socket.destroy();
      return;
    }
    if (fault.hang === true && fault.when !== "after") {
      return;
    }
    if (fault.exhaust !== undefined) {
      throw exhausted[fault.exhaust](reach, request, response);
    }
    const fate = fateBy(fault);
    if (fate !== undefined) {
      fates.set(response, fate);
    }
    if (fault.status === undefined) {
      return next();
    }
    if (fault.when === "after") {
      replaceAnswer(request, response, fault, fault.status);
      return next();
    }
    answerFault(request, response, fault, fault.status);
  };
}

/** Forms are left out: the signed assertion in one differs at each attempt. */
function jsonOf(request: Request): string {
  const body: unknown = request.body;
  return typeof body === "string" && request.is("json") ? body : "";
}

function fateBy({ lose, truncate, hang }: Fault): Fate | undefined {
  if (lose === "response") {
    return "drop";
  }
  if (truncate === true) {
    return "cut";
  }
  return hang === true ? "withhold" : undefined;
}

const exhausted: Readonly<
  Record<
    NonNullable<Fault["exhaust"]>,
    (reach: FaultReach, request: Request, response: Response) => OktaError | OpaError
  >
> = {
  rate({ context, limiter }, request, response) {
    const bucket = bucketOf(request.path);
    limiter.exhaust(bucket, context.features.rateLimit);
    const spending = limiter.spend(bucket, request.get("authorization"), context.features.rateLimit);
    writeLimits(request, response, spending);
    return tooMany(request, response, { reset: spending.reset, concurrency: false });
  },
  concurrency: ({ context }, request, response) => tooManyInFlight(context, request, response),
};

/** Lets the call be processed, and answers something else. */
function replaceAnswer(request: Request, response: Response, fault: Fault, status: number): void {
  const end = response.end.bind(response);
  response.end = (() => {
    response.end = end as typeof response.end;
    for (const name of ["content-length", "content-type", "link"]) {
      response.removeHeader(name);
    }
    answerFault(request, response, fault, status);
    return response;
  }) as typeof response.end;
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
