import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { controlRoutes } from "./control.js";
import {
  delay,
  hold,
  isOpa,
  limitConcurrency,
  limitRate,
  record,
  requireLength,
  runIntoFaults,
  takeAbsoluteTargets,
} from "./middleware.js";
import { appRoutes } from "./okta/apps.js";
import { authenticate } from "./okta/authentication.js";
import { directoryRoutes } from "./okta/directory.js";
import { OktaError } from "./okta/errors.js";
import { groupRoutes } from "./okta/groups.js";
import { mappingRoutes } from "./okta/mappings.js";
import { neighbourRoutes } from "./okta/neighbours.js";
import { organizationRoutes } from "./okta/organization.js";
import { policyRoutes } from "./okta/policies.js";
import { ruleRoutes } from "./okta/rules.js";
import { simulateRoutes } from "./okta/simulate.js";
import { tokenRoutes } from "./okta/token.js";
import { OpaError } from "./opa/errors.js";
import { opaRoutes } from "./opa/routes.js";
import type { Parts } from "./parts.js";
import { readThePast } from "./read-lag.js";

export function createApp(parts: Parts): Express {
  const { context, delays, faults, freeze, limiter, log, pasts } = parts;
  const app = express();
  app.disable("x-powered-by");
  // Okta answers no conditional requests; Express would turn repeated reads into 304.
  app.disable("etag");
  app.use(
    takeAbsoluteTargets,
    record(context, log, parts.save),
    limitConcurrency(context),
    hold(freeze),
    delay(context, delays),
    limitRate(context, limiter),
  );
  // As text: what is malformed must be told in each API's own words. Faults tell requests apart by it.
  app.use(express.text({ type: () => true, limit: "10mb" }));
  app.use(runIntoFaults(faults, { context, limiter, freeze, revoke: parts.revoke }));
  app.use(requireLength);
  app.use(controlRoutes(parts), readThePast(context, pasts));
  app.use(organizationRoutes(context), tokenRoutes(context), opaRoutes(context));
  app.use(onApi(authenticate(context)));
  // Before the policies, whose `:policyId` would take `simulate` for an id.
  app.use(simulateRoutes(context));
  app.use(
    policyRoutes(context),
    ruleRoutes(context),
    mappingRoutes(context),
    appRoutes(context),
    groupRoutes(context),
    directoryRoutes(context),
    neighbourRoutes(context),
  );
  app.use(unknownRoute, answerError);
  return app;
}

const onApi =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.path.startsWith("/api/") ? handler(request, response, next) : next();

/** Loud, so that nobody takes a hole in the emulator for an answer of Okta. */
const unknownRoute: RequestHandler = (request) => {
  process.stderr.write(`okta-emulator: NOT IMITATED: ${request.method} ${request.path} (answered 404)\n`);
  throw isOpa(request.path)
    ? new OpaError("resource_does_not_exist", "the requested path was not found")
    : new OktaError("E0000008");
};

/** What the body parser refuses carries a 4xx status; anything else is a fault of the emulator itself. */
const isClientError = (error: unknown): boolean =>
  error instanceof Error && "status" in error && typeof error.status === "number" && error.status < 500;

const answerError: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof OktaError || error instanceof OpaError) {
    response.status(error.status).json(error.body());
    return;
  }
  const known = isClientError(error);
  if (!known) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`okta-emulator: BUG at ${request.method} ${request.path}: ${text}\n`);
  }
  const answer = isOpa(request.path)
    ? new OpaError(
        known ? "invalid_request" : "unknown_error",
        known ? "the request is malformed" : "unknown error",
      )
    : new OktaError(known ? "E0000003" : "E0000009");
  response.status(answer.status).json(answer.body());
};
