import { withRetry } from "../http/retry";
import { makeApi } from "../okta/api";
import { type Runtime, signedSend } from "../okta/client";
import { SingleFlight } from "../okta/single-flight";
import { WriteQueue } from "../okta/write-queue";
import { type GroupsApi, groupsApi } from "./groups";
import { type ServiceUsersApi, serviceUsersApi } from "./service-users";
import { exchangeKey, type KeyCredentials, keyAuthenticator } from "./token";

/** One OPA team as one process sees it. */
export interface OpaTeam {
  readonly url: string;
  readonly name: string;
  /** The key this process signs in with; it never gets an expiry and is never deleted unasked. */
  readonly ownKey: string;
  /** All reads that can be shared go through it. */
  readonly reads: SingleFlight;
  readonly serviceUsers: ServiceUsersApi;
  readonly groups: GroupsApi;
  readonly writes: WriteQueue;
  /** Keys that resources of this process own: seen in check, diff or read. */
  readonly managedKeys: Set<string>;
  /** Users that creates of this process made or took over. */
  readonly takenByThisRun: Set<string>;
  readonly log: (line: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
  /** A token for requests of others, made from the key that this process signs in with. */
  mint(): Promise<{ readonly token: string; readonly expiresAt: string }>;
  /** Exchanges a key for a token, as its consumer will; throws where OPA refuses it. */
  verify(key: string, secret: string): Promise<void>;
}

export function connectTeam(
  settings: KeyCredentials & { readonly baseUrl: string },
  surroundings: Runtime,
): OpaTeam {
  const { baseUrl, team, key, secret } = settings;
  // The exchange itself is neither signed nor a write to guard.
  const unsigned = makeApi(
    "Okta Privileged Access",
    baseUrl,
    withRetry(surroundings.transport, surroundings),
  );
  const authenticator = keyAuthenticator(unsigned, { team, key, secret });
  const api = makeApi("Okta Privileged Access", baseUrl, signedSend(authenticator, surroundings));

  const reads = new SingleFlight();

  return {
    url: baseUrl,
    name: team,
    ownKey: key,
    reads,
    serviceUsers: serviceUsersApi(api, reads, team),
    groups: groupsApi(api, reads, team),
    writes: new WriteQueue(),
    managedKeys: new Set(),
    takenByThisRun: new Set(),
    log: surroundings.log,
    sleep: surroundings.sleep,
    async mint() {
      const doing = `exchanging the key ${key} for a token`;
      const { value, expiresAt } = await exchangeKey(unsigned, { team, key, secret }, doing);
      return { token: value, expiresAt: new Date(expiresAt).toISOString() };
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
