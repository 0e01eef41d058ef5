import * as pulumi from "@pulumi/pulumi";
import { automaticName, checkedOptions, providerText, TYPE_TOKENS } from "../../dynamic/bridge";
import type { JsonObjectInput, JsonOutput } from "../json-input";
import type { PolicyType } from "../policy/resource";

/** A rule has its policy's type, except that rules of OKTA_SIGN_ON policies are called SIGN_ON. */
export type PolicyRuleType = "SIGN_ON" | Exclude<PolicyType, "OKTA_SIGN_ON">;

/** Which existing rule to take over. */
export type PolicyRuleAdopt =
  | { readonly id: pulumi.Input<string> }
  /** Exactly one rule of the policy must have this name. */
  | { readonly name: pulumi.Input<string> }
  /** The rule Okta made with the policy (system, always last). */
  | { readonly catchAll: true }
  | { readonly default: true };

export interface PolicyRuleArgs {
  /** A change replaces the rule. */
  readonly policyId: pulumi.Input<string>;
  /** A change replaces the rule. */
  readonly type: pulumi.Input<PolicyRuleType | (string & {})>;
  /** Default: the logical name and seven characters that are the same for the same stack. Renamed in place. */
  readonly name?: pulumi.Input<string>;
  /** Rank among the rules of the policy. The number is used where the order allows; what counts is the order. */
  readonly priority?: pulumi.Input<number>;
  /** Default in Okta: ACTIVE. A rule declared INACTIVE is created inactive, so it is never live. */
  readonly status?: pulumi.Input<"ACTIVE" | "INACTIVE">;
  readonly conditions?: pulumi.Input<JsonObjectInput>;
  readonly actions?: pulumi.Input<JsonObjectInput>;
  /** Top-level fields that Okta knows and this package does not yet. Sent, read back and compared. */
  readonly extra?: pulumi.Input<JsonObjectInput>;
  /** Take over an existing rule instead of creating one. Writes nothing until the next update, unless `converge`. */
  readonly adopt?: PolicyRuleAdopt;
  /** With `adopt`: write the declared values at once. Default: false. */
  readonly converge?: boolean;
  /** "all" (default): changes of undeclared conditions and actions in Okta count as drift; "declared": only of declared fields. */
  readonly drift?: "all" | "declared";
  /** When a declared field was changed in Okta since the last up or refresh: "fail" (default) or "overwrite". */
  readonly onConflict?: "fail" | "overwrite";
  /** Default: "delete" for what was created here, "release" for what was adopted. "restore" puts back what we changed. */
  readonly onDestroy?: "delete" | "release" | "restore";
}

/**
 * One rule of a policy.
 *
 * Scopes: okta.policies.read, okta.policies.manage. Endpoints: `/api/v1/policies/{policyId}/rules`, `/rules/{ruleId}`,
 * `/lifecycle/activate`, `/lifecycle/deactivate`.
 */
export class PolicyRule extends pulumi.CustomResource {
  declare readonly policyId: pulumi.Output<string>;
  declare readonly ruleId: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;
  declare readonly type: pulumi.Output<string>;
  declare readonly priority: pulumi.Output<number | undefined>;
  declare readonly status: pulumi.Output<"ACTIVE" | "INACTIVE">;
  /** Whether Okta made it; such rules cannot be deleted. */
  declare readonly system: pulumi.Output<boolean>;
  /** When it was created, ISO 8601. */
  declare readonly created: pulumi.Output<string | undefined>;
  declare readonly conditions: pulumi.Output<JsonOutput | undefined>;
  declare readonly actions: pulumi.Output<JsonOutput | undefined>;

  constructor(name: string, args: PolicyRuleArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      TYPE_TOKENS.policyRule,
      name,
      {
        ruleId: undefined,
        priority: undefined,
        status: undefined,
        conditions: undefined,
        actions: undefined,
        system: undefined,
        created: undefined,
        ...args,
        name: args.name,
        __okta: { autoName: automaticName(name) },
        __provider: providerText("policyRule"),
      },
      checkedOptions("policyRule", name, opts),
    );
  }
}
