import { anyObject, anyRule, type FieldRow, rulesOf } from "../field-rows";

const ANY_MEMBER = "facts §2.5, §2.7: a device matches any member; the Terraform provider sends it as a set";
const ANY_APP = "facts §2.3: an app matches any member; the Terraform provider sends it as a set";

/** Conditions that several types share. */
export const conditionFieldRules: readonly FieldRow[] = [
  {
    ...anyObject,
    path: "conditions.**",
    rule: { is: "empty" },
    source:
      "recorded: people.users.exclude, userType, platform.exclude and app filled in empty (322 writes and more); TestAccResourceOktaPostAuthSessionPolicyRule_crud#18: sent empty, not returned",
  },
  {
    ...rulesOf("ACCESS_POLICY", "SESSION_VIOLATION_DETECTION"),
    path: "conditions.network.connection",
    rule: { is: "default", value: "ANYWHERE" },
    source: "facts §3.2; recorded TestAccResourceOktaSessionViolationPolicyRule_crud#18",
  },
  {
    ...anyRule,
    path: "conditions.network",
    rule: { is: "variant", key: "connection" },
    source: "facts §2.1: only ZONE has include or exclude, and needs one of them",
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
];
