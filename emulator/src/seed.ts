import type { JsonObject } from "./json.js";

/**
 * Objects as the API would return them; each may be partial, the rest is filled in.
 * An object whose id (or, for system objects, role) is already there is overwritten.
 */
export interface Seed {
  /** Start from nothing: without the objects that Okta itself makes. */
  empty?: boolean;
  org?: { id?: string };
  groups?: JsonObject[];
  apps?: JsonObject[];
  users?: JsonObject[];
  zones?: JsonObject[];
  policies?: JsonObject[];
  rules?: (JsonObject & { policyId: string })[];
  serviceUsers?: SeedServiceUser[];
  opaGroups?: SeedOpaGroup[];
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
