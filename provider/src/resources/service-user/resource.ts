import * as pulumi from "@pulumi/pulumi";
import { automaticName, checkedOptions, knownOutput } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";

export interface ServiceUserArgs {
  /**
   * Names are single-use: OPA never frees the name of a deleted service user. A change replaces the user.
   * Default: the logical name and seven characters that are the same for the same stack, or the next free
   * number behind it when that name was used up.
   */
  readonly name?: pulumi.Input<string>;
  /** Default: ACTIVE. DISABLED users cannot sign in with their keys. */
  readonly status?: pulumi.Input<"ACTIVE" | "DISABLED">;
  /** Take over the user if one of this name exists; a deleted one is reactivated if OPA allows it. Default: false. */
  readonly adopt?: boolean;
  /** Default: "delete" (for ever, the name included), or "release" for what was adopted. */
  readonly onDestroy?: "delete" | "disable" | "release";
}

/**
 * A service user of Okta Privileged Access.
 *
 * Deleting is soft and for ever: the name can never be used again. Protect users whose name matters
 * (`protect: true`) or use `onDestroy: "disable"`. Without groups a service user can do nothing.
 *
 * Role: one that may manage service users (documented for listing: pam_admin, resource_admin, security_admin).
 * Endpoints: GET, POST `/v1/teams/{team}/service_users`, GET, PUT `/v1/teams/{team}/service_users/{name}`.
 */
export class ServiceUser extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  /** OPA's own id, a UUID. */
  declare readonly userId: pulumi.Output<string>;
  declare readonly status: pulumi.Output<"ACTIVE" | "DISABLED">;

  constructor(name: string, args: ServiceUserArgs = {}, opts?: pulumi.CustomResourceOptions) {
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.serviceUser,
        name,
        {
          userId: undefined,
          status: undefined,
          ...args,
          name: args.name,
          __okta: { autoName: automaticName(name) },
          __provider: providerText("serviceUser"),
        },
        checkedOptions("serviceUser", name, opts),
      );
    } finally {
      lengthenTraces();
    }
    // A service user's id is its name.
    this.name = args.name === undefined ? this.id : knownOutput(this, args.name);
  }
}
