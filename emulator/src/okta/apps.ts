import { Router } from "express";
import type { EmulatorContext } from "../context.js";
import { asText } from "../json.js";
import type { AppRecord, PolicyRecord } from "../store.js";
import { notFound, OktaError } from "./errors.js";
import { baseOf, param, queryText } from "./exchange.js";
import { filtered } from "./expression.js";
import { policyById } from "./lookup.js";
import { sendPage } from "./paging.js";
import { appBody, isAccountManagement } from "./rendering.js";

function appById(context: EmulatorContext, id: string): AppRecord {
  const app = context.state.apps.find((candidate) => candidate.id === id);
  if (!app) {
    throw notFound(id, "AppInstance");
  }
  return app;
}

/** The policy's type decides which of the app's two policies is replaced; answered 204, no body (facts §3.7). */
function assign(app: AppRecord, policy: PolicyRecord): void {
  if (policy.boundApp !== undefined && policy.boundApp !== app.id) {
    throw new OktaError(
      "E0000001",
      `Api validation failed: This policy belongs to ${policy.name}. The re-assignment of this policy is not allowed.`,
    );
  }
  if (isAccountManagement(policy)) {
    throw new OktaError("E0000001", "Api validation failed: The policy cannot be assigned to apps.");
  }
  if (policy.type === "ACCESS_POLICY") {
    app.accessPolicy = policy.id;
  } else if (policy.type === "PROFILE_ENROLLMENT") {
    app.profileEnrollment = policy.id;
  } else {
    throw new OktaError(
      "E0000001",
      `Api validation failed: Policies of type ${policy.type} cannot be assigned to apps.`,
    );
  }
}

export function appRoutes(context: EmulatorContext): Router {
  const router = Router();

  router.get("/api/v1/apps", (request, response) => {
    const base = baseOf(request);
    const words = queryText(request, "q")?.toLowerCase();
    const text = (value: unknown): string => (asText(value) ?? "").toLowerCase();
    const bodies = filtered(
      context.state.apps.map(({ body }) => body),
      "filter",
      queryText(request, "filter"),
      ["id", "name", "status"],
    );
    const filter = new Set(bodies.map(({ id }) => id));
    // Documented so; whether orgs really leave out inactive apps without it was never seen.
    const inactiveToo = queryText(request, "includeNonDeleted") === "true" || queryText(request, "filter");
    const found = context.state.apps.filter(
      ({ id, body }) =>
        filter.has(id) &&
        (inactiveToo || body.status !== "INACTIVE") &&
        (words === undefined || text(body.label).startsWith(words) || text(body.name).startsWith(words)),
    );
    sendPage(request, response, base, found, {
      idOf: ({ id }) => id,
      defaultLimit: 20,
      render: (app) => appBody(app, context.features, base),
    });
  });
  router.get("/api/v1/apps/:appId", (request, response) => {
    response.json(appBody(appById(context, param(request, "appId")), context.features, baseOf(request)));
  });
  router.put("/api/v1/apps/:appId/policies/:policyId", (request, response) => {
    const app = appById(context, param(request, "appId"));
    assign(app, policyById(context, param(request, "policyId")));
    response.status(204).end();
  });
  return router;
}
