import type { OpaSettings } from "../config/opa";
import type { Authenticator } from "../http/authenticate";
import { DEFAULT_LIMITS, type Limits, makeSender } from "../http/sender";
import type { Api } from "../okta/api";
import { makeApi } from "../okta/api";
import { explanations, type Runtime } from "../okta/client";
import { SingleFlight } from "../okta/single-flight";
import { WriteQueue } from "../okta/write-queue";
import { type GroupsApi, groupsApi } from "./groups";
import { type ServiceUsersApi, serviceUsersApi } from "./service-users";
import type { KeyCredentials } from "./token";
import { bearerAuthenticator, exchangeKey, keyAuthenticator, tokensOf, userOfToken } from "./token";
import { OPA_TRAFFIC } from "./traffic";

/** One OPA team as one process sees it. */
export interface OpaTeam {
  readonly url: string;
  readonly name: string;
  /** The key this process signs in with; it never gets an expiry and is never deleted unasked. */
  readonly ownKey: string | undefined;
  /** The user of the ready token this process signs in with, as far as it can be read; the same goes for all keys of this user. */
  readonly ownUser: string | undefined;
  /** All reads that can be shared go through it. */
  readonly reads: SingleFlight;
  readonly serviceUsers: ServiceUsersApi;
  readonly groups: GroupsApi;
  readonly writes: WriteQueue;
  /** Keys that resources of this process own: seen in check, diff or read. */
  readonly managedKeys: Set<string>;
  /** By user: what the checks of this process saw of the key that a resource manages. */
  readonly checkedKeys: Map<string, CheckedKey>;
  /** Users that creates of this process made or took over. */
  readonly takenByThisRun: Set<string>;
  readonly log: (line: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
  /** A token for requests of others, made from the key that this process signs in with; throws where there is none. */
  mint(): Promise<{ readonly token: string; readonly expiresAt: string }>;
  /**
   * Whether this process signs in as the user, as far as its token tells, which may name the user by name or by id. No call
   * beside the exchange of the key, which any write needs as well.
   */
  isCaller(...namesAndIds: readonly string[]): Promise<boolean>;
  /** Exchanges a key for a token, as its consumer will; throws where OPA refuses it. */
  verify(key: string, secret: string): Promise<void>;
}

/** What a check sees of a key: its inputs never hold the id. */
export interface CheckedKey {
  /** The day on which the key that state holds was made; undefined where state holds none. */
  readonly madeOn: string | undefined;
  /** Whether the user asked the CLI to replace just this resource, which Pulumi then shows neither to check nor to diff. */
  readonly isReplaced: boolean;
  /** Whether the program now wants replaced keys to be deleted at once. */
  readonly cutsOff: boolean;
}

/** What differs between the ways to sign in. */
interface Access {
  readonly authenticator: Authenticator;
  readonly ownKey: string | undefined;
  readonly ownUser: string | undefined;
  readonly mint: OpaTeam["mint"];
  /** Who the process signs in as; undefined where the token does not tell. */
  caller(): Promise<string | undefined>;
}

function accessByKey(unsigned: Api, credentials: KeyCredentials): Access {
  const tokens = tokensOf(unsigned, credentials);
  return {
    authenticator: keyAuthenticator(tokens),
    ownKey: credentials.key,
    ownUser: undefined,
    caller: async () => userOfToken((await tokens.get()).value),
    async mint() {
      const doing = `exchanging the key ${credentials.key} for a token`;
      const { value, expiresAt } = await exchangeKey(unsigned, credentials, doing);
      return { token: value, expiresAt: new Date(expiresAt).toISOString() };
    },
  };
}

function accessByToken(token: string): Access {
  return {
    authenticator: bearerAuthenticator(token),
    ownKey: undefined,
    ownUser: userOfToken(token),
    caller: async () => userOfToken(token),
    async mint() {
      throw new Error(
        "making a token from the key in the settings: there is no key, because this program signs in with a ready token (oktapam:bearerToken, OKTAPAM_BEARER_TOKEN). " +
          "Hand on that token itself, or sign in with oktapam:key and oktapam:secret.",
      );
    },
  };
}

export function connectTeam(
  { baseUrl, team, signIn }: OpaSettings,
  surroundings: Runtime,
  limits: Limits = DEFAULT_LIMITS,
): OpaTeam {
  const sender = makeSender(OPA_TRAFFIC, limits, surroundings);
  // The exchange itself is neither signed nor a write to guard.
  const unsigned = makeApi(
    "Okta Privileged Access",
    baseUrl,
    sender.unsigned,
    explanations({}, surroundings),
  );
  const { authenticator, ownKey, ownUser, mint, caller } =
    signIn.kind === "key"
      ? accessByKey(unsigned, { team, key: signIn.key, secret: signIn.secret })
      : accessByToken(signIn.token);
  const api = makeApi(
    "Okta Privileged Access",
    baseUrl,
    sender.signed(authenticator),
    explanations(authenticator, surroundings),
  );

  const reads = new SingleFlight();

  return {
    url: baseUrl,
    name: team,
    ownKey,
    ownUser,
    reads,
    serviceUsers: serviceUsersApi(api, reads, team),
    groups: groupsApi(api, reads, team),
    writes: new WriteQueue(),
    managedKeys: new Set(),
    checkedKeys: new Map(),
    takenByThisRun: new Set(),
    log: surroundings.log,
    sleep: surroundings.sleep,
    mint,
    async isCaller(...namesAndIds) {
      const user = await caller();
      return user !== undefined && namesAndIds.includes(user);
    },
    async verify(newKey, newSecret) {
      await exchangeKey(
        unsigned,
        { team, key: newKey, secret: newSecret },
        `verifying the new key ${newKey}`,
      );
    },
  };
}
