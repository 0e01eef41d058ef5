import { Router } from "express";
import { oktaId } from "../ids.js";
import { asText, type JsonObject } from "../json.js";
import type { PolicyRecord } from "../store.js";
import type { World } from "../world.js";
import { defaultPolicy } from "./defaults.js";
import { invalid, notFound, OktaError } from "./errors.js";
import { baseOf, bodyOf, param } from "./exchange.js";
import { appsOn, policyById } from "./lookup.js";
import { appMappingId, isAccountManagement, mappingBody } from "./rendering.js";

/** One mapping as the API shows it: of an app (derived from the app's links) or of a device signal policy (stored). */
interface Mapping {
  id: string;
  target: { application: string } | { policy: string };
}

const mappingsOf = (world: World, policy: PolicyRecord): Mapping[] => [
  ...appsOn(world, policy).map(({ id }) => ({
    id: appMappingId(policy.id, id),
    target: { application: id },
  })),
  ...world.state.mappings
    .filter(({ policyId }) => policyId === policy.id)
    .map(({ id, resourceId }) => ({ id, target: { policy: resourceId } })),
];

function mappingById(world: World, policy: PolicyRecord, id: string): Mapping {
  const mapping = mappingsOf(world, policy).find((candidate) => candidate.id === id);
  if (!mapping) throw notFound(id, "PolicyMapping");
  return mapping;
}

function create(world: World, policy: PolicyRecord, body: JsonObject): Mapping {
  // Apps go through PUT /apps/{appId}/policies/{policyId} since 2022 (facts §3.7; recorded; terraform-provider-okta #1055).
  if (policy.type !== "DEVICE_SIGNAL_COLLECTION" && world.holds("app-mapping-refused")) {
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
  const resource = world.state.policies.find(
    ({ id, type }) => id === body.resourceId && type === "ACCESS_POLICY",
  );
  if (!resource || isAccountManagement(resource)) {
    throw invalid("resourceId", "resourceId: The resource is not an app sign-in policy.");
  }
  // A sign-in policy has at most one device signal policy: the new one replaces the old.
  world.state.mappings = world.state.mappings.filter(({ resourceId }) => resourceId !== resource.id);
  const mapping = { id: oktaId("map"), policyId: policy.id, resourceId: resource.id };
  world.state.mappings.push(mapping);
  return { id: mapping.id, target: { policy: resource.id } };
}

function remove(world: World, policy: PolicyRecord, mapping: Mapping): void {
  const { state, features } = world;
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
  if (app?.accessPolicy === policy.id) app.accessPolicy = fallback;
  if (app?.profileEnrollment === policy.id) app.profileEnrollment = fallback;
}

export function mappingRoutes(world: World): Router {
  const router = Router();
  const mappings = "/api/v1/policies/:policyId/mappings";

  router.get(mappings, (request, response) => {
    const policy = policyById(world, param(request, "policyId"));
    const base = baseOf(request);
    response.json(
      mappingsOf(world, policy).map(({ id, target }) => mappingBody(id, policy.id, target, base)),
    );
  });
  router.post(mappings, (request, response) => {
    const policy = policyById(world, param(request, "policyId"));
    const { id, target } = create(world, policy, bodyOf(request));
    response.json(mappingBody(id, policy.id, target, baseOf(request)));
  });
  router.get(`${mappings}/:mappingId`, (request, response) => {
    const policy = policyById(world, param(request, "policyId"));
    const { id, target } = mappingById(world, policy, param(request, "mappingId"));
    response.json(mappingBody(id, policy.id, target, baseOf(request)));
  });
  router.delete(`${mappings}/:mappingId`, (request, response) => {
    const policy = policyById(world, param(request, "policyId"));
    remove(world, policy, mappingById(world, policy, param(request, "mappingId")));
    response.status(204).end();
  });
  return router;
}
