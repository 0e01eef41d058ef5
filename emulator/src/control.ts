import { type ErrorRequestHandler, type Request, type RequestHandler, Router } from "express";
import type { Fault } from "./faults.js";
import { defaultFeatures, type FeatureChange } from "./features.js";
import { isObject, parseJson } from "./json.js";
import type { Parts } from "./parts.js";
import { seedFrom } from "./seeding.js";

/** The control API: how tests in other processes and people with curl drive the emulator. No part of Okta. */

const loopbackHosts = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const loopbackAddresses = /^(127\.|::1$|::ffff:127\.)/;

/** It hands out secrets: the Host check keeps web pages out that have rebound their own name to 127.0.0.1. */
const loopbackOnly: RequestHandler = (request, response, next) => {
  const address = request.socket.remoteAddress ?? "";
  if (
    loopbackAddresses.test(address) &&
    loopbackHosts.test(request.get("host") ?? "") &&
    !request.get("origin")
  ) {
    return next();
  }
  response.status(403).json({ error: "the control API answers loopback only" });
};

function bodyOf(request: Request): Record<string, unknown> {
  const text: unknown = request.body;
  const body = parseJson(typeof text === "string" ? text : "");
  if (!isObject(body)) {
    throw new Error("the body must be a JSON object");
  }
  return body;
}

type Judgement = readonly [fits: (value: unknown) => boolean, what: string];

/** Switches that hold numbers of their own: a missing one would show only in calls that are never refused or never end. */
const NESTED_SWITCHES: Readonly<Record<"latency" | "rateLimit", Judgement>> = {
  latency: [
    (value) => value === null || isLatency(value),
    "null or {medianMs, p90Ms}, two numbers above 0 (or both 0) of which the second is not the smaller one",
  ],
  rateLimit: [
    isRateLimit,
    "{limit, windowSeconds, buckets?, tokenShare?}: whole numbers, windowSeconds above 0, a share above 0 and up to 1",
  ],
};

function isLatency(value: unknown): boolean {
  if (!isObject(value) || !hasOnly(value, ["medianMs", "p90Ms"])) {
    return false;
  }
  const { medianMs, p90Ms } = value;
  return (
    isNumber(medianMs) &&
    isNumber(p90Ms) &&
    Number.isFinite(p90Ms) &&
    p90Ms >= medianMs &&
    (medianMs > 0 || (medianMs === 0 && p90Ms === 0))
  );
}

function isRateLimit(value: unknown): boolean {
  if (!isObject(value) || !hasOnly(value, ["limit", "windowSeconds", "buckets", "tokenShare"])) {
    return false;
  }
  const { limit, windowSeconds, buckets = {}, tokenShare = 1 } = value;
  return (
    isCount(limit) &&
    isNumber(windowSeconds) &&
    windowSeconds > 0 &&
    isObject(buckets) &&
    Object.values(buckets).every(isCount) &&
    isNumber(tokenShare) &&
    tokenShare > 0 &&
    tokenShare <= 1
  );
}

