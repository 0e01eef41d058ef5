import type { Subject } from "./expectations";

const SECTIONS: Readonly<Record<string, string>> = {
  OKTA_SIGN_ON: "§2.1",
  SIGN_ON: "§2.1",
  PASSWORD: "§2.2",
  MFA_ENROLL: "§2.3",
  IDP_DISCOVERY: "§2.4",
  ACCESS_POLICY: "§2.5",
  PROFILE_ENROLLMENT: "§2.6",
  DEVICE_SIGNAL_COLLECTION: "§2.7",
  ENTITY_RISK: "§2.8",
  POST_AUTH_SESSION: "§2.9",
  SESSION_VIOLATION_DETECTION: "§2.10",
  CLIENT_UPDATE: "§2.11",
  IDENTITY_CLAIM_SOURCING: "§2.12",
};

/** Where the facts say what a body of that type may hold. */
export function factsOf({ type }: Subject): string {
  return `okta-policy-api.md ${SECTIONS[type] ?? "§2.0"}`;
}
