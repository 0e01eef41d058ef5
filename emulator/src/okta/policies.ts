import { type Request, Router } from "express";
import { oktaStamp } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { asList, asText, at, type JsonObject } from "../json.js";
import type { PolicyRecord } from "../store.js";
import { cloneOf } from "./clone.js";
import { defaultPolicy, systemRule } from "./defaults.js";
import { invalid, OktaError } from "./errors.js";
import { baseOf, bodyOf, param, queryText } from "./exchange.js";
import { appsOn, policyById, typeNamed } from "./lookup.js";
import { policyContent } from "./normalise.js";
import { closePolicyGap, placePolicy, policiesOf, rulesOf } from "./ordering.js";
import { sendPage } from "./paging.js";
import type { PolicyType } from "./policy-types.js";
import { appBody, isAccountManagement, policyAlone, policyInList, ruleBody } from "./rendering.js";
import { validatePolicy, wantedPriority } from "./validation.js";
import { makesInactive, refusal, replaceStamps, replaceStatus } from "./write-rules.js";

function checkGroups(context: EmulatorContext, body: JsonObject): void {
  if (!context.features.checkReferences) {
    return;
  }
  for (const id of asList(at(body, "conditions", "people", "groups", "include"))) {
    if (!context.state.groups.some((group) => group.id === id)) {
      throw invalid(
        "conditions",
        `conditions.people.groups.include: Invalid group id specified: ${String(id)}.`,
      );
    }
  }
}

function checkName(context: EmulatorContext, type: string, name: string, self?: string): void {
  if (context.features.duplicatePolicyNames === "allow") {
    return;
  }
  const taken = context.state.policies.some(
    (other) => other.type === type && other.name === name && other.id !== self,
  );
  if (taken) {
    throw invalid("name", "name: A policy with this name already exists.");
  }
}

/** The default PASSWORD and MFA_ENROLL policies must send their priority as it is; default ACCESS_POLICY 1 (detail 4). */
function checkSystemPriority(context: EmulatorContext, policy: PolicyRecord, wanted: number | null): void {
  if (!policy.system || wanted === policy.priority || !context.isEnforced("default-priority-read-only")) {
    return;
  }
  throw new OktaError("E0000077", undefined, [
    "priority: The priority attribute of the default policy is read-only.",
  ]);
}

function refuseEdit(context: EmulatorContext, policy: PolicyRecord, known: PolicyType): void {
  if (!known.editable || isAccountManagement(policy)) {
    throw refusal(context, `policies of type ${policy.type} cannot be edited`);
  }
}

function create(context: EmulatorContext, body: JsonObject, activate: string | undefined): PolicyRecord {
  const { state, features, clock } = context;
  const type = asText(body.type);
  const known = typeNamed(type, context);
  if (type === undefined || !known.creatable) {
    throw invalid("type", `type: Policies of type ${type ?? ""} cannot be created.`);
  }
  validatePolicy(body);
  checkGroups(context, body);
  const name = asText(body.name) ?? "";
  checkName(context, type, name);
  const stamp = oktaStamp(clock);
  const inactive = (activate === "false" && features.engine === "v1") || makesInactive(context, body);
  const description = asText(body.description);
  const policy: PolicyRecord = {
    id: context.newId(known.policyPrefix),
    type,
    name,
    ...(description === undefined ? {} : { description }),
    priority: 0,
    status: inactive ? "INACTIVE" : "ACTIVE",
    system: false,
    ...policyContent(type, body, context),
    created: stamp,
    lastUpdated: stamp,
  };
  placePolicy(context, policy, wantedPriority(body), stamp);
  state.policies.push(policy);
  const rule = systemRule(policy, context);
  if (rule) {
    state.rules.push(rule);
  }
  return policy;
}

/** PUT replaces everything but id, type, system and status: status is the lifecycle endpoints' alone (facts §3.4). */
function replace(context: EmulatorContext, policy: PolicyRecord, body: JsonObject): void {
  const { features, clock } = context;
  refuseEdit(context, policy, typeNamed(policy.type, context));
  validatePolicy(body);
  if (body.type !== undefined && body.type !== policy.type) {
    throw invalid("type", "type: The type of a policy cannot be changed.");
  }
  checkGroups(context, body);
  const wanted = wantedPriority(body);
  checkSystemPriority(context, policy, wanted);
  const name = asText(body.name) ?? policy.name;
  checkName(context, policy.type, name, policy.id);
  const stamp = oktaStamp(clock);
  const description = asText(body.description);
  if (description === undefined) {
    delete policy.description;
  } else {
    policy.description = description;
  }
  // Of the default ACCESS_POLICY only the description can be changed (facts §2.0).
  if (policy.system && policy.type === "ACCESS_POLICY") {
    policy.lastUpdated = stamp;
    return;
  }
  policy.name = name;
  const content = policyContent(policy.type, body, context);
  policy.conditions = policy.system ? policy.conditions : content.conditions;
  if (content.settings) {
    policy.settings = content.settings;
  }
  replaceStamps(context, policy, stamp);
  replaceStatus(context, policy, body);
  if (!policy.system) {
    const stays = wanted === null && features.v1OmittedPriorityOnPut === "keep";
    placePolicy(context, policy, stays ? policy.priority : wanted, stamp);
  }
}

