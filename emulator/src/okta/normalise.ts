import type { EmulatorContext } from "../context.js";
import { asList, asText, at, isObject, type Json, type JsonObject } from "../json.js";
import type { OrgState } from "../store.js";
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

/** What a normalisation may look at; `resourceType` is that of the rule's policy. */
export const shapeContextOf = (
  { features, isEnforced, state }: EmulatorContext,
  resourceType?: string,
): ShapeContext => ({
  features,
  isEnforced,
  resourceType,
  providerName: (id) => asText(state.identityProviders.find((provider) => provider.id === id)?.name),
});

export function everyoneId(state: OrgState): string {
  const everyone = state.groups.find((group) => at(group, "profile", "name") === "Everyone");
  return asText(everyone?.id) ?? "";
}

/** Types whose rules fill their conditions even when none were sent. */
const alwaysConditions = new Set(["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL", "IDP_DISCOVERY"]);

/** Types whose rules never have conditions. */
const neverConditions = new Set(["PROFILE_ENROLLMENT", "CLIENT_UPDATE", "IDENTITY_CLAIM_SOURCING"]);

export function ruleConditions(policyType: string, sent: Json | undefined, shapeContext: ShapeContext): Json {
  const shape = ruleShapes[policyType];
  if (!shape || neverConditions.has(policyType)) {
    return null;
  }
  const staysNull = !alwaysConditions.has(policyType) && shapeContext.isEnforced("no-conditions-stay-null");
  if (!isObject(sent) && staysNull) {
    return null;
  }
  const value = isObject(sent) ? sent : {};
  refuseUnknownConditions(shape.conditions, value, shapeContext);
  return normalise(shape.conditions, value, shapeContext);
}

/** A condition the type or the org does not know is refused, not dropped (TF #759, #1802). */
function refuseUnknownConditions(shape: Shape, sent: JsonObject, shapeContext: ShapeContext): void {
  if (shape.kind !== "object" || shapeContext.features.unknownProperties === "keep") {
    return;
  }
  const refused = (name: string): boolean =>
    name in shape.fields
      ? name === "riskScore" && lacksRiskScore(sent, shapeContext)
      : shapeContext.isEnforced("unknown-conditions-refused");
  const unknown = Object.keys(sent).filter((name) => sent[name] !== null && refused(name));
  if (unknown.length > 0) {
    throw new OktaError(
      "E0000001",
      "Api validation failed: conditions",
      unknown.map((name) => `conditions: Invalid condition type specified: ${name}.`),
    );
  }
}

const lacksRiskScore = (sent: JsonObject, { features, isEnforced }: ShapeContext): boolean =>
  !features.riskScoring && isEnforced("risk-score-refused") && at(sent, "riskScore", "level") !== undefined;

export function ruleActions(policyType: string, sent: Json | undefined, shapeContext: ShapeContext): Json {
  const shape = ruleShapes[policyType];
  return shape ? normalise(shape.actions, sent ?? {}, shapeContext) : (sent ?? {});
}

export interface PolicyContent {
  conditions: Json;
  settings?: JsonObject;
}

interface PolicyShape {
  /** Answers `people.groups.include`, Everyone where none is sent. */
  people: boolean;
  authProvider: boolean;
  settings?: (sent: Json | undefined, shapeContext: ShapeContext) => JsonObject;
}

const policyShapes: Readonly<Record<string, PolicyShape>> = {
  OKTA_SIGN_ON: { people: true, authProvider: false },
  PASSWORD: {
    people: true,
    authProvider: true,
    settings: (sent, shapeContext) => normalise(passwordSettings, sent ?? {}, shapeContext) as JsonObject,
  },
  MFA_ENROLL: {
    people: true,
    authProvider: false,
    settings: (sent, shapeContext) => mfaEnrollSettings(sent, shapeContext),
  },
};

export function policyContent(type: string, sent: JsonObject, context: EmulatorContext): PolicyContent {
  const shape = policyShapes[type];
  if (!shape) {
    return { conditions: null };
  }
  const shapeContext = shapeContextOf(context);
  const groups = asList(at(sent, "conditions", "people", "groups", "include"));
  const everyone = shapeContext.isEnforced("everyone-filled-in") ? [everyoneId(context.state)] : [];
  const conditions: JsonObject = {
    people: { groups: { include: groups.length > 0 ? [...groups] : everyone } },
  };
  if (shape.authProvider) {
    const provider = at(sent, "conditions", "authProvider");
    if (isObject(provider)) {
      conditions.authProvider = { ...provider };
    } else if (shapeContext.isEnforced("auth-provider-filled")) {
      conditions.authProvider = { provider: "OKTA" };
    }
  }
  return shape.settings
    ? { conditions, settings: shape.settings(sent.settings, shapeContext) }
    : { conditions };
}
