import * as pulumi from "@pulumi/pulumi";
import { checkedOptions, knownOutput } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";

/** Puts an app under a sign-in policy or a user profile policy. */
export interface AppPolicyMappingArgs {
  /** A change replaces the mapping. */
  readonly appId: pulumi.Input<string>;
  /** A change moves the app in place. */
  readonly policyId: pulumi.Input<string>;
  /**
   * Which of the app's two policies: "accessPolicy" (ACCESS_POLICY, default) or "profileEnrollment"
   * (PROFILE_ENROLLMENT). A change replaces the mapping.
   */
  readonly kind?: "accessPolicy" | "profileEnrollment";
  /** Refuse a sign-in policy whose only rule is a catch-all that allows; without it that is a warning. Default: false. */
  readonly requireRules?: boolean;
  /**
   * Where the app goes when the resource goes, while it still stands on this policy: "default", the org's default
   * policy; "previous", the one before; "release", nowhere. Default: "default", or "release" for an app that stood on
   * the policy before the program declared it.
   */
  readonly onDestroy?: "default" | "previous" | "release";
}

/** Puts an app sign-in policy under a DEVICE_SIGNAL_COLLECTION policy. */
export interface DeviceSignalMappingArgs {
  /** An ACCESS_POLICY. A change replaces the mapping. */
  readonly accessPolicyId: pulumi.Input<string>;
  /** A DEVICE_SIGNAL_COLLECTION policy. A change replaces the mapping. */
  readonly policyId: pulumi.Input<string>;
  /**
   * What happens to the mapping when the resource goes: "delete", or "release" to leave it. Default: "delete", or
   * "release" for a mapping that was there before the program declared it.
   */
  readonly onDestroy?: "delete" | "release";
}

export type PolicyResourceMappingArgs = AppPolicyMappingArgs | DeviceSignalMappingArgs;

/**
 * What a policy applies to. Make it depend on the policy's rules (`dependsOn`), so that no app ever sits on a
 * half-built policy.
 *
 * Scopes: okta.apps.read and okta.apps.manage for apps, okta.policies.read and okta.policies.manage. Endpoints:
 * PUT `/api/v1/apps/{appId}/policies/{policyId}`, GET `/api/v1/apps/{appId}`; for device signals
 * `/api/v1/policies/{policyId}/mappings`.
 */
export class PolicyResourceMapping extends pulumi.CustomResource {
  declare readonly policyId: pulumi.Output<string>;
  declare readonly appId: pulumi.Output<string | undefined>;
  declare readonly accessPolicyId: pulumi.Output<string | undefined>;
  /** The policy on which the app stood before. */
  declare readonly previousPolicyId: pulumi.Output<string | undefined>;

  constructor(name: string, args: PolicyResourceMappingArgs, opts?: pulumi.CustomResourceOptions) {
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.policyResourceMapping,
        name,
        {
          appId: undefined,
          accessPolicyId: undefined,
          previousPolicyId: undefined,
          ...args,
          __provider: providerText("policyResourceMapping"),
        },
        checkedOptions("policyResourceMapping", name, opts),
      );
    } finally {
      lengthenTraces();
    }
    this.policyId = knownOutput(this, args.policyId);
    if ("appId" in args) {
      this.appId = knownOutput(this, args.appId);
    }
    if ("accessPolicyId" in args) {
      this.accessPolicyId = knownOutput(this, args.accessPolicyId);
    }
  }
}
