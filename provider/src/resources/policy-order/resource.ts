import * as pulumi from "@pulumi/pulumi";
import type { UnlistedType } from "../../policy-types/unlisted";
import { automaticName, checkedOptions } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";

/** Policies of the type that the program does not name and accepts all the same. */
export interface KeptPolicies {
  /**
   * Their names or ids.
   * @source this package
   */
  readonly keep: readonly string[];
}

/** Arguments of the order of the policies of one type. */
export interface PolicyOrderArgs {
  /**
   * The type whose policies have an order among themselves. A change replaces the resource; no policy moves by that alone.
   * @source spec listPolicies
   */
  readonly type: "OKTA_SIGN_ON" | "PASSWORD" | "MFA_ENROLL" | UnlistedType;
  /**
   * The ids of the policies, in the order in which Okta tries them. Okta's own policy always stands last and is not named.
   * @source spec replacePolicy
   */
  readonly policies: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * What to do about policies of the type that the program does not name. `report`: they are not moved, and stay a change
   * of the order, in preview, up and refresh, until the program keeps them or they are gone. `keep` accepts all of them,
   * `{ keep: […] }` those named.
   * @defaultValue `report`
   * @source this package
   */
  readonly foreignPolicies?: "report" | "keep" | KeptPolicies;
}

/** A policy of the type that the program neither names nor keeps. */
export interface ForeignPolicy {
  /** The policy's id. */
  readonly id: string;
  /** Where it stands: "on top", or below which policy. */
  readonly place: string;
  /** Whom it applies to, such as "everyone". */
  readonly effect: string;
}

/**
 * The order of the policies of one type, of which Okta takes the first that fits the user.
 *
 * Scopes: okta.policies.read, okta.policies.manage. Endpoints: GET `/api/v1/policies?type=…`, PUT `/api/v1/policies/{policyId}`.
 */
export class PolicyOrder extends pulumi.CustomResource {
  /** The policies' type. */
  declare readonly type: pulumi.Output<string>;
  /** The ids of the program's policies, from the top. */
  declare readonly policies: pulumi.Output<readonly string[]>;
  /** The policies that the program neither names nor keeps, by their names. */
  declare readonly foreign: pulumi.Output<Readonly<Record<string, ForeignPolicy>>>;

  constructor(name: string, args: PolicyOrderArgs, opts?: pulumi.CustomResourceOptions) {
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.policyOrder,
        name,
        {
          foreign: undefined,
          ...args,
          __okta: { autoName: automaticName(name) },
          __provider: providerText("policyOrder"),
        },
        checkedOptions("policyOrder", name, opts),
      );
    } finally {
      lengthenTraces();
    }
    this.type = this.id;
  }
}
