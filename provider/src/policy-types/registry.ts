import { type Shape, shapeOf } from "../comparison/shape";
import type { PolicyArgs, PolicyRuleArgs } from "./args";
import {
  type Capabilities,
  type Engine,
  POLICY_TYPES,
  type PolicyRuleType,
  type PolicyType,
  policyTypeOf,
} from "./capabilities";
import { conditionFieldRules } from "./conditions/field-rules";
import type { PolicyTypeDefinition } from "./definition";
import { type FieldRow, type Kind, rowsFor } from "./field-rows";
import { generalFieldRules } from "./general-field-rules";

// A type is loaded by its first use, because most programs know one or two of the twelve.
const LOADERS: Readonly<Record<PolicyType, () => PolicyTypeDefinition>> = {
  OKTA_SIGN_ON: () =>
    (require("./okta-sign-on/definition") as typeof import("./okta-sign-on/definition")).oktaSignOn,
  PASSWORD: () => (require("./password/definition") as typeof import("./password/definition")).password,
  MFA_ENROLL: () =>
    (require("./mfa-enroll/definition") as typeof import("./mfa-enroll/definition")).mfaEnroll,
  IDP_DISCOVERY: () =>
    (require("./idp-discovery/definition") as typeof import("./idp-discovery/definition")).idpDiscovery,
  ACCESS_POLICY: () =>
    (require("./access-policy/definition") as typeof import("./access-policy/definition")).accessPolicy,
  PROFILE_ENROLLMENT: () =>
    (require("./profile-enrollment/definition") as typeof import("./profile-enrollment/definition"))
      .profileEnrollment,
  DEVICE_SIGNAL_COLLECTION: () =>
    (
      require("./device-signal-collection/definition") as typeof import("./device-signal-collection/definition")
    ).deviceSignalCollection,
  ENTITY_RISK: () =>
    (require("./entity-risk/definition") as typeof import("./entity-risk/definition")).entityRisk,
  POST_AUTH_SESSION: () =>
    (require("./post-auth-session/definition") as typeof import("./post-auth-session/definition"))
      .postAuthSession,
  SESSION_VIOLATION_DETECTION: () =>
    (
      require("./session-violation-detection/definition") as typeof import("./session-violation-detection/definition")
    ).sessionViolationDetection,
  CLIENT_UPDATE: () =>
    (require("./client-update/definition") as typeof import("./client-update/definition")).clientUpdate,
  IDENTITY_CLAIM_SOURCING: () =>
    (require("./identity-claim-sourcing/definition") as typeof import("./identity-claim-sourcing/definition"))
      .identityClaimSourcing,
};

/** The types of policy: one line each above, and one folder. */
export const REGISTRY: Readonly<Record<PolicyType, PolicyTypeDefinition>> = onDemand(LOADERS);

/** An object whose entries are made when they are first asked for. */
function onDemand<Key extends string, Value>(
  makers: Readonly<Record<Key, () => Value>>,
): Readonly<Record<Key, Value>> {
  const made: Partial<Record<Key, Value>> = {};
  // The compiler knows no keys of an object at run time, and sees no property that is defined so; here they are all of them.
  for (const key of Object.keys(makers) as Key[]) {
    let value: Value | undefined;
    Object.defineProperty(made, key, {
      enumerable: true,
      get: () => {
        value ??= makers[key]();
        return value;
      },
    });
  }
  return made as Readonly<Record<Key, Value>>;
}

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
export function allFieldRows(): readonly FieldRow[] {
  return [...conditionFieldRules, ...POLICY_TYPES.flatMap(rowsOf), ...generalFieldRules];
}

// The same objects at every call, so that rows can be told apart.
const rowsByType = new Map<PolicyType, readonly FieldRow[]>();

function rowsOf(type: PolicyType): readonly FieldRow[] {
  const rows = rowsByType.get(type) ?? REGISTRY[type].fieldRules.map((row) => ({ ...row, types: [type] }));
  rowsByType.set(type, rows);
  return rows;
}

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
  const shape = shapes.get(key) ?? shapeOf(rowsFor(rowsAbout(policyType), kind, policyType));
  shapes.set(key, shape);
  return shape;
}

/** The rows that may concern a type; of one that this package does not list only what types share. */
function rowsAbout(policyType: string): readonly FieldRow[] {
  const known = POLICY_TYPES.filter((type) => type === policyType);
  return [...conditionFieldRules, ...known.flatMap(rowsOf), ...generalFieldRules];
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
