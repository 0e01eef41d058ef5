import type { JsonOutput } from "../policy-types/json-input";

/** A policy as Okta answers it. */
export interface GetPolicyResult {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  /** "ACTIVE" or "INACTIVE". */
  readonly status: string;
  /** Okta's own number: the place among the policies of the type. */
  readonly priority?: number;
  /** Whether Okta made it. */
  readonly system: boolean;
  /** ISO 8601. */
  readonly created?: string;
  /** ISO 8601. */
  readonly lastUpdated?: string;
  readonly conditions?: JsonOutput;
  readonly settings?: JsonOutput;
  /** What Okta answers beside the policy: the `resourceType` in lists of some types, and what `expand` asks for. */
  readonly embedded?: JsonOutput;
}
