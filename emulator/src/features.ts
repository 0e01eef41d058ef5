import type { JsonObject } from "./json.js";

export interface Authenticator {
  key: string;
  id?: string;
  constraints?: JsonObject;
}

export interface RateLimit {
  limit: number;
  windowSeconds: number;
  /** Other limits for single buckets, by bucket name (as the request log shows it). */
  buckets?: Record<string, number>;
  /**
   * How much of each bucket one token may use, above 0 and up to 1. Tokens are told apart by the header
   * `authorization`; what is left of the bucket remains for the others. Without it, all of it.
   */
  tokenShare?: number;
}

/**
 * What Okta last published for orgs of its middle sizes, with the half of a bucket that a token gets by default
 * (facts §4). The limits of a real org stand in its admin dashboard.
 */
export const PUBLISHED_RATE_LIMIT: RateLimit = {
  limit: 600,
  windowSeconds: 60,
  buckets: { "/api/v1/apps": 100, "/api/v1/apps/*": 100 },
  tokenShare: 0.5,
};

/** How long answers take: a lognormal distribution, or always the same where both numbers are equal. */
export interface Latency {
  /** Half of all answers come sooner. */
  medianMs: number;
  /** Nine of ten answers come sooner. */
  p90Ms: number;
}

export interface OpaFeatures {
  /** Seconds a bearer token lives. A runbook saw about an hour; the documentation gives no number. */
  tokenSeconds: number;
  /** What a bearer token is: a JWT, as the documentation's sample is, or a text that says nothing to its holder. */
  tokenForm: "jwt" | "opaque";
  /** What the claim `user` of a JWT holds; the documentation does not say. */
  tokenUser: "name" | "id";
  /** Seconds the other keys of a user go on living when a new key is made (older product docs: two days). */
  keyGraceSeconds: number;
  /** What a further rotation does to an expiry that an earlier one has set. */
  secondRotation: "keep" | "move";
  /** Most live keys per user; null = no cap. Beyond it: 403 quota_exceeded. */
  keyQuota: number | null;
  /** Whether keys past their expiry stay in the list. */
  listExpiredKeys: boolean;
  /** Whether GET service_users without `status` shows DELETED users. */
  listDeletedUsers: boolean;
  /** Whether PUT status ACTIVE brings a DELETED user back (otherwise 409). */
  reviveDeleted: boolean;
  /** What PUT status DELETED on a DELETED user answers. */
  repeatedDelete: 200 | 404;
  /** Whether a different `name` in PUT renames (otherwise it is ignored). */
  putRenames: boolean;
  /** Whether keys made before work again once a DISABLED user is ACTIVE. */
  keysReviveOnEnable: boolean;
  /** RegExp source that a new service user's name must match. */
  namePattern: string;
  /** Whether a service user without a group that carries an admin role is refused (401 authorization_error). */
  enforceRoles: boolean;
  /** Whether the calling service user may disable or delete itself. */
  selfRemoval: boolean;
  /** Whether the key in use may be deleted with a token made from it. */
  deleteOwnKey: boolean;
}

