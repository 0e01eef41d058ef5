import * as pulumi from "@pulumi/pulumi";
import { automaticName, checkedOptions, knownOutput } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { chosenSettings } from "../../pulumi/provider";
import { shortenTraces } from "../../pulumi/stack-traces";
import type { KeyCredentials } from "./credentials";

export interface ServiceUserApiKeyArgs {
  /** Name of the service user. A change replaces the key. */
  readonly serviceUser: pulumi.Input<string>;
  /** Any values; a change of one rotates the key. For example `{ quarter: "2026-Q4" }`. */
  readonly keepers?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * The age in days at which the first `pulumi up` rotates the key, from 1. Days are those of UTC; `rotateAt` says which one
   * it will be. A change counts from the day on which the key was made, and rotates at once only a key that is older already.
   */
  readonly rotateAfterDays?: number;
  /**
   * When somebody else makes a key for the user, this one gets an expiry, and a refresh shows it: "report" (default) leaves
   * it at that; "replace" makes a new key at the next up, which sets an expiry on the other's. That is done once per grace
   * period; a second time is an error that names both keys, because two owners would end each other's keys for ever.
   */
  readonly onForeignRotation?: "report" | "replace";
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
 * So one user has one key resource, and a rotation is a replacement, create before delete. It comes with a change of
 * `keepers`, with age (`rotateAfterDays`), with Pulumi's `replacementTrigger`, or with `pulumi up --replace <its URN>`.
 *
 * Role: one that may manage service users. Endpoints: GET `/v1/teams/{team}/service_users/{name}`, GET, POST `…/keys`,
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
  /**
   * `{ team, apiHost, key, secret }`: what a client of Okta Privileged Access is configured with, under the names that this
   * package's settings and the argument `oktapam` of `okta.Provider` have. A Pulumi secret.
   */
  declare readonly credentials: pulumi.Output<KeyCredentials>;
  /** ISO 8601. */
  declare readonly issuedAt: pulumi.Output<string | undefined>;
  /** The first day, in UTC and as in 2026-11-28, on which `rotateAfterDays` rotates the key; undefined without it. */
  declare readonly rotateAt: pulumi.Output<string | undefined>;
  /** ISO 8601; undefined while the key has no end. A value means that somebody made another key for the user. */
  declare readonly expiresAt: pulumi.Output<string | undefined>;
  /** The key on which this one set an expiry, if any. */
  declare readonly previousKeyId: pulumi.Output<string | undefined>;
  /** When the previous key ends, ISO 8601: consumers must have changed over by then. */
  declare readonly previousExpiresAt: pulumi.Output<string | undefined>;
  /** Keys of an interrupted run or of a request whose answer was lost: nobody here has their secrets; they will expire on their own. */
  declare readonly orphanKeyIds: pulumi.Output<string[] | undefined>;

  constructor(name: string, args: ServiceUserApiKeyArgs, opts?: pulumi.CustomResourceOptions) {
    const options = checkedOptions("serviceUserApiKey", name, opts);
    refuseSecondKey(name, args.serviceUser, options);
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.serviceUserApiKey,
        name,
        {
          secret: undefined,
          team: undefined,
          apiHost: undefined,
          issuedAt: undefined,
          rotateAt: undefined,
          expiresAt: undefined,
          previousKeyId: undefined,
          previousExpiresAt: undefined,
          orphanKeyIds: undefined,
          ...args,
          // Tells the plugin which resource of the program it is; a check does not store it.
          __okta: { autoName: automaticName(name) },
          __provider: providerText("serviceUserApiKey"),
        },
        {
          ...options,
          additionalSecretOutputs: [...(options.additionalSecretOutputs ?? []), "secret"],
        },
      );
    } finally {
      lengthenTraces();
    }
    this.serviceUser = knownOutput(this, args.serviceUser);
    // What follows from the id and other outputs is not stored; made of the secret, the credentials are one, too.
    this.keyId = this.id.apply((id) => decodeURIComponent(id.split("/")[1] ?? ""));
    this.credentials = pulumi
      .all([this.team, this.apiHost, this.keyId, this.secret])
      .apply(([team, apiHost, key, secret]) => ({ team, apiHost, key, secret }));
  }
}

// Per program: what tells the user and its team → logical name of its key.
const keyOf = new Map<string, string>();
// The same where the user's name is not known yet: a resource hands on one and the same Output.
const keyOfOutput = new WeakMap<object, string>();

/** Two key resources for one user would set an expiry on each other's keys at every rotation. */
function refuseSecondKey(
  name: string,
  serviceUser: pulumi.Input<string>,
  { provider, parent }: pulumi.CustomResourceOptions = {},
): void {
  if (typeof serviceUser === "object") {
    claim(name, keyOfOutput.get(serviceUser), "");
    keyOfOutput.set(serviceUser, name);
  }
  // Users of one name in two teams are two users.
  const settings = chosenSettings(`ServiceUserApiKey "${name}"`, {
    ...(provider === undefined ? {} : { provider }),
    ...(parent === undefined ? {} : { parent }),
  });
  pulumi.all([serviceUser, settings]).apply(([user, own]) => {
    const place = JSON.stringify([own?.["oktapam:apiHost"], own?.["oktapam:team"], user]);
    claim(name, keyOf.get(place), ` "${user}"`);
    keyOf.set(place, name);
  });
}

function claim(name: string, other: string | undefined, user: string): void {
  if (other !== undefined && other !== name) {
    throw new pulumi.RunError(
      `ServiceUserApiKey "${name}": the service user${user} already has the key resource "${other}". ` +
        "Each new key sets an expiry on all others of its user, so two resources would cut each other off. Keep one.",
    );
  }
}
