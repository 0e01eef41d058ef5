import type { Features } from "../features.js";
import { asList, at, isObject, type Json, type JsonObject } from "../json.js";
import { OktaError } from "./errors.js";
import { accessPolicyRule } from "./shapes/access-policy.js";
import {
  clientUpdateRule,
  deviceSignalCollectionRule,
  entityRiskRule,
  identityClaimSourcingRule,
  postAuthSessionRule,
  profileEnrollmentRule,
  sessionViolationRule,
} from "./shapes/identity-engine.js";
import { idpDiscoveryRule } from "./shapes/idp-discovery.js";
import { mfaEnrollRule, mfaEnrollSettings } from "./shapes/mfa-enroll.js";
import { passwordRule, passwordSettings } from "./shapes/password.js";
import { normalise, type Shape, type ShapeContext } from "./shapes/shape.js";
import { signOnRule } from "./shapes/sign-on.js";

interface RuleShape {
  conditions: Shape;
  actions: Shape;
}

/** By policy type. */
const ruleShapes: Readonly<Record<string, RuleShape>> = {
  OKTA_SIGN_ON: signOnRule,
  PASSWORD: passwordRule,
  MFA_ENROLL: mfaEnrollRule,
  IDP_DISCOVERY: idpDiscoveryRule,
  ACCESS_POLICY: accessPolicyRule,
  PROFILE_ENROLLMENT: profileEnrollmentRule,
  DEVICE_SIGNAL_COLLECTION: deviceSignalCollectionRule,
  ENTITY_RISK: entityRiskRule,
  POST_AUTH_SESSION: postAuthSessionRule,
  SESSION_VIOLATION_DETECTION: sessionViolationRule,
  CLIENT_UPDATE: clientUpdateRule,
  IDENTITY_CLAIM_SOURCING: identityClaimSourcingRule,
};

/** Types whose rules fill their conditions even when none were sent. */
const alwaysConditions = new Set(["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL", "IDP_DISCOVERY"]);

/** Types whose rules never have conditions. */
const neverConditions = new Set(["PROFILE_ENROLLMENT", "CLIENT_UPDATE", "IDENTITY_CLAIM_SOURCING"]);

export function ruleConditions(policyType: string, sent: Json | undefined, context: ShapeContext): Json {
  const shape = ruleShapes[policyType];
  if (!shape || neverConditions.has(policyType)) return null;
  if (!isObject(sent) && !alwaysConditions.has(policyType)) return null;
  const value = isObject(sent) ? sent : {};
  refuseUnknownConditions(shape.conditions, value, context.features);
  return normalise(shape.conditions, value, context);
}

/** A condition the type or the org does not know is refused, not dropped (TF #759, #1802). */
function refuseUnknownConditions(shape: Shape, sent: JsonObject, features: Features): void {
  if (shape.kind !== "object" || features.unknownProperties === "keep") return;
  const unknown = Object.keys(sent).filter(
    (name) =>
      sent[name] !== null &&
      (!(name in shape.fields) || (name === "riskScore" && lacksRiskScore(sent, features))),
  );
  if (unknown.length > 0) {
    throw new OktaError(
      "E0000001",
      "Api validation failed: conditions",
      unknown.map((name) => `conditions: Invalid condition type specified: ${name}.`),
    );
  }
}

const lacksRiskScore = (sent: JsonObject, features: Features): boolean =>
  !features.riskScoring && at(sent, "riskScore", "level") !== undefined;

export function ruleActions(policyType: string, sent: Json | undefined, context: ShapeContext): Json {
  const shape = ruleShapes[policyType];
  return shape ? normalise(shape.actions, sent ?? {}, context) : (sent ?? {});
}

export interface PolicyContent {
  conditions: Json;
  settings?: JsonObject;
}

interface PolicyShape {
  /** Answers `people.groups.include`, Everyone where none is sent. */
  people: boolean;
  authProvider: boolean;
  settings?: (sent: Json | undefined, context: ShapeContext) => JsonObject;
}

const policyShapes: Readonly<Record<string, PolicyShape>> = {
  OKTA_SIGN_ON: { people: true, authProvider: false },
  PASSWORD: {
    people: true,
    authProvider: true,
    settings: (sent, context) => normalise(passwordSettings, sent ?? {}, context) as JsonObject,
  },
  MFA_ENROLL: {
    people: true,
    authProvider: false,
    settings: (sent, context) => mfaEnrollSettings(sent, context.features),
  },
};

export function policyContent(
  type: string,
  sent: JsonObject,
  everyone: string,
  context: ShapeContext,
): PolicyContent {
  const shape = policyShapes[type];
  if (!shape) return { conditions: null };
  const groups = asList(at(sent, "conditions", "people", "groups", "include"));
  const conditions: JsonObject = {
    people: { groups: { include: groups.length > 0 ? [...groups] : [everyone] } },
  };
  if (shape.authProvider) {
    const provider = at(sent, "conditions", "authProvider");
    conditions.authProvider = isObject(provider) ? { ...provider } : { provider: "OKTA" };
  }
  return shape.settings ? { conditions, settings: shape.settings(sent.settings, context) } : { conditions };
}
