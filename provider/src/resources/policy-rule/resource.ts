import * as pulumi from "@pulumi/pulumi";
import type { PolicyRuleArgs } from "../../policy-types/args";
import type { JsonOutput } from "../../policy-types/json-input";
import {
  asPartOf,
  automaticName,
  checkedOptions,
  claimMemberInProgram,
  knownOutput,
} from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";
import { BESIDE_A_SET, CATCH_ALL_BESIDE_A_SET } from "./mapping";

/**
 * One rule of a policy.
 *
 * Scopes: okta.policies.read, okta.policies.manage. Endpoints: `/api/v1/policies/{policyId}/rules`, `/rules/{ruleId}`,
 * `/lifecycle/activate`, `/lifecycle/deactivate`.
 */
export class PolicyRule extends pulumi.CustomResource {
  /** The policy that holds the rule. */
  declare readonly policyId: pulumi.Output<string>;
  /** The rule's id in Okta. */
  declare readonly ruleId: pulumi.Output<string>;
  /** The rule's name. */
  declare readonly name: pulumi.Output<string>;
  /** The rule's type. */
  declare readonly type: pulumi.Output<string>;
  /** The declared rank while the order agrees with it, else the number that Okta keeps. */
  declare readonly priority: pulumi.Output<number | undefined>;
  /** Whether the rule is in force. */
  declare readonly status: pulumi.Output<"ACTIVE" | "INACTIVE">;
  /** Whether Okta made it; such rules cannot be deleted. */
  declare readonly system: pulumi.Output<boolean>;
  /** When it was created, ISO 8601. */
  declare readonly created: pulumi.Output<string | undefined>;
  /** To whom and when the rule applies, as Okta answered. */
  declare readonly conditions: pulumi.Output<JsonOutput | undefined>;
  /** What the rule does, as Okta answered. */
  declare readonly actions: pulumi.Output<JsonOutput | undefined>;

  constructor(name: string, args: PolicyRuleArgs, opts?: pulumi.CustomResourceOptions) {
    const autoName = automaticName(name);
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.policyRule,
        name,
        {
          priority: undefined,
          status: undefined,
          conditions: undefined,
          actions: undefined,
          system: undefined,
          created: undefined,
          ...args,
          name: args.name,
          __okta: { autoName },
          __provider: providerText("policyRule"),
        },
        checkedOptions("policyRule", name, asPartOf(args.policyId, opts)),
      );
    } finally {
      lengthenTraces();
    }
    if (args.name === undefined || typeof args.name === "string") {
      claimMemberInProgram(`PolicyRule "${name}"`, args.policyId, {
        owner: autoName,
        name: isSystemRule(args) ? "" : (args.name ?? autoName),
        reason: isSystemRule(args) ? CATCH_ALL_BESIDE_A_SET : BESIDE_A_SET,
      });
    }
    this.policyId = knownOutput(this, args.policyId);
    // What follows from the id is not stored.
    this.ruleId = this.id.apply((id) => id.split("/")[1] ?? "");
    this.type = knownOutput<string>(this, args.type);
  }
}

function isSystemRule(args: PolicyRuleArgs): boolean {
  const adopt = "adopt" in args ? args.adopt : undefined;
  return adopt !== undefined && ("catchAll" in adopt || "default" in adopt);
}
