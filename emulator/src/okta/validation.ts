import { asList, asText, at, isObject, type Json, type JsonObject } from "../json.js";
import { invalid } from "./errors.js";

/** What Okta refuses about contents (facts §2), each with its path. Shapes it merely drops are not here. */

type Check = (rule: JsonObject) => string | undefined;

const zoneNeedsList: Check = (rule) => {
  const network = at(rule, "conditions", "network");
  if (at(network, "connection") !== "ZONE") {
    return undefined;
  }
  const named = asList(at(network, "include")).length + asList(at(network, "exclude")).length;
  return named > 0
    ? undefined
    : "conditions.network: include or exclude is required when connection is ZONE.";
};

const known =
  (path: string, allowed: readonly string[], ...keys: string[]): Check =>
  (rule) => {
    const value = at(rule, ...keys);
    if (value === undefined || value === null) {
      return undefined;
    }
    return allowed.includes(String(value))
      ? undefined
      : `${path}: Invalid value. Allowed values are ${allowed.join(", ")}.`;
  };

const required =
  (path: string, ...keys: string[]): Check =>
  (rule) => {
    const value = at(rule, ...keys);
    return value === undefined || value === null || value === ""
      ? `${path}: The field cannot be left blank.`
      : undefined;
  };

const checks: Readonly<Record<string, readonly Check[]>> = {
  OKTA_SIGN_ON: [
    zoneNeedsList,
    // CHALLENGE: factor sequencing (Classic; terraform-provider-okta, factor_sequence).
    known("actions.signon.access", ["ALLOW", "DENY", "CHALLENGE"], "actions", "signon", "access"),
    (rule) =>
      at(rule, "actions", "signon", "requireFactor") === true &&
      !at(rule, "actions", "signon", "factorPromptMode")
        ? "actions.signon.factorPromptMode: required when requireFactor is true."
        : undefined,
  ],
  PASSWORD: [zoneNeedsList],
  MFA_ENROLL: [
    zoneNeedsList,
    required("actions.enroll.self", "actions", "enroll", "self"),
    known(
      "actions.enroll.self",
      ["CHALLENGE", "LOGIN", "NEVER", "NEVER_INCLUDING_RECOVERY"],
      "actions",
      "enroll",
      "self",
    ),
  ],
  IDP_DISCOVERY: [
    zoneNeedsList,
    (rule) => {
      const idp = at(rule, "actions", "idp");
      if (at(idp, "idpSelectionType") !== "DYNAMIC") {
        return undefined;
      }
      return asList(at(idp, "matchCriteria")).length > 0
        ? undefined
        : "actions.idp.matchCriteria: required when idpSelectionType is DYNAMIC.";
    },
    (rule) =>
      asList(at(rule, "actions", "idp", "providers")).length > 10
        ? "actions.idp.providers: at most 10 providers are allowed."
        : undefined,
  ],
  ACCESS_POLICY: [
    zoneNeedsList,
    known("actions.appSignOn.access", ["ALLOW", "DENY"], "actions", "appSignOn", "access"),
    (rule) =>
      at(rule, "conditions", "device", "managed") !== undefined &&
      at(rule, "conditions", "device", "managed") !== null &&
      at(rule, "conditions", "device", "registered") !== true
        ? "conditions.device.managed: registered must be true."
        : undefined,
    (rule) => {
      const method = at(rule, "actions", "appSignOn", "verificationMethod");
      const inChain = asList(at(method, "chains")).some(
        (chain) => at(chain, "reauthenticateIn") !== undefined,
      );
      return inChain && asText(at(method, "reauthenticateIn")) !== undefined
        ? "actions.appSignOn.verificationMethod.reauthenticateIn: not allowed together with reauthenticateIn in a chain."
        : undefined;
    },
  ],
  POST_AUTH_SESSION: [],
  ENTITY_RISK: [
    (rule) => {
      const types = at(rule, "conditions", "riskDetectionTypes");
      return asList(at(types, "include")).length > 0 && asList(at(types, "exclude")).length > 0
        ? "conditions.riskDetectionTypes: include and exclude cannot be used together."
        : undefined;
    },
  ],
};

export function validateRule(policyType: string, ruleType: string, rule: JsonObject): void {
  if (!asText(rule.name)) {
    throw invalid("name", "name: The field cannot be left blank");
  }
  if (rule.type !== undefined && rule.type !== null && rule.type !== ruleType) {
    throw invalid(
      "type",
      `type: Invalid rule type. A policy of type ${policyType} takes rules of type ${ruleType}.`,
    );
  }
  const sentences = (checks[policyType] ?? [])
    .map((check) => check(rule))
    .filter((sentence) => sentence !== undefined);
  if (sentences.length > 0) {
    const first = (sentences[0] ?? "").split(":")[0] ?? "rule";
    throw invalid(first, ...sentences);
  }
}

export function wantedPriority(body: JsonObject): number | null {
  const sent: Json | undefined = body.priority;
  if (sent === undefined || sent === null) {
    return null;
  }
  if (typeof sent !== "number" || !Number.isInteger(sent) || sent < 0) {
    throw invalid("priority", "priority: The priority must be a whole number and not negative.");
  }
  return sent;
}

export function validatePolicy(body: JsonObject): void {
  if (!asText(body.name)) {
    throw invalid("name", "name: The field cannot be left blank");
  }
  if (body.conditions !== undefined && body.conditions !== null && !isObject(body.conditions)) {
    throw invalid("conditions", "conditions: must be an object.");
  }
}
