import type { JsonObject } from "./json.js";

/**
 * Objects as the API would return them; each may be partial, the rest is filled in.
 * An object whose id (or, for system objects, role) is already there is overwritten.
 */
export interface Seed {
  /** Start from nothing: without the objects that Okta itself makes. */
  empty?: boolean;
  /**
   * Policies and rules are laid as they were seen: what is known of them is shown in full until they are written
   * again, nobody moves aside for them, and no catch-all is made.
   */
  verbatim?: boolean;
  org?: { id?: string };
  groups?: JsonObject[];
  apps?: JsonObject[];
  users?: JsonObject[];
  zones?: JsonObject[];
  identityProviders?: JsonObject[];
  /** Beside those of the switch `authenticators`; one of the same key (or id) takes its place. */
  authenticators?: JsonObject[];
  userTypes?: JsonObject[];
  deviceAssurances?: JsonObject[];
  behaviors?: JsonObject[];
  policies?: JsonObject[];
  rules?: (JsonObject & { policyId: string })[];
  clients?: SeedClient[];
  serviceUsers?: SeedServiceUser[];
  opaGroups?: SeedOpaGroup[];
}

/** A service app that signs in by OAuth. */
export interface SeedClient {
  id: string;
  /** Its public keys, JWK or PEM; of private ones the public part is kept. */
  keys: (JsonObject | string)[];
  /** The scopes granted to it. */
  scopes: string[];
  /** Whether it must prove possession (DPoP); without it, the switch `dpop` says. */
  dpop?: boolean;
}

export interface SeedServiceUser {
  name: string;
  id?: string;
  status?: "ACTIVE" | "DISABLED" | "DELETED";
  groups?: string[];
  keys?: { id?: string; secret?: string; issued_at?: string; expires_at?: string }[];
}

export interface SeedOpaGroup {
  name: string;
  id?: string;
  roles?: string[];
  /** Groups pushed from Okta refuse membership edits. */
  federated?: boolean;
  members?: string[];
}
