import type { z } from "zod";
import { isObject, type Json, type JsonObject, member } from "../../comparison/json";
import { type PolicyType, policyTypeOf } from "../capabilities";
import { accessPolicy } from "./access-policy";
import { clientUpdate } from "./client-update";
import type { Contents, TypeChecks } from "./contents";
import { deviceSignalCollection } from "./device-signal-collection";
import { entityRisk } from "./entity-risk";
import { identityClaimSourcing } from "./identity-claim-sourcing";
import { idpDiscovery } from "./idp-discovery";
import { mfaEnroll } from "./mfa-enroll";
import { oktaSignOn } from "./okta-sign-on";
import { password } from "./password";
import { postAuthSession } from "./post-auth-session";
import { profileEnrollment } from "./profile-enrollment";
import { type Refused, refusedBy } from "./refusal";
import { sessionViolationDetection } from "./session-violation-detection";

export const CHECKS: Readonly<Record<PolicyType, TypeChecks>> = {
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

const BY_NAME = new Map<string, TypeChecks>(Object.entries(CHECKS));

/** Values of the wrong kind in the conditions, settings and actions; none for types this package does not list. */
export function misshapen(kind: "policy" | "rule", inputs: JsonObject): Refused[] {
  return Object.entries(checksOf(kind, inputs)?.shape ?? {}).flatMap(([argument, schema]) =>
    issuesOf(schema, member(inputs, argument)).map(({ path, message }) => ({
      path: [argument, ...path.map(step)],
      says: message,
    })),
  );
}

/** Combinations of values that Okta refuses; none for types this package does not list. */
export function refused(kind: "policy" | "rule", inputs: JsonObject): Refused[] {
  return refusedBy(checksOf(kind, inputs)?.refusals ?? [], inputs);
}

function checksOf(kind: "policy" | "rule", { type }: JsonObject): Contents | undefined {
  return typeof type === "string" ? BY_NAME.get(policyTypeOf(type))?.[kind] : undefined;
}

function issuesOf(schema: z.ZodType, value: Json | undefined) {
  // What is no object at all is reported by the arguments' own schema.
  const result = isObject(value) ? schema.safeParse(value) : undefined;
  return result?.error?.issues ?? [];
}

/** JSON knows no symbols as keys. */
function step(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}
