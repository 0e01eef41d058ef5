import * as pulumi from "@pulumi/pulumi";
import type { PolicyArgs } from "../../policy-types/args";
import type { JsonOutput } from "../../policy-types/json-input";
import { automaticName, checkedOptions, knownOutput, takesPartsAlong } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";

/**
 * An Okta policy of any type.
 *
 * Scopes: okta.policies.read, okta.policies.manage. Endpoints: `/api/v1/policies`, `/api/v1/policies/{policyId}`,
 * `/lifecycle/activate`, `/lifecycle/deactivate`.
 */
export class Policy extends pulumi.CustomResource {
  /** The policy's name. */
  declare readonly name: pulumi.Output<string>;
  /** The policy's type. */
  declare readonly type: pulumi.Output<string>;
  /** What the policy is for, in words. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** The declared rank while the order agrees with it, else the number that Okta keeps. */
  declare readonly priority: pulumi.Output<number | undefined>;
  /** Whether the policy is in force. */
  declare readonly status: pulumi.Output<"ACTIVE" | "INACTIVE">;
  /** Whether Okta made it; such policies cannot be deleted. */
  declare readonly system: pulumi.Output<boolean>;
  /** When it was created, ISO 8601. */
  declare readonly created: pulumi.Output<string | undefined>;
  /** To whom and when the policy applies, as Okta answered. */
  declare readonly conditions: pulumi.Output<JsonOutput | undefined>;
  /** What the policy asks for, as Okta answered. */
  declare readonly settings: pulumi.Output<JsonOutput | undefined>;

  constructor(name: string, args: PolicyArgs, opts?: pulumi.CustomResourceOptions) {
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.policy,
        name,
        {
          description: undefined,
          priority: undefined,
          status: undefined,
          conditions: undefined,
          settings: undefined,
          system: undefined,
          created: undefined,
          ...args,
          name: args.name,
          __okta: { autoName: automaticName(name) },
          __provider: providerText("policy"),
        },
        checkedOptions("policy", name, opts),
      );
    } finally {
      lengthenTraces();
    }
    this.type = knownOutput<string>(this, args.type);
    if (isDeletedAtItsEnd(args, opts)) {
      takesPartsAlong(this);
    }
  }
}

/** A policy that is released or put back stays in Okta, and its rules must go one by one. */
function isDeletedAtItsEnd(
  { adopt, onDestroy }: PolicyArgs,
  opts: pulumi.CustomResourceOptions = {},
): boolean {
  const isCreated = adopt === undefined && onDestroy === undefined;
  return (isCreated || onDestroy === "delete") && opts.retainOnDelete !== true;
}