function hasOnly(value: object, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

function isCount(value: unknown): boolean {
  return isNumber(value) && Number.isInteger(value) && value >= 0;
}

/** Switches come as text from the command line too: unknown names and other types are mistakes. */
export function featureChangeFrom(value: unknown): FeatureChange {
  if (!isObject(value)) {
    throw new Error("features: must be a JSON object");
  }
  const check = (change: object, known: object, at: string): void => {
    const defaults = new Map<string, unknown>(Object.entries(known));
    for (const [name, sent] of Object.entries(change) as [string, unknown][]) {
      const standard = defaults.get(name);
      if (standard === undefined) {
        throw new Error(`features: there is no switch ${at}${name}`);
      }
      if (standard !== null && sent !== null && typeof sent !== typeof standard) {
        throw new Error(`features: ${at}${name} must be a ${typeof standard}`);
      }
    }
  };
  const defaults = defaultFeatures();
  check(value, defaults, "");
  if (isObject(value.opa)) {
    check(value.opa, defaults.opa, "opa.");
  }
  for (const [name, [fits, what]] of Object.entries(NESTED_SWITCHES)) {
    if (name in value && !fits(value[name])) {
      throw new Error(`features: ${name} must be ${what}`);
    }
  }
  // Every key and its kind were judged just now, which the compiler cannot follow.
  return value as unknown as FeatureChange;
}

/** The fields of a fault, with the test that a value must pass and what it must be in words. */
const FAULT_FIELDS: Readonly<Record<keyof Fault, Judgement>> = {
  path: [isText, "a regular expression"],
  method: [isText, "a text"],
  times: [isNumber, "a number"],
  skip: [isNumber, "a number"],
  status: [isNumber, "a number"],
  body: [() => true, "anything"],
  headers: [
    (value) => isObject(value) && Object.values(value).every((one) => isText(one) || isNumber(one)),
    "an object of texts",
  ],
  latencyMs: [isNumber, "a number"],
  lose: oneOf("request", "response"),
  when: oneOf("before", "after"),
  exhaust: oneOf("rate", "concurrency"),
  each: [isFlag, "true or false"],
  truncate: [isFlag, "true or false"],
  hang: [isFlag, "true or false"],
  revoke: [isFlag, "true or false"],
  freezeMs: [isNumber, "a number"],
};

function faultFrom(value: Record<string, unknown>): Fault {
  for (const [name, [fits, what]] of Object.entries(FAULT_FIELDS)) {
    const given = value[name] ?? undefined;
    if ((name === "path" || given !== undefined) && !fits(given)) {
      throw new Error(`fault: ${name} must be ${what}`);
    }
  }
  // The table names every field of a fault and judged those that were sent, which the compiler cannot follow.
  return value as unknown as Fault;
}

function oneOf(...words: readonly string[]): Judgement {
  return [(value) => words.some((word) => word === value), words.map((word) => `"${word}"`).join(" or ")];
}

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function moveClock(parts: Parts, body: Record<string, unknown>): void {
  const { clock } = parts.context;
  if (typeof body.set === "string") {
    clock.set(body.set);
  } else if (typeof body.advanceMs === "number") {
    clock.advance(body.advanceMs);
  } else {
    throw new Error("clock: set (a time) or advanceMs (a number) is needed");
  }
}

export function controlRoutes(parts: Parts): Router {
  const { context, faults, log } = parts;
  const router = Router();
  const at = "/__emulator";

  router.use(at, loopbackOnly);
  router.post(`${at}/reset`, (_request, response) => {
    parts.reset();
    response.status(204).end();
  });
  router.post(`${at}/seed`, (request, response) => {
    parts.seed(seedFrom(bodyOf(request)));
    response.status(204).end();
  });
  router.get(`${at}/features`, (_request, response) => {
    response.json(context.features);
  });
  router.put(`${at}/features`, (request, response) => {
    parts.switch(featureChangeFrom(bodyOf(request)));
    response.json(context.features);
  });
  router.get(`${at}/clock`, (_request, response) => {
    response.json({ now: context.clock.now().toISOString() });
  });
  router.post(`${at}/clock`, (request, response) => {
    moveClock(parts, bodyOf(request));
    response.json({ now: context.clock.now().toISOString() });
  });
  router.get(`${at}/faults`, (_request, response) => {
    response.json(faults.list());
  });
  router.post(`${at}/faults`, (request, response) => {
    faults.add(faultFrom(bodyOf(request)));
    response.status(204).end();
  });
  router.delete(`${at}/faults`, (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  router.get(`${at}/faults/taken`, (_request, response) => {
    response.json(faults.taken());
  });
  router.post(`${at}/freeze`, (request, response) => {
    const { ms } = bodyOf(request);
    if (!isNumber(ms) || ms < 0) {
      throw new Error("freeze: ms (a number of milliseconds) is needed");
    }
    parts.freeze.begin(ms);
    response.status(204).end();
  });
  router.post(`${at}/revoke`, (_request, response) => {
    parts.revoke();
    response.status(204).end();
  });
  router.get(`${at}/state`, (_request, response) => {
    response.json(context.state);
  });
  router.get(`${at}/secrets`, (_request, response) => {
    response.json(context.state.issued);
  });
  router.get(`${at}/requests`, (_request, response) => {
    response.json(log);
  });
  router.delete(`${at}/requests`, (_request, response) => {
    log.length = 0;
    response.status(204).end();
  });
  router.get(`${at}/credentials`, (_request, response) => {
    const { apiToken, opa } = context.credentials;
    response.json({ apiToken, team: opa.team, keyId: opa.key, keySecret: opa.secret });
  });
  router.use(at, (request, response) => {
    response.status(404).json({ error: `the control API has no ${request.method} ${request.originalUrl}` });
  });
  router.use(at, refuse);
  return router;
}

const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  response.status(400).json({ error: error instanceof Error ? error.message : String(error) });
};
