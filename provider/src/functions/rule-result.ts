import type { JsonOutput } from "../policy-types/json-input";

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
