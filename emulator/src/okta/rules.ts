import { type Request, Router } from "express";
import { oktaStamp } from "../clock.js";
import type { EmulatorContext } from "../context.js";
import { asText, at, isObject, type Json, type JsonObject } from "../json.js";
import type { PolicyRecord, RuleRecord } from "../store.js";
import { invalid, notFound, OktaError } from "./errors.js";
import { baseOf, bodyOf, param, queryText } from "./exchange.js";
import { policyById, typeNamed } from "./lookup.js";
import { ruleActions, ruleConditions, shapeContextOf } from "./normalise.js";
import { closeRuleGap, placeRule, rulesOf } from "./ordering.js";
import { sendPage } from "./paging.js";
import type { PolicyType } from "./policy-types.js";
import { v2Catchall } from "./priorities.js";
import { ruleBody } from "./rendering.js";
import { validateRule, wantedPriority } from "./validation.js";
import { makesInactive, refusal, replaceStamps, replaceStatus } from "./write-rules.js";

const ruleLimit = 100;

const nameOfMissing = ({ isEnforced }: EmulatorContext, framework: "v1" | "v2"): string =>
  framework === "v2" && isEnforced("missing-v2-rule-named") ? "RuleEntity" : "PolicyRule";

function ruleById(context: EmulatorContext, policy: PolicyRecord, id: string): RuleRecord {
  const rule = context.state.rules.find(
    (candidate) => candidate.id === id && candidate.policyId === policy.id,
  );
  // The two frameworks name their entity differently (recorded).
  if (!rule) {
    throw notFound(id, nameOfMissing(context, typeNamed(policy.type, context).framework));
  }
  return rule;
}

function checkName(context: EmulatorContext, policy: PolicyRecord, name: string, self?: string): void {
  if (context.features.duplicateRuleNames === "allow") {
    return;
  }
  const taken = rulesOf(context.state, policy.id).some((other) => other.name === name && other.id !== self);
  if (taken) {
    throw new OktaError("E0000195", "Conflict", [
      `name: A rule named ${name} already exists in this policy.`,
    ]);
  }
}

function priorityFor(context: EmulatorContext, known: PolicyType, body: JsonObject): number | null {
  const wanted = wantedPriority(body);
  if (wanted === null || known.framework === "v1" || wanted < v2Catchall) {
    return wanted;
  }
  if (context.features.v2TooLarge === "clamp") {
    return v2Catchall - 1;
  }
  throw invalid("priority", `priority: The priority must be less than ${v2Catchall}.`);
}

/** Types whose rules are described, by the OpenAPI file's examples. */
const describedTypes: ReadonlySet<string> = new Set(["ENTITY_RISK", "POST_AUTH_SESSION"]);

function describe(policy: PolicyRecord, rule: RuleRecord, body: JsonObject): void {
  const description = describedTypes.has(policy.type) ? asText(body.description) : undefined;
  if (description !== undefined) {
    rule.properties = { description };
  }
}

function create(
  context: EmulatorContext,
  policy: PolicyRecord,
  body: JsonObject,
  activate: string | undefined,
): RuleRecord {
  const { state, clock } = context;
  const known = typeNamed(policy.type, context);
  if (!known.extraRules) {
    throw new OktaError(
      "E0000001",
      `Api validation failed: Rules cannot be added to policies of type ${policy.type}.`,
    );
  }
  validateRule(policy.type, known.ruleType, body);
  const name = asText(body.name) ?? "";
  checkName(context, policy, name);
  if (known.framework === "v2" && rulesOf(state, policy.id).length > ruleLimit) {
    throw new OktaError("E0000001", `Api validation failed: A policy can have at most ${ruleLimit} rules.`);
  }
  const shapeContext = shapeContextOf(context, policy.resourceType);
  const stamp = oktaStamp(clock);
  const inactive = activate === "false" || makesInactive(context, body);
  const rule: RuleRecord = {
    id: context.newId(known.rulePrefix),
    policyId: policy.id,
    type: known.ruleType,
    name,
    priority: 0,
    status: inactive ? "INACTIVE" : "ACTIVE",
    system: false,
    conditions: ruleConditions(policy.type, body.conditions, shapeContext),
    actions: ruleActions(policy.type, body.actions, shapeContext),
    created: stamp,
    lastUpdated: stamp,
  };
  describe(policy, rule, body);
  placeRule(context, policy, rule, { old: null, wanted: priorityFor(context, known, body), stamp });
  state.rules.push(rule);
  return rule;
}

/** Name, priority and conditions of a system rule stay; its actions can be edited, where the type allows (facts §3.5). */
function replaceSystem(
  context: EmulatorContext,
  policy: PolicyRecord,
  rule: RuleRecord,
  body: JsonObject,
): void {
  const known = typeNamed(policy.type, context);
  if (!known.systemRuleEditable) {
    throw refusal(context, `the rule ${rule.name} cannot be edited`);
  }
  const wanted = wantedPriority(body);
  if (wanted !== null && wanted !== rule.priority) {
    throw new OktaError("E0000077", undefined, ["priority: The priority of a system rule is read-only."]);
  }
  const shapeContext = shapeContextOf(context, policy.resourceType);
  if (!context.isEnforced("catch-all-keeps-conditions")) {
    rule.conditions = ruleConditions(policy.type, body.conditions, shapeContext);
  }
  rule.actions = ruleActions(policy.type, body.actions, shapeContext);
  rule.lastUpdated = oktaStamp(context.clock);
}

