import * as pulumi from "@pulumi/pulumi";
import { automaticName, checkedOptions, providerText, TYPE_TOKENS } from "../../dynamic/bridge";
import type { JsonObjectInput, JsonOutput } from "../json-input";

/** The policy types Okta documents; any other string is sent as it is. */
export type PolicyType =
  | "OKTA_SIGN_ON"
  | "PASSWORD"
  | "MFA_ENROLL"
  | "IDP_DISCOVERY"
  | "ACCESS_POLICY"
  | "PROFILE_ENROLLMENT"
  | "DEVICE_SIGNAL_COLLECTION"
  | "ENTITY_RISK"
  | "POST_AUTH_SESSION"
  | "SESSION_VIOLATION_DETECTION"
  | "CLIENT_UPDATE"
  | "IDENTITY_CLAIM_SOURCING";

/** Which existing policy to take over. */
export type PolicyAdopt =
  | { readonly id: pulumi.Input<string> }
  /** Exactly one policy of the type must have this name. */
  | { readonly name: pulumi.Input<string> }
  /** The system policy of the type. */
  | { readonly default: true }
  /** A policy Okta made for one of its own apps, such as "Okta Admin Console". */
  | { readonly builtIn: pulumi.Input<string> };

export interface PolicyArgs {
  /** Decides what the policy may hold. A change replaces the policy. */
  readonly type: pulumi.Input<PolicyType | (string & {})>;
  /** Default: the logical name and seven characters that are the same for the same stack. */
  readonly name?: pulumi.Input<string>;
  readonly description?: pulumi.Input<string>;
  /** Rank among the policies of OKTA_SIGN_ON, PASSWORD or MFA_ENROLL, from 1; the other types have no order. */
  readonly priority?: pulumi.Input<number>;
  /** Default in Okta: ACTIVE. Changed through the lifecycle endpoints, only when it differs. */
  readonly status?: pulumi.Input<"ACTIVE" | "INACTIVE">;
  /** To whom the policy applies, for example `{ people: { groups: { include: [groupId] } } }`. */
  readonly conditions?: pulumi.Input<JsonObjectInput>;
  /** PASSWORD and MFA_ENROLL only. */
  readonly settings?: pulumi.Input<JsonObjectInput>;
  /** Top-level fields that Okta knows and this package does not yet. Sent, read back and compared. */
  readonly extra?: pulumi.Input<JsonObjectInput>;
  /** Take over an existing policy instead of creating one. Writes nothing until the next update, unless `converge`. */
  readonly adopt?: PolicyAdopt;
  /** With `adopt`: write the declared values at once. Default: false. */
  readonly converge?: boolean;
  /** "all" (default): changes of undeclared conditions and settings in Okta count as drift; "declared": only of declared fields. */
  readonly drift?: "all" | "declared";
  /** When a declared field was changed in Okta since the last up or refresh: "fail" (default) or "overwrite". */
  readonly onConflict?: "fail" | "overwrite";
  /** Default: "delete" for what was created here, "release" for what was adopted. "restore" puts back what we changed. */
  readonly onDestroy?: "delete" | "release" | "restore";
  /** Create the policy although another of its type has the same name. Default: false. */
  readonly allowSameName?: boolean;
}

/**
 * An Okta policy of any type.
 *
 * Scopes: okta.policies.read, okta.policies.manage. Endpoints: `/api/v1/policies`, `/api/v1/policies/{policyId}`,
 * `/lifecycle/activate`, `/lifecycle/deactivate`.
 */
export class Policy extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly type: pulumi.Output<string>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly priority: pulumi.Output<number | undefined>;
  declare readonly status: pulumi.Output<"ACTIVE" | "INACTIVE">;
  /** Whether Okta made it; such policies cannot be deleted. */
  declare readonly system: pulumi.Output<boolean>;
  /** When it was created, ISO 8601. */
  declare readonly created: pulumi.Output<string | undefined>;
  declare readonly conditions: pulumi.Output<JsonOutput | undefined>;
  declare readonly settings: pulumi.Output<JsonOutput | undefined>;

  constructor(name: string, args: PolicyArgs, opts?: pulumi.CustomResourceOptions) {
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
  }
}
