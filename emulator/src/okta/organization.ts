import { Router } from "express";
import type { EmulatorContext } from "../context.js";
import { baseOf } from "./exchange.js";

/** No authentication: this is how a client learns which org it talks to. */
export function organizationRoutes(context: EmulatorContext): Router {
  const router = Router();
  router.get("/.well-known/okta-organization", (request, response) => {
    const base = baseOf(request);
    response.json({
      id: context.state.orgId,
      pipeline: context.features.engine,
      settings: { analyticsCollectionEnabled: false, bugReportingEnabled: true, omEnabled: false },
      _links: { organization: { href: base }, alternate: { href: base } },
    });
  });
  return router;
}