function replace(context: EmulatorContext, policy: PolicyRecord, rule: RuleRecord, body: JsonObject): void {
  const { features, clock, isEnforced } = context;
  const known = typeNamed(policy.type, context);
  validateRule(policy.type, known.ruleType, body);
  if (rule.system) {
    replaceSystem(context, policy, rule, body);
    return;
  }
  const name = asText(body.name) ?? rule.name;
  checkName(context, policy, name, rule.id);
  const wanted = priorityFor(context, known, body);
  const shapeContext = shapeContextOf(context, policy.resourceType);
  const conditions = ruleConditions(policy.type, body.conditions, shapeContext);
  const actions = ruleActions(policy.type, body.actions, shapeContext);
  const stamp = oktaStamp(clock);
  const old = rule.priority;
  rule.name = name;
  const keepsZones = policy.type === "OKTA_SIGN_ON" && isEnforced("zones-outlive-put");
  rule.conditions = keepsZones ? keepZones(rule.conditions, conditions) : conditions;
  rule.actions = actions;
  replaceStamps(context, rule, stamp);
  describe(policy, rule, body);
  replaceStatus(context, rule, body);
  const stays = wanted === null && known.framework === "v1" && features.v1OmittedPriorityOnPut === "keep";
  placeRule(context, policy, rule, { old, wanted: stays ? old : wanted, stamp });
}

/** Zones of a global session rule outlive a PUT that names none, even with connection ANYWHERE (recorded). */
function keepZones(before: Json, after: Json): Json {
  const old = at(before, "network");
  const fresh = at(after, "network");
  if (!isObject(old) || !isObject(fresh) || !isObject(after)) {
    return after;
  }
  if (fresh.include !== undefined || fresh.exclude !== undefined) {
    return after;
  }
  const zones: JsonObject = {};
  if (old.include !== undefined) {
    zones.include = old.include;
  }
  if (old.exclude !== undefined) {
    zones.exclude = old.exclude;
  }
  return { ...after, network: { ...fresh, ...zones } };
}

function remove(context: EmulatorContext, policy: PolicyRecord, rule: RuleRecord): void {
  const known = typeNamed(policy.type, context);
  if (rule.system || !known.extraRules) {
    throw refusal(context, `the rule ${rule.name} cannot be deleted`);
  }
  context.state.rules = context.state.rules.filter((other) => other !== rule);
  closeRuleGap(context, policy, oktaStamp(context.clock));
}

function setStatus(context: EmulatorContext, rule: RuleRecord, status: "ACTIVE" | "INACTIVE"): void {
  if (rule.system && status === "INACTIVE") {
    throw refusal(context, `the rule ${rule.name} cannot be deactivated`);
  }
  rule.status = status;
  if (context.isEnforced("lifecycle-stamps")) {
    rule.lastUpdated = oktaStamp(context.clock);
  }
}

const listed = ({ state, isEnforced }: EmulatorContext, { id }: PolicyRecord): RuleRecord[] =>
  isEnforced("rules-listed-in-order")
    ? rulesOf(state, id)
    : state.rules.filter((rule) => rule.policyId === id);

export function ruleRoutes(context: EmulatorContext): Router {
  const router = Router();
  const policyOf = (request: Request): PolicyRecord => policyById(context, param(request, "policyId"));
  const rules = "/api/v1/policies/:policyId/rules";

  router.get(rules, (request, response) => {
    const base = baseOf(request);
    sendPage(request, response, base, listed(context, policyOf(request)), {
      idOf: ({ id }) => id,
      defaultLimit: null,
      render: (rule) => ruleBody(rule, context, base),
    });
  });
  router.post(rules, (request, response) => {
    const rule = create(context, policyOf(request), bodyOf(request), queryText(request, "activate"));
    response.json(ruleBody(rule, context, baseOf(request), "made"));
  });
  router.get(`${rules}/:ruleId`, (request, response) => {
    const rule = ruleById(context, policyOf(request), param(request, "ruleId"));
    response.json(ruleBody(rule, context, baseOf(request)));
  });
  router.put(`${rules}/:ruleId`, (request, response) => {
    const policy = policyOf(request);
    const rule = ruleById(context, policy, param(request, "ruleId"));
    replace(context, policy, rule, bodyOf(request));
    response.json(ruleBody(rule, context, baseOf(request), "replaced"));
  });
  router.delete(`${rules}/:ruleId`, (request, response) => {
    const policy = policyOf(request);
    remove(context, policy, ruleById(context, policy, param(request, "ruleId")));
    response.status(204).end();
  });
  router.post(`${rules}/:ruleId/lifecycle/activate`, (request, response) => {
    setStatus(context, ruleById(context, policyOf(request), param(request, "ruleId")), "ACTIVE");
    response.status(204).end();
  });
  router.post(`${rules}/:ruleId/lifecycle/deactivate`, (request, response) => {
    setStatus(context, ruleById(context, policyOf(request), param(request, "ruleId")), "INACTIVE");
    response.status(204).end();
  });
  return router;
}
