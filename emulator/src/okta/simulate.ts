import { Router } from "express";
import type { EmulatorContext } from "../context.js";
import { asList, asText, isObject, type JsonObject } from "../json.js";
import type { AppRecord, PolicyRecord, RuleRecord } from "../store.js";
import {
  contextIds,
  contextUser,
  type Evaluated,
  evaluateConditions,
  type Situation,
} from "./condition-evaluation.js";
import { isOffered } from "./defaults.js";
import { invalid, notFound, OktaError } from "./errors.js";
import { parsedBody, queryText } from "./exchange.js";
import { everyoneId } from "./normalise.js";
import { policiesOf, rulesOf } from "./ordering.js";
import { all, type Truth, type Verdict, verdictOf } from "./three-valued.js";

/**
 * POST /api/v1/policies/simulate (facts §1.1 P9): which rule would decide, from the rules as stored.
 * What cannot be evaluated is UNDEFINED, and so is everything that it might have decided.
 */

const simulated = ["OKTA_SIGN_ON", "MFA_ENROLL", "ACCESS_POLICY", "PROFILE_ENROLLMENT"] as const;

interface RuleVerdict {
  rule: RuleRecord;
  status: Verdict;
  conditions: Evaluated["conditions"];
}

interface PolicyVerdict {
  policy: PolicyRecord;
  status: Verdict;
  conditions: Evaluated["conditions"];
  rules: RuleVerdict[];
}

function judge(context: EmulatorContext, policy: PolicyRecord, situation: Situation): PolicyVerdict {
  const own = evaluateConditions(policy.conditions, situation);
  const active = rulesOf(context.state, policy.id).filter(({ status }) => status === "ACTIVE");
  const rules: RuleVerdict[] = [];
  let decided: Truth = false;
  for (const rule of own.truth === false ? [] : active) {
    const { truth, conditions } = evaluateConditions(rule.conditions, situation);
    rules.push({ rule, status: verdictOf(truth), conditions });
    if (truth === undefined) {
      decided = undefined;
    }
    if (truth !== true) {
      continue;
    }
    // Sure only where no rule before it was undetermined; the policy as a whole then decides all the same.
    decided = true;
    break;
  }
  return { policy, status: verdictOf(all([own.truth, decided])), conditions: own.conditions, rules };
}

/** Sign-in and profile policies belong to the app; the others stand in line. */
function candidates(context: EmulatorContext, type: string, app: AppRecord): PolicyRecord[] {
  const bound: Readonly<Record<string, string | null>> = {
    ACCESS_POLICY: app.accessPolicy,
    PROFILE_ENROLLMENT: app.profileEnrollment,
  };
  return policiesOf(context.state, type).filter(
    (policy) => policy.status === "ACTIVE" && (!(type in bound) || policy.id === bound[type]),
  );
}

const rendered = (
  verdict: PolicyVerdict,
  keep: (rule: RuleVerdict) => boolean,
  details: boolean,
): JsonObject => ({
  id: verdict.policy.id,
  name: verdict.policy.name,
  status: verdict.status,
  conditions: details ? verdict.conditions.map((condition) => ({ ...condition })) : [],
  rules: verdict.rules.filter(keep).map(({ rule, status, conditions }) => ({
    id: rule.id,
    name: rule.name,
    status,
    conditions: details ? conditions.map((condition) => ({ ...condition })) : [],
  })),
});

