import { type Shape, shapeOf } from "../comparison/shape";
import { accessPolicy } from "./access-policy/definition";
import type { PolicyArgs, PolicyRuleArgs } from "./args";
import {
  type Capabilities,
  type Engine,
  POLICY_TYPES,
  type PolicyRuleType,
  type PolicyType,
  policyTypeOf,
} from "./capabilities";
import { clientUpdate } from "./client-update/definition";
import { conditionFieldRules } from "./conditions/field-rules";
import type { PolicyTypeDefinition } from "./definition";
import { deviceSignalCollection } from "./device-signal-collection/definition";
import { entityRisk } from "./entity-risk/definition";
import { type FieldRow, type Kind, rowsFor } from "./field-rows";
import { generalFieldRules } from "./general-field-rules";
import { identityClaimSourcing } from "./identity-claim-sourcing/definition";
import { idpDiscovery } from "./idp-discovery/definition";
import { mfaEnroll } from "./mfa-enroll/definition";
import { oktaSignOn } from "./okta-sign-on/definition";
import { password } from "./password/definition";
import { postAuthSession } from "./post-auth-session/definition";
import { profileEnrollment } from "./profile-enrollment/definition";
import { sessionViolationDetection } from "./session-violation-detection/definition";

/** The types of policy: one line each, and one folder. */
export const REGISTRY: Readonly<Record<PolicyType, PolicyTypeDefinition>> = {
  OKTA_SIGN_ON: oktaSignOn,
  PASSWORD: password,
  MFA_ENROLL: mfaEnroll,
  IDP_DISCOVERY: idpDiscovery,
  ACCESS_POLICY: accessPolicy,
  PROFILE_ENROLLMENT: profileEnrollment,
  DEVICE_SIGNAL_COLLECTION: deviceSignalCollection,
  ENTITY_RISK: entityRisk,
  POST_AUTH_SESSION: postAuthSession,
  SESSION_VIOLATION_DETECTION: sessionViolationDetection,
  CLIENT_UPDATE: clientUpdate,
  IDENTITY_CLAIM_SOURCING: identityClaimSourcing,
};

type None<T extends never> = T;

/** The compiler refuses a type of policy that has no arguments in args.ts. */
export type TypesWithoutArguments = None<
  Exclude<PolicyType, PolicyArgs["type"]> | Exclude<PolicyRuleType, PolicyRuleArgs["type"]>
>;

/** What is known of a type, named as a policy's or as a rule's; nothing of types that Okta does not document. */
export function definitionOf(type: string): PolicyTypeDefinition | undefined {
  const policyType = POLICY_TYPES.find((known) => known === policyTypeOf(type));
  return policyType === undefined ? undefined : REGISTRY[policyType];
}

/** What Okta allows for a type; nothing of types that Okta does not document. */
export function capabilitiesOf(type: string): Capabilities | undefined {
  return definitionOf(type)?.capabilities;
}

/** The rows of all types: what several share first, what all share last. */
export const FIELD_ROWS: readonly FieldRow[] = [
  ...conditionFieldRules,
  ...Object.entries(REGISTRY).flatMap(([type, { fieldRules }]) =>
    fieldRules.map((row) => ({ ...row, types: [type] })),
  ),
  ...generalFieldRules,
];

/** The field rules of policies of a type. */
export function policyShape(type: string): Shape {
  return shapeFor("policy", type);
}

/** The field rules of rules of a type, named as a rule's or as a policy's. */
export function ruleShape(type: string): Shape {
  return shapeFor("rule", type);
}

const shapes = new Map<string, Shape>();

function shapeFor(kind: Kind, type: string): Shape {
  const policyType = policyTypeOf(type);
  const key = `${kind} ${policyType}`;
  const shape = shapes.get(key) ?? shapeOf(rowsFor(FIELD_ROWS, kind, policyType));
  shapes.set(key, shape);
  return shape;
}

const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  v1: "Classic Engine",
  idx: "Identity Engine",
};

/** Why an org of this pipeline has no policies of the type; undefined where it has, or where nothing is known. */
export function lackingEngine(policyType: string, pipeline: string): string | undefined {
  const known = capabilitiesOf(policyType);
  if (known === undefined || (pipeline !== "v1" && pipeline !== "idx") || known.engines.includes(pipeline)) {
    return undefined;
  }
  const wanted = known.engines.map((engine) => ENGINE_NAMES[engine]).join(" or ");
  return (
    `${policyTypeOf(policyType)} policies exist on Okta's ${wanted} only, and this org runs the ${ENGINE_NAMES[pipeline]} ` +
    `(its /.well-known/okta-organization says pipeline ${pipeline}). Remove the resource, or point the stack at an org that has the ${wanted}.`
  );
}
