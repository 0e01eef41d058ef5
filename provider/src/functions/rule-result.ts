import type { LiveRule } from "../okta/policies";
import type { JsonOutput } from "../policy-types/json-input";
import { frameResult, objectAt } from "./frame-result";

/** A rule of a policy as Okta answers it. */
export interface GetPolicyRuleResult {
  readonly id: string;
  /** The policy that holds the rule. */
  readonly policyId: string;
  readonly name: string;
  readonly type: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status: string;
  /** Okta's own number: the place among the rules of the policy. */
  readonly priority?: number;
  /** Whether Okta made it. */
  readonly system: boolean;
  /** ISO 8601. */
  readonly created?: string;
  /** ISO 8601. */
  readonly lastUpdated?: string;
  readonly conditions?: JsonOutput;
  readonly actions?: JsonOutput;
}

/** What programs get of all that Okta answers of a rule, which does not say whose it is. */
export function ruleResult(policyId: string, live: LiveRule): GetPolicyRuleResult {
  return { ...frameResult(live), policyId, ...objectAt("actions", live.actions) };
}
