import { anyRule, type FieldRow, rulesOf } from "./row";

const NOT_ECHOED = "VCR TestAccResourceOktaPostAuthSessionPolicyRule_crud#18: sent empty, not returned";
const ANY_MEMBER = "facts §2.5, §2.7: a device matches any member; the Terraform provider sends it as a set";
const ANY_APP = "facts §2.3: an app matches any member; the Terraform provider sends it as a set";

/** Conditions that several types of rules share. */
export const CONDITIONS: readonly FieldRow[] = [
  {
    ...anyRule,
    path: "conditions.people.users.exclude",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for ACCESS_POLICY (322 writes), SIGN_ON (42), PASSWORD (22), MFA_ENROLL (4)",
  },
  {
    ...anyRule,
    path: "conditions.people.users.include",
    rule: { is: "default", value: [] },
    source: NOT_ECHOED,
  },
  {
    ...anyRule,
    path: "conditions.people.groups.*",
    rule: { is: "default", value: [] },
    source: NOT_ECHOED,
  },
  {
    ...rulesOf("ACCESS_POLICY", "SESSION_VIOLATION_DETECTION"),
    path: "conditions.network.connection",
    rule: { is: "default", value: "ANYWHERE" },
    source: "facts §3.2; VCR TestAccResourceOktaSessionViolationPolicyRule_crud#18",
  },
  {
    ...anyRule,
    path: "conditions.network",
    rule: { is: "variant", key: "connection" },
    source: "facts §2.1: only ZONE has include or exclude, and needs one of them",
  },
  {
    ...rulesOf("ACCESS_POLICY", "IDP_DISCOVERY"),
    path: "conditions.platform.exclude",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for ACCESS_POLICY (35 writes), IDP_DISCOVERY (3)",
  },
  {
    ...rulesOf("ACCESS_POLICY", "IDP_DISCOVERY", "DEVICE_SIGNAL_COLLECTION"),
    path: "conditions.platform.*",
    rule: { is: "set" },
    source: ANY_MEMBER,
  },
  {
    ...rulesOf("ACCESS_POLICY", "IDP_DISCOVERY"),
    path: "conditions.platform.*[].os.expression",
    rule: { is: "default", value: "" },
    source: "facts §3.2: kept as an empty text for OTHER, absent for all others",
  },
  {
    ...rulesOf("MFA_ENROLL", "IDP_DISCOVERY"),
    path: "conditions.app.*",
    rule: { is: "set" },
    source: ANY_APP,
  },
  {
    ...rulesOf("IDP_DISCOVERY"),
    path: "conditions.app.include",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for IDP_DISCOVERY (3 writes), null returned as [] (12)",
  },
  {
    ...rulesOf("MFA_ENROLL", "IDP_DISCOVERY"),
    path: "conditions.app.exclude",
    rule: { is: "default", value: [] },
    source: "VCR: filled in for MFA_ENROLL (4 writes), IDP_DISCOVERY (3), null returned as [] (12)",
  },
];
