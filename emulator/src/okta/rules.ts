import { type Request, Router } from "express";
import { oktaStamp } from "../clock.js";
import { asText, at, isObject, type Json, type JsonObject } from "../json.js";
import type { PolicyRecord, RuleRecord } from "../store.js";
import type { World } from "../world.js";
import { invalid, notFound, OktaError } from "./errors.js";
import { baseOf, bodyOf, param, queryText } from "./exchange.js";
import { closeRuleGap, placeRule, rulesOf } from "./line.js";
import { policyById, typeNamed } from "./lookup.js";
import { contextOf, ruleActions, ruleConditions } from "./normalise.js";
import { sendPage } from "./paging.js";
import type { PolicyType } from "./policy-types.js";
import { v2Catchall } from "./priorities.js";
import { ruleBody } from "./rendering.js";
import { validateRule, wantedPriority } from "./validation.js";
import { makesInactive, refusal, replaceStamps, replaceStatus } from "./writing.js";

const ruleLimit = 100;

const nameOfMissing = ({ holds }: World, framework: "v1" | "v2"): string =>
  framework === "v2" && holds("missing-v2-rule-named") ? "RuleEntity" : "PolicyRule";

function ruleById(world: World, policy: PolicyRecord, id: string): RuleRecord {
  const rule = world.state.rules.find((candidate) => candidate.id === id && candidate.policyId === policy.id);
  // The two frameworks name their entity differently (recorded).
  if (!rule) throw notFound(id, nameOfMissing(world, typeNamed(policy.type, world).framework));
  return rule;
}

function checkName(world: World, policy: PolicyRecord, name: string, self?: string): void {
  if (world.features.duplicateRuleNames === "allow") return;
  const taken = rulesOf(world.state, policy.id).some((other) => other.name === name && other.id !== self);
  if (taken)
    throw new OktaError("E0000195", "Conflict", [
      `name: A rule named ${name} already exists in this policy.`,
    ]);
}

function priorityFor(world: World, known: PolicyType, body: JsonObject): number | null {
  const wanted = wantedPriority(body);
  if (wanted === null || known.framework === "v1" || wanted < v2Catchall) return wanted;
  if (world.features.v2TooLarge === "clamp") return v2Catchall - 1;
  throw invalid("priority", `priority: The priority must be less than ${v2Catchall}.`);
}

/** Types whose rules are described, by the OpenAPI file's examples. */
const describedTypes: ReadonlySet<string> = new Set(["ENTITY_RISK", "POST_AUTH_SESSION"]);

function describe(policy: PolicyRecord, rule: RuleRecord, body: JsonObject): void {
  const description = describedTypes.has(policy.type) ? asText(body.description) : undefined;
  if (description !== undefined) rule.properties = { description };
}

function create(
  world: World,
  policy: PolicyRecord,
  body: JsonObject,
  activate: string | undefined,
): RuleRecord {
  const { state, clock } = world;
  const known = typeNamed(policy.type, world);
  if (!known.extraRules) {
    throw new OktaError(
      "E0000001",
      `Api validation failed: Rules cannot be added to policies of type ${policy.type}.`,
    );
  }
  validateRule(policy.type, known.ruleType, body);
  const name = asText(body.name) ?? "";
  checkName(world, policy, name);
  if (known.framework === "v2" && rulesOf(state, policy.id).length > ruleLimit) {
    throw new OktaError("E0000001", `Api validation failed: A policy can have at most ${ruleLimit} rules.`);
  }
  const context = contextOf(world, policy.resourceType);
  const stamp = oktaStamp(clock);
  const inactive = activate === "false" || makesInactive(world, body);
  const rule: RuleRecord = {
    id: world.newId(known.rulePrefix),
    policyId: policy.id,
    type: known.ruleType,
    name,
    priority: 0,
    status: inactive ? "INACTIVE" : "ACTIVE",
    system: false,
    conditions: ruleConditions(policy.type, body.conditions, context),
    actions: ruleActions(policy.type, body.actions, context),
    created: stamp,
    lastUpdated: stamp,
  };
  describe(policy, rule, body);
  placeRule(world, policy, rule, { old: null, wanted: priorityFor(world, known, body), stamp });
  state.rules.push(rule);
  return rule;
}

/** Name, priority and conditions of a system rule stay; its actions can be edited, where the type allows (facts §3.5). */
function replaceSystem(world: World, policy: PolicyRecord, rule: RuleRecord, body: JsonObject): void {
  const known = typeNamed(policy.type, world);
  if (!known.systemRuleEditable) throw refusal(world, `the rule ${rule.name} cannot be edited`);
  const wanted = wantedPriority(body);
  if (wanted !== null && wanted !== rule.priority) {
    throw new OktaError("E0000077", undefined, ["priority: The priority of a system rule is read-only."]);
  }
  const context = contextOf(world, policy.resourceType);
  if (!world.holds("catch-all-keeps-conditions"))
    rule.conditions = ruleConditions(policy.type, body.conditions, context);
  rule.actions = ruleActions(policy.type, body.actions, context);
  rule.lastUpdated = oktaStamp(world.clock);
}

