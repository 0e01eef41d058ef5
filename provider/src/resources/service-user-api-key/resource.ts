import * as pulumi from "@pulumi/pulumi";
import { checkedOptions, knownOutput } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";

export interface ServiceUserApiKeyArgs {
  /** Name of the service user. A change replaces the key. */
  readonly serviceUser: pulumi.Input<string>;
  /** Any values; a change of one rotates the key. For example `{ quarter: "2026-Q4" }`. */
  readonly keepers?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * When the user has a lasting key that is not ours, on which a new key would set an expiry of
   * about two days: "refuse" (default) or "expire".
   */
  readonly existingKeys?: "refuse" | "expire";
  /**
   * On destroy and after a rotation: "onExpiry" (default) leaves a key that already expires, so consumers get their
   * grace, and deletes one that would live for ever; "immediately" deletes at once, and its tokens with it.
   */
  readonly retire?: "onExpiry" | "immediately";
  /** Allow setting an expiry on, or deleting, the key this program itself signs in with. Default: false. */
  readonly allowSelf?: boolean;
}

/**
 * A key of an Okta Privileged Access service user. Creating a key is rotating: OPA sets an expiry on every other key
 * of the user.
 * So one user has one key resource, and a rotation is a replacement, create before delete.
 *
 * Role: one that may manage service users. Endpoints: GET, POST `/v1/teams/{team}/service_users/{name}/keys`,
 * DELETE `…/keys/{id}`, and POST `/v1/teams/{team}/service_token` to verify the new key.
 */
export class ServiceUserApiKey extends pulumi.CustomResource {
  declare readonly serviceUser: pulumi.Output<string>;
  declare readonly keyId: pulumi.Output<string>;
  /** Shown by OPA only once; a Pulumi secret. */
  declare readonly secret: pulumi.Output<string>;
  /** The team of the service user. */
  declare readonly team: pulumi.Output<string>;
  /** The API's address that the key is for. */
  declare readonly apiHost: pulumi.Output<string>;
  /** `{ keyId, secret, team, serviceUser, apiHost }`, as a consumer needs it; a Pulumi secret. */
  declare readonly credentials: pulumi.Output<{
    readonly keyId: string;
    readonly secret: string;
    readonly team: string;
    readonly serviceUser: string;
    readonly apiHost: string;
  }>;
  /** ISO 8601. */
  declare readonly issuedAt: pulumi.Output<string | undefined>;
  /** ISO 8601; undefined while the key has no end. A value means that somebody made another key for the user. */
  declare readonly expiresAt: pulumi.Output<string | undefined>;
  /** The key on which this one set an expiry, if any. */
  declare readonly previousKeyId: pulumi.Output<string | undefined>;
  /** When the previous key ends, ISO 8601: consumers must have changed over by then. */
  declare readonly previousExpiresAt: pulumi.Output<string | undefined>;
  /** Keys left over from an interrupted run, which lost their secrets; they will expire on their own. */
  declare readonly orphanKeyIds: pulumi.Output<string[] | undefined>;

  constructor(name: string, args: ServiceUserApiKeyArgs, opts?: pulumi.CustomResourceOptions) {
    refuseSecondKey(name, args.serviceUser);
    const options = checkedOptions("serviceUserApiKey", name, opts);
    super(
      TYPE_TOKENS.serviceUserApiKey,
      name,
      {
        secret: undefined,
        team: undefined,
        apiHost: undefined,
        issuedAt: undefined,
        expiresAt: undefined,
        previousKeyId: undefined,
        previousExpiresAt: undefined,
        orphanKeyIds: undefined,
        ...args,
        __provider: providerText("serviceUserApiKey"),
      },
      {
        ...options,
        additionalSecretOutputs: [...(options.additionalSecretOutputs ?? []), "secret"],
      },
    );
    this.serviceUser = knownOutput(this, args.serviceUser);
    // What follows from the id and other outputs is not stored; made of the secret, the credentials are one, too.
    this.keyId = this.id.apply((id) => decodeURIComponent(id.split("/")[1] ?? ""));
    this.credentials = pulumi
      .all([this.keyId, this.secret, this.team, this.serviceUser, this.apiHost])
      .apply(([keyId, secret, team, serviceUser, apiHost]) => ({
        keyId,
        secret,
        team,
        serviceUser,
        apiHost,
      }));
  }
}

// Per program: user's name → logical name of its key.
const keyOf = new Map<string, string>();

/** Two key resources for one user would set an expiry on each other's keys at every rotation. */
function refuseSecondKey(name: string, serviceUser: pulumi.Input<string>): void {
  pulumi.output(serviceUser).apply((user) => {
    const other = keyOf.get(user);
    if (other !== undefined && other !== name) {
      throw new pulumi.RunError(
        `ServiceUserApiKey "${name}": the service user "${user}" already has the key resource "${other}". ` +
          "Each new key sets an expiry on all others of its user, so two resources would cut each other off. Keep one.",
      );
    }
    keyOf.set(user, name);
  });
}