export interface Features {
  /** `pipeline` of the org: Identity Engine (idx) or Classic (v1). */
  engine: "idx" | "v1";
  /**
   * What the servers of that time left out. 2023: `keepMeSignedIn`, `required` in constraints, `allowedIdentifiers`,
   * and the stamps of v1 rules wherever they are read.
   */
  release: "2023" | "current";
  /** Adds `riskScore: {level: ANY}` to ACCESS_POLICY rules; without it the condition is refused. */
  riskScoring: boolean;
  /** A second system PASSWORD policy, "Active Directory Policy". */
  activeDirectory: boolean;
  /** Orgs since about 2025 show a `mappings` link on all policies but Okta's own. */
  mappingsLink: boolean;
  /** Orgs since about mid 2025 show `_embedded.resourceType` in lists of ACCESS_POLICY. */
  resourceTypeInLists: boolean;
  /** Most policies on a page of a list that asks for no `limit`; null = all on one page. */
  policyPageSize: number | null;
  /** Whether GET …/policies/{id}/mappings is known. Where it is not: 404 E0000008. */
  mappingsListed: boolean;
  /** Fills `breachedProtection` in PASSWORD policies. */
  breachedProtection: boolean;
  /** `primaryFactor` of a global session rule that allows and names none; null = left out of all rules. */
  primaryFactor: string | null;
  /** `constraints` of the catch-all rule made with a new ACCESS_POLICY; null = none. */
  catchAllConstraints: JsonObject[] | null;
  /** What a new PROFILE_ENROLLMENT policy asks for: attributes and progressive profiling of its catch-all rule. */
  catchAllEnrollment: JsonObject;
  /** The org's authenticators, in the order in which MFA_ENROLL policies list them. */
  authenticators: Authenticator[];
  /** The org's factors (Classic), each with the enrolment a policy gets that does not name it. */
  factors: Record<string, string>;
  /** Identity Threat Protection: ENTITY_RISK, POST_AUTH_SESSION, SESSION_VIOLATION_DETECTION. */
  identityThreatProtection: boolean;
  deviceSignalCollection: boolean;
  identityClaimSourcing: boolean;
  /** "drop": unknown properties vanish (recorded). "keep": as an Okta newer than this emulator would. */
  unknownProperties: "drop" | "keep";
  /** How refusals to delete, deactivate or edit system objects are spelled (the real code was never captured). */
  systemRefusal: "E0000006" | "E0000077" | "E0000001";
  /** DELETE of a policy that still has apps. */
  deleteMappedPolicy: "refuse" | "reassign";
  /** DELETE …/mappings/{id} of an app's mapping: the app goes to the default policy, or the call is refused. */
  deleteAppMapping: "reassign" | "refuse";
  duplicateRuleNames: "refuse" | "allow";
  duplicatePolicyNames: "refuse" | "allow";
  /** PUT without `priority` on a v1 object: it goes last, or stays. */
  v1OmittedPriorityOnPut: "last" | "keep";
  /** Explicit v2 priorities of 99 and more: refused, or taken as 98. */
  v2TooLarge: "refuse" | "clamp";
  /** `status: INACTIVE` in the body of POST …/policies and …/rules. */
  statusOnCreate: "ignored" | "honoured";
  /** Whether ids of groups named in conditions must exist. */
  checkReferences: boolean;
  /** Seconds an OAuth access token lives; Okta's own live for an hour. */
  accessTokenSeconds: number;
  /** Whether clients that say nothing themselves must prove possession; Okta has it on for new apps since 2024. */
  dpop: "off" | "required";
  /** Seconds after which there is another nonce, and seconds for which each is taken. */
  dpopNonceSeconds: number;
  dpopNonceValidSeconds: number;
  /** Whether the API, too, demands a nonce. Okta's does not; RFC 9449 allows it. */
  dpopApiNonce: boolean;
  rateLimit: RateLimit;
  /** Requests in flight at one time; one more is a 429 with limit 0. null = no limit. */
  concurrencyLimit: number | null;
  /** How long reads (GET) do not see a write yet; 0 = they see it at once. */
  readLagMs: number;
  /** How long each call waits before it is acted on; null = not at all. */
  latency: Latency | null;
  opa: OpaFeatures;
}

/** What `features()` takes: any subset, `opa` too. */
export type FeatureChange = Partial<Omit<Features, "opa">> & { opa?: Partial<OpaFeatures> };

export const defaultFeatures = (): Features => ({
  engine: "idx",
  release: "current",
  riskScoring: true,
  activeDirectory: false,
  mappingsLink: true,
  resourceTypeInLists: true,
  policyPageSize: null,
  mappingsListed: true,
  breachedProtection: true,
  primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
  catchAllConstraints: [{ possession: { required: true, deviceBound: "REQUIRED" } }],
  catchAllEnrollment: {
    profileAttributes: [
      { name: "firstName", label: "First name", required: true },
      { name: "email", label: "Primary email", required: true },
    ],
    progressiveProfilingAction: "ENABLED",
  },
  authenticators: [
    { key: "okta_email" },
    { key: "google_otp" },
    { key: "okta_verify" },
    { key: "okta_password" },
    { key: "phone_number" },
    { key: "security_question" },
    { key: "webauthn" },
  ],
  factors: {
    google_otp: "NOT_ALLOWED",
    okta_otp: "NOT_ALLOWED",
    okta_password: "REQUIRED",
    okta_push: "NOT_ALLOWED",
    okta_sms: "NOT_ALLOWED",
    okta_email: "NOT_ALLOWED",
  },
  identityThreatProtection: true,
  deviceSignalCollection: true,
  identityClaimSourcing: true,
  unknownProperties: "drop",
  systemRefusal: "E0000006",
  deleteMappedPolicy: "refuse",
  deleteAppMapping: "reassign",
  duplicateRuleNames: "refuse",
  duplicatePolicyNames: "allow",
  v1OmittedPriorityOnPut: "last",
  v2TooLarge: "refuse",
  statusOnCreate: "ignored",
  checkReferences: false,
  accessTokenSeconds: 3600,
  dpop: "off",
  dpopNonceSeconds: 24 * 3600,
  dpopNonceValidSeconds: 3 * 24 * 3600,
  dpopApiNonce: false,
  rateLimit: { limit: 10_000, windowSeconds: 60 },
  concurrencyLimit: null,
  readLagMs: 0,
  latency: null,
  opa: {
    tokenSeconds: 3600,
    tokenForm: "jwt",
    tokenUser: "name",
    keyGraceSeconds: 2 * 24 * 3600,
    secondRotation: "keep",
    keyQuota: null,
    listExpiredKeys: false,
    listDeletedUsers: false,
    reviveDeleted: false,
    repeatedDelete: 200,
    putRenames: false,
    keysReviveOnEnable: true,
    namePattern: "^[^/\\u0000-\\u001f]{1,255}$",
    enforceRoles: true,
    selfRemoval: false,
    deleteOwnKey: true,
  },
});

export const changeFeatures = (current: Features, change: FeatureChange): Features => ({
  ...current,
  ...change,
  opa: { ...current.opa, ...change.opa },
});
