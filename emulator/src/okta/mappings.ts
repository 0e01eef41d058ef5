import { Router } from "express";
import type { EmulatorContext } from "../context.js";
import { oktaId } from "../ids.js";
import { asText, type JsonObject } from "../json.js";
import type { PolicyRecord } from "../store.js";
import { defaultPolicy } from "./defaults.js";
import { invalid, notFound, OktaError } from "./errors.js";
import { baseOf, bodyOf, param } from "./exchange.js";
import { appsOn, policyById } from "./lookup.js";
import { sendPage } from "./paging.js";
import { appMappingId, isAccountManagement, mappingBody } from "./rendering.js";

/** One mapping as the API shows it: of an app (derived from the app's links) or of a device signal policy (stored). */
interface Mapping {
  id: string;
  target: { application: string } | { policy: string };
}

const mappingsOf = (context: EmulatorContext, policy: PolicyRecord): Mapping[] => [
  ...appsOn(context, policy).map(({ id }) => ({
    id: appMappingId(policy.id, id),
    target: { application: id },
  })),
  ...context.state.mappings
    .filter(({ policyId }) => policyId === policy.id)
    .map(({ id, resourceId }) => ({ id, target: { policy: resourceId } })),
];

function mappingById(context: EmulatorContext, policy: PolicyRecord, id: string): Mapping {
  const mapping = mappingsOf(context, policy).find((candidate) => candidate.id === id);
  if (!mapping) {
    throw notFound(id, "PolicyMapping");
  }
  return mapping;
}

function create(context: EmulatorContext, policy: PolicyRecord, body: JsonObject): Mapping {
  // Apps go through PUT /apps/{appId}/policies/{policyId} since 2022 (facts §3.7; recorded; terraform-provider-okta #1055).
  if (policy.type !== "DEVICE_SIGNAL_COLLECTION" && context.isEnforced("app-mapping-refused")) {
    throw new OktaError(
      "E0000001",
      "Api validation failed: Policy mappings are no longer supported on this endpoint.",
    );
  }
  if (asText(body.resourceType) !== "ACCESS_POLICY") {
    throw invalid(
      "resourceType",
      "resourceType: Invalid resource type specified. Valid types are ACCESS_POLICY.",
    );
  }
  const resource = context.state.policies.find(
    ({ id, type }) => id === body.resourceId && type === "ACCESS_POLICY",
  );
  if (!resource || isAccountManagement(resource)) {
    throw invalid("resourceId", "resourceId: The resource is not an app sign-in policy.");
  }
  // A sign-in policy has at most one device signal policy: the new one replaces the old.
  context.state.mappings = context.state.mappings.filter(({ resourceId }) => resourceId !== resource.id);
  const mapping = { id: oktaId("map"), policyId: policy.id, resourceId: resource.id };
  context.state.mappings.push(mapping);
  return { id: mapping.id, target: { policy: resource.id } };
}

function remove(context: EmulatorContext, policy: PolicyRecord, mapping: Mapping): void {
  const { state, features } = context;
  const { target } = mapping;
  if ("policy" in target) {
    state.mappings = state.mappings.filter(({ id }) => id !== mapping.id);
    return;
  }
  if (features.deleteAppMapping === "refuse") {
    throw new OktaError(
      "E0000001",
      "Api validation failed: Policy mappings are no longer supported on this endpoint.",
    );
  }
  const fallback = defaultPolicy(state, policy.type)?.id ?? null;
  const app = state.apps.find(({ id }) => id === target.application);
  if (app?.accessPolicy === policy.id) {
    app.accessPolicy = fallback;
  }
  if (app?.profileEnrollment === policy.id) {
    app.profileEnrollment = fallback;
  }
}

export function mappingRoutes(context: EmulatorContext): Router {
  const router = Router();
  const mappings = "/api/v1/policies/:policyId/mappings";

  router.get(mappings, (request, response) => {
    if (!context.features.mappingsListed) {
      throw new OktaError("E0000008");
    }
    const policy = policyById(context, param(request, "policyId"));
    const base = baseOf(request);
    sendPage(request, response, base, mappingsOf(context, policy), {
      idOf: ({ id }) => id,
      defaultLimit: null,
      render: ({ id, target }) => mappingBody(id, policy.id, target, base),
    });
  });
  router.post(mappings, (request, response) => {
    const policy = policyById(context, param(request, "policyId"));
    const { id, target } = create(context, policy, bodyOf(request));
    response.json(mappingBody(id, policy.id, target, baseOf(request)));
  });
  router.get(`${mappings}/:mappingId`, (request, response) => {
    const policy = policyById(context, param(request, "policyId"));
    const { id, target } = mappingById(context, policy, param(request, "mappingId"));
    response.json(mappingBody(id, policy.id, target, baseOf(request)));
  });
  router.delete(`${mappings}/:mappingId`, (request, response) => {
    const policy = policyById(context, param(request, "policyId"));
    remove(context, policy, mappingById(context, policy, param(request, "mappingId")));
    response.status(204).end();
  });
  return router;
}
