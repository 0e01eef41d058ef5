import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Credentials } from "./credentials.js";
import type { Json, JsonObject } from "./json.js";
import type { IssuedSecret } from "./secrets.js";

/** What a verbatim seed showed of an object beyond what the emulator knows: kept until it is written again. */
export interface Beyond {
  properties?: JsonObject;
  /** Links of other names than the emulator's own. */
  links?: JsonObject;
}

/** The records of one org, as rows: what the wire shows is made from them elsewhere. Lists keep creation order. */
export interface PolicyRecord extends Beyond {
  id: string;
  type: string;
  name: string;
  description?: string;
  priority: number;
  status: "ACTIVE" | "INACTIVE";
  system: boolean;
  conditions: Json;
  settings?: JsonObject;
  created: string | null;
  lastUpdated: string | null;
  resourceType?: string;
  /** The one app a policy belongs to, where Okta made it for that app. */
  boundApp?: string;
}

export interface RuleRecord extends Beyond {
  id: string;
  policyId: string;
  type: string;
  name: string;
  priority: number;
  status: "ACTIVE" | "INACTIVE";
  system: boolean;
  conditions: Json;
  actions: Json;
  created: string | null;
  lastUpdated: string | null;
}

export interface AppRecord {
  id: string;
  /** Everything the API shows but the links. */
  body: JsonObject;
  accessPolicy: string | null;
  profileEnrollment: string | null;
  /** The links that a verbatim seed showed, in the place of the emulator's own. */
  links?: JsonObject;
}

export interface MappingRecord {
  id: string;
  policyId: string;
  resourceId: string;
}

export interface AccessTokenRecord {
  token: string;
  client: string;
  scopes: string[];
  expires: string;
  /** The key whose proofs must go with it, for tokens that were given for a proof. */
  thumbprint?: string;
}

/** A service app, as the token endpoint knows it. */
export interface ClientRecord {
  id: string;
  /** Public keys, as JWKs. */
  keys: JsonObject[];
  /** The scopes granted to it. */
  scopes: string[];
  dpop?: boolean;
}

export interface KeyRecord {
  id: string;
  secret: string;
  issued_at: string;
  expires_at: string;
  last_used: string | null;
  /** Keys that stopped working when their user was disabled, where they do not come back. */
  void?: boolean;
}

export interface ServiceUserRecord {
  id: string;
  name: string;
  status: "ACTIVE" | "DISABLED" | "DELETED";
  deleted_at: string;
  keys: KeyRecord[];
}

export interface OpaGroupRecord {
  id: string;
  name: string;
  roles: string[];
  federated: boolean;
  members: string[];
}

export interface OpaTokenRecord {
  token: string;
  user: string;
  keyId: string;
  expires_at: string;
}

export interface OrgState {
  orgId: string;
  groups: JsonObject[];
  users: JsonObject[];
  zones: JsonObject[];
  identityProviders: JsonObject[];
  /** Beside those that the switch `authenticators` names. */
  authenticators: JsonObject[];
  userTypes: JsonObject[];
  deviceAssurances: JsonObject[];
  behaviors: JsonObject[];
  apps: AppRecord[];
  policies: PolicyRecord[];
  rules: RuleRecord[];
  mappings: MappingRecord[];
  clients: ClientRecord[];
  accessTokens: AccessTokenRecord[];
  serviceUsers: ServiceUserRecord[];
  opaGroups: OpaGroupRecord[];
  opaTokens: OpaTokenRecord[];
  issued: IssuedSecret[];
}

export const emptyState = (orgId: string): OrgState => ({
  orgId,
  groups: [],
  users: [],
  zones: [],
  identityProviders: [],
  authenticators: [],
  userTypes: [],
  deviceAssurances: [],
  behaviors: [],
  apps: [],
  policies: [],
  rules: [],
  mappings: [],
  clients: [],
  accessTokens: [],
  serviceUsers: [],
  opaGroups: [],
  opaTokens: [],
  issued: [],
});

/** Replaces the member with the same id, in place; else appends. */
export function put<T extends { id?: unknown }>(list: T[], member: T): void {
  const place = list.findIndex((other) => other.id === member.id);
  if (place === -1) {
    list.push(member);
  } else {
    list[place] = member;
  }
}

/** What survives a restart; the credentials too, so that configured clients go on working. */
export interface Saved {
  state: OrgState;
  credentials: Credentials;
}

export interface StateFile {
  load(): Saved | undefined;
  save(state: OrgState, credentials: Credentials): void;
}

export function stateFile(path: string): StateFile {
  return {
    load() {
      let text: string;
      try {
        text = readFileSync(path, "utf8");
      } catch (error) {
        if (isMissing(error)) {
          return undefined;
        }
        throw error;
      }
      const saved = JSON.parse(text) as Saved & { version: number };
      if (saved.version !== stateVersion) {
        throw new Error(`${path} was not written by this version of okta-emulator`);
      }
      // What an older emulator did not know of yet is empty.
      return { ...saved, state: { ...emptyState(saved.state.orgId), ...saved.state } };
    },
    save(state, credentials) {
      // Written beside and moved over, so that a kill leaves the old file or the new one. It holds secrets.
      const beside = `${path}.${process.pid}.tmp`;
      const document = { version: stateVersion, credentials, state };
      writeFileSync(beside, `${JSON.stringify(document, null, 1)}\n`, { mode: 0o600 });
      renameSync(beside, path);
    },
  };
}

const isMissing = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";

const stateVersion = 1;