function replace(world: World, policy: PolicyRecord, rule: RuleRecord, body: JsonObject): void {
  const { features, clock, holds } = world;
  const known = typeNamed(policy.type, world);
  validateRule(policy.type, known.ruleType, body);
  if (rule.system) {
    replaceSystem(world, policy, rule, body);
    return;
  }
  const name = asText(body.name) ?? rule.name;
  checkName(world, policy, name, rule.id);
  const wanted = priorityFor(world, known, body);
  const context = contextOf(world, policy.resourceType);
  const conditions = ruleConditions(policy.type, body.conditions, context);
  const actions = ruleActions(policy.type, body.actions, context);
  const stamp = oktaStamp(clock);
  const old = rule.priority;
  rule.name = name;
  const keepsZones = policy.type === "OKTA_SIGN_ON" && holds("zones-outlive-put");
  rule.conditions = keepsZones ? keepZones(rule.conditions, conditions) : conditions;
  rule.actions = actions;
  replaceStamps(world, rule, stamp);
  describe(policy, rule, body);
  replaceStatus(world, rule, body);
  const stays = wanted === null && known.framework === "v1" && features.v1OmittedPriorityOnPut === "keep";
  placeRule(world, policy, rule, { old, wanted: stays ? old : wanted, stamp });
}

/** Zones of a global session rule outlive a PUT that names none, even with connection ANYWHERE (recorded). */
function keepZones(before: Json, after: Json): Json {
  const old = at(before, "network");
  const fresh = at(after, "network");
  if (!isObject(old) || !isObject(fresh) || !isObject(after)) return after;
  if (fresh.include !== undefined || fresh.exclude !== undefined) return after;
  const zones: JsonObject = {};
  if (old.include !== undefined) zones.include = old.include;
  if (old.exclude !== undefined) zones.exclude = old.exclude;
  return { ...after, network: { ...fresh, ...zones } };
}

function remove(world: World, policy: PolicyRecord, rule: RuleRecord): void {
  const known = typeNamed(policy.type, world);
  if (rule.system || !known.extraRules) throw refusal(world, `the rule ${rule.name} cannot be deleted`);
  world.state.rules = world.state.rules.filter((other) => other !== rule);
  closeRuleGap(world, policy, oktaStamp(world.clock));
}

function setStatus(world: World, rule: RuleRecord, status: "ACTIVE" | "INACTIVE"): void {
  if (rule.system && status === "INACTIVE")
    throw refusal(world, `the rule ${rule.name} cannot be deactivated`);
  rule.status = status;
  if (world.holds("lifecycle-stamps")) rule.lastUpdated = oktaStamp(world.clock);
}

const listed = ({ state, holds }: World, { id }: PolicyRecord): RuleRecord[] =>
  holds("rules-listed-in-order") ? rulesOf(state, id) : state.rules.filter((rule) => rule.policyId === id);

export function ruleRoutes(world: World): Router {
  const router = Router();
  const policyOf = (request: Request): PolicyRecord => policyById(world, param(request, "policyId"));
  const rules = "/api/v1/policies/:policyId/rules";

  router.get(rules, (request, response) => {
    const base = baseOf(request);
    sendPage(request, response, base, listed(world, policyOf(request)), {
      idOf: ({ id }) => id,
      defaultLimit: null,
      render: (rule) => ruleBody(rule, world, base),
    });
  });
  router.post(rules, (request, response) => {
    const rule = create(world, policyOf(request), bodyOf(request), queryText(request, "activate"));
    response.json(ruleBody(rule, world, baseOf(request), "made"));
  });
  router.get(`${rules}/:ruleId`, (request, response) => {
    const rule = ruleById(world, policyOf(request), param(request, "ruleId"));
    response.json(ruleBody(rule, world, baseOf(request)));
  });
  router.put(`${rules}/:ruleId`, (request, response) => {
    const policy = policyOf(request);
    const rule = ruleById(world, policy, param(request, "ruleId"));
    replace(world, policy, rule, bodyOf(request));
    response.json(ruleBody(rule, world, baseOf(request), "replaced"));
  });
  router.delete(`${rules}/:ruleId`, (request, response) => {
    const policy = policyOf(request);
    remove(world, policy, ruleById(world, policy, param(request, "ruleId")));
    response.status(204).end();
  });
  router.post(`${rules}/:ruleId/lifecycle/activate`, (request, response) => {
    setStatus(world, ruleById(world, policyOf(request), param(request, "ruleId")), "ACTIVE");
    response.status(204).end();
  });
  router.post(`${rules}/:ruleId/lifecycle/deactivate`, (request, response) => {
    setStatus(world, ruleById(world, policyOf(request), param(request, "ruleId")), "INACTIVE");
    response.status(204).end();
  });
  return router;
}