function evaluate(
  context: EmulatorContext,
  type: string,
  app: AppRecord,
  situation: Situation,
  expand: string | undefined,
): JsonObject {
  const seen: PolicyVerdict[] = [];
  for (const policy of candidates(context, type, app)) {
    const verdict = judge(context, policy, situation);
    seen.push(verdict);
    if (verdict.status === "MATCH") {
      break;
    }
  }
  const last = seen.at(-1);
  const isSure = (verdict: PolicyVerdict): boolean =>
    !verdict.rules.some(({ status }) => status === "UNDEFINED");
  const undetermined = seen.filter((verdict) => verdict.status === "UNDEFINED" || !isSure(verdict));
  const match = last?.status === "MATCH" && undetermined.length === 0 ? last : undefined;
  const shown =
    expand === "EVALUATED" || expand === "RULE"
      ? seen.filter((verdict) => verdict.status === "NOT_MATCH")
      : [];
  const status: Verdict = match ? "MATCH" : undetermined.length > 0 ? "UNDEFINED" : "NOT_MATCH";
  return {
    status,
    policyType: [type],
    result: { policies: match ? [rendered(match, (rule) => rule.status === "MATCH", true)] : [] },
    undefined: {
      policies: undetermined.map((verdict) => rendered(verdict, (rule) => rule.status !== "NOT_MATCH", true)),
    },
    evaluated: {
      policies: [
        ...shown.map((verdict) => rendered(verdict, () => true, expand === "RULE")),
        // Rules that were passed over on the way to the one that matched.
        ...(match && expand !== undefined && match.rules.length > 1
          ? [rendered(match, (rule) => rule.status === "NOT_MATCH", expand === "RULE")]
          : []),
      ],
    },
  };
}

/** Memberships are known from the seed alone: `groupIds` of a seeded user. */
function groupsOfUser(context: EmulatorContext, id: string | undefined): ReadonlySet<string> | undefined {
  const user = context.state.users.find((candidate) => candidate.id === id);
  return Array.isArray(user?.groupIds) ? new Set(asList(user.groupIds).map(String)) : undefined;
}

function situationOf(context: EmulatorContext, sent: unknown, app: AppRecord): Situation {
  const user = contextUser(sent);
  const groups = contextIds(sent, "groups");
  if (user !== undefined && groups !== undefined) {
    throw invalid("policyContext", "policyContext: Only user IDs or Group IDs are allowed, not both.");
  }
  return {
    user,
    groups: groups ?? groupsOfUser(context, user),
    everyone: everyoneId(context.state),
    zones: contextIds(sent, "zones"),
    app: { id: app.id, name: asText(app.body.name) },
  };
}

/** The schema says `policyTypes`, its example `policyType`; both are read. */
function typesOf(context: EmulatorContext, body: JsonObject): string[] {
  const sent = body.policyTypes ?? body.policyType;
  const wanted = sent === undefined || sent === null ? [...simulated] : asList(sent).map(String);
  const unknown = wanted.filter((type) => !simulated.some((known) => known === type));
  if (unknown.length > 0) {
    throw invalid("policyTypes", `policyTypes: Invalid value: ${unknown.join(", ")}.`);
  }
  return wanted.filter((type) => isOffered(type, context.features));
}

function simulate(context: EmulatorContext, body: unknown, expand: string | undefined): JsonObject[] {
  if (!isObject(body)) {
    throw new OktaError("E0000003");
  }
  const id = asText(body.appInstance);
  if (id === undefined) {
    throw invalid("appInstance", "appInstance: The field cannot be left blank");
  }
  const app = context.state.apps.find((candidate) => candidate.id === id);
  if (!app) {
    throw notFound(id, "AppInstance");
  }
  const situation = situationOf(context, body.policyContext, app);
  return typesOf(context, body).map((type) => evaluate(context, type, app, situation, expand));
}

export function simulateRoutes(context: EmulatorContext): Router {
  const router = Router();
  router.post("/api/v1/policies/simulate", (request, response) => {
    // Identity Engine only (facts §1.1).
    if (context.features.engine !== "idx") {
      throw new OktaError("E0000015");
    }
    const bodies = parsedBody(request);
    if (!Array.isArray(bodies)) {
      throw new OktaError("E0000003");
    }
    response.json(bodies.flatMap((body: unknown) => simulate(context, body, queryText(request, "expand"))));
  });
  return router;
}
