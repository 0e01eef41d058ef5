import type { EmulatorContext } from "../context.js";
import type { PolicyRecord } from "../store.js";
import { isOffered } from "./defaults.js";
import { notFound, OktaError } from "./errors.js";
import { type PolicyType, policyTypes } from "./policy-types.js";

/** What routes look up, and how Okta says that it is not there. */

export function typeNamed(type: string | undefined, context: EmulatorContext): PolicyType {
  const known = type === undefined ? undefined : policyTypes[type];
  if (type === undefined || !known || !isOffered(type, context.features)) {
    throw new OktaError(
      "E0000002",
      `The request was not valid: Invalid policy type specified: ${type ?? "null"}.`,
    );
  }
  return known;
}

export function policyById(context: EmulatorContext, id: string): PolicyRecord {
  const policy = context.state.policies.find((candidate) => candidate.id === id);
  // The two frameworks name their entity differently (recorded).
  if (!policy) {
    throw notFound(
      id,
      id.startsWith("rst") && context.isEnforced("missing-v2-policy-named") ? "RuleSetEntity" : "Policy",
    );
  }
  return policy;
}

export const appsOn = (context: EmulatorContext, policy: PolicyRecord) =>
  context.state.apps.filter((app) => app.accessPolicy === policy.id || app.profileEnrollment === policy.id);
