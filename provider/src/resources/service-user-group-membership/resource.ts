import * as pulumi from "@pulumi/pulumi";
import { checkedOptions, knownOutput } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";

export interface ServiceUserGroupMembershipArgs {
  /** Name of the service user. A change replaces the membership. */
  readonly serviceUser: pulumi.Input<string>;
  /**
   * Name of the group, which must have been made in Okta Privileged Access: groups pushed from Okta refuse to be edited.
   * A change replaces the membership.
   */
  readonly group: pulumi.Input<string>;
  /** Default: "delete" takes the user out of the group; "release" for a membership that stood before. */
  readonly onDestroy?: "delete" | "release";
}

/**
 * A service user in a group of Okta Privileged Access. Groups give service users their permissions: without one, a
 * service user can do nothing.
 *
 * Role: one that may manage groups and service users. Endpoints: GET, POST `/v1/teams/{team}/groups/{group}/users`,
 * DELETE `/v1/teams/{team}/groups/{group}/users/{name}`.
 */
export class ServiceUserGroupMembership extends pulumi.CustomResource {
  declare readonly serviceUser: pulumi.Output<string>;
  declare readonly group: pulumi.Output<string>;

  constructor(name: string, args: ServiceUserGroupMembershipArgs, opts?: pulumi.CustomResourceOptions) {
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.serviceUserGroupMembership,
        name,
        { ...args, __provider: providerText("serviceUserGroupMembership") },
        checkedOptions("serviceUserGroupMembership", name, opts),
      );
    } finally {
      lengthenTraces();
    }
    this.serviceUser = knownOutput(this, args.serviceUser);
    this.group = knownOutput(this, args.group);
  }
}