function remove(context: EmulatorContext, policy: PolicyRecord): void {
  const { state, clock } = context;
  const known = typeNamed(policy.type, context);
  if (policy.system || !known.creatable || isAccountManagement(policy)) {
    throw refusal(context, `the policy ${policy.name} cannot be deleted`);
  }
  for (const app of appsOn(context, policy)) {
    if (context.features.deleteMappedPolicy === "refuse") {
      throw new OktaError("E0000001", "Api validation failed: policy", [
        "The policy is assigned to apps. Assign the apps to another policy first.",
      ]);
    }
    const fallback = defaultPolicy(state, policy.type)?.id ?? null;
    if (app.accessPolicy === policy.id) {
      app.accessPolicy = fallback;
    }
    if (app.profileEnrollment === policy.id) {
      app.profileEnrollment = fallback;
    }
  }
  if (context.isEnforced("gone-is-404")) {
    state.policies = state.policies.filter((other) => other !== policy);
  }
  state.rules = state.rules.filter((rule) => rule.policyId !== policy.id);
  state.mappings = state.mappings.filter(
    (mapping) => mapping.policyId !== policy.id && mapping.resourceId !== policy.id,
  );
  closePolicyGap(context, policy.type, oktaStamp(clock));
}

/** Both calls are idempotent, and both count as an update even when nothing changes (recorded). */
function setStatus(context: EmulatorContext, policy: PolicyRecord, status: "ACTIVE" | "INACTIVE"): void {
  if (status === "INACTIVE") {
    if (policy.system || isAccountManagement(policy)) {
      throw refusal(context, `the policy ${policy.name} cannot be deactivated`);
    }
    if (policy.type === "ACCESS_POLICY" && appsOn(context, policy).length > 0) {
      throw new OktaError("E0000001", "Api validation failed: policy", [
        "The policy is assigned to apps and cannot be deactivated.",
      ]);
    }
  }
  policy.status = status;
  if (context.isEnforced("lifecycle-stamps")) {
    policy.lastUpdated = oktaStamp(context.clock);
  }
}

function list(context: EmulatorContext, request: Request): PolicyRecord[] {
  const type = queryText(request, "type");
  if (type === undefined) {
    throw new OktaError("E0000028", undefined, ["type: The query parameter type is required."]);
  }
  typeNamed(type, context);
  const status = queryText(request, "status");
  const prefix = queryText(request, "q")?.toLowerCase();
  const { state, isEnforced } = context;
  const all = isEnforced("policies-listed-in-order")
    ? policiesOf(state, type)
    : state.policies.filter((policy) => policy.type === type);
  const found = all.filter(
    (policy) =>
      (status === undefined || policy.status === status) &&
      (prefix === undefined || policy.name.toLowerCase().startsWith(prefix)),
  );
  return queryText(request, "sortBy") === "name" ? found.sort((a, b) => a.name.localeCompare(b.name)) : found;
}

export function policyRoutes(context: EmulatorContext): Router {
  const router = Router();
  const answer = (policy: PolicyRecord, request: Request): JsonObject =>
    policyAlone(policy, context, baseOf(request));

  router.get("/api/v1/policies", (request, response) => {
    const base = baseOf(request);
    sendPage(request, response, base, list(context, request), {
      idOf: ({ id }) => id,
      defaultLimit: context.features.policyPageSize,
      render: (policy) => policyInList(policy, context, base),
    });
  });
  router.post("/api/v1/policies", (request, response) => {
    response.json(answer(create(context, bodyOf(request), queryText(request, "activate")), request));
  });
  router.get("/api/v1/policies/:policyId", (request, response) => {
    const policy = policyById(context, param(request, "policyId"));
    const body = answer(policy, request);
    if (queryText(request, "expand") === "rules" && context.features.engine === "v1") {
      body._embedded = {
        rules: rulesOf(context.state, policy.id).map((rule) => ruleBody(rule, context, baseOf(request))),
      };
    }
    response.json(body);
  });
  router.put("/api/v1/policies/:policyId", (request, response) => {
    const policy = policyById(context, param(request, "policyId"));
    replace(context, policy, bodyOf(request));
    response.json(answer(policy, request));
  });
  router.delete("/api/v1/policies/:policyId", (request, response) => {
    remove(context, policyById(context, param(request, "policyId")));
    response.status(204).end();
  });
  router.post("/api/v1/policies/:policyId/lifecycle/activate", (request, response) => {
    setStatus(context, policyById(context, param(request, "policyId")), "ACTIVE");
    response.status(204).end();
  });
  router.post("/api/v1/policies/:policyId/lifecycle/deactivate", (request, response) => {
    setStatus(context, policyById(context, param(request, "policyId")), "INACTIVE");
    response.status(204).end();
  });
  router.post("/api/v1/policies/:policyId/clone", (request, response) => {
    response.json(answer(cloneOf(context, policyById(context, param(request, "policyId"))), request));
  });
  router.get("/api/v1/policies/:policyId/app", (request, response) => {
    const base = baseOf(request);
    const policy = policyById(context, param(request, "policyId"));
    sendPage(request, response, base, appsOn(context, policy), {
      idOf: ({ id }) => id,
      defaultLimit: 20,
      render: (app) => appBody(app, context.features, base),
    });
  });
  return router;
}
