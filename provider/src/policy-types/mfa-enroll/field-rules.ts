import type { TypeFieldRow } from "../field-rows";

export const fieldRules: readonly TypeFieldRow[] = [
  {
    of: "policy",
    path: "settings",
    rule: { is: "variant", key: "type" },
    source: "facts §2.3: authenticators and factors exclude each other",
  },
  {
    of: "policy",
    path: "settings.type",
    rule: { is: "default", value: "FACTORS" },
    source: "recorded: sent and not returned by Classic orgs (10 writes)",
  },
  {
    of: "policy",
    path: "settings.authenticators",
    rule: { is: "keyed", idle: { path: ["enroll", "self"], value: "NOT_ALLOWED" } },
    source:
      "recorded TestAccResourceOktaMfaPolicy_custom_app#3: expanded with what the org has, and reordered",
  },
  {
    of: "policy",
    path: "settings.authenticators[].constraints.aaguidGroups",
    rule: { is: "empty" },
    source: "facts §2.3: an authenticator without constraints is answered with constraints null",
  },
  {
    of: "policy",
    path: "settings.factors.*.enroll.self",
    rule: { is: "default", value: "NOT_ALLOWED" },
    source: "recorded TestAccResourceOktaDefaultMFAPolicy#14: hotp sent as NOT_ALLOWED, not returned",
  },
  {
    of: "policy",
    path: "settings.factors.*.consent.type",
    rule: { is: "default", value: "NONE" },
    source: "recorded: filled in (28 writes)",
  },
  {
    of: "policy",
    path: "settings.authenticators[].enroll.promotion.cooldown.duration",
    rule: { is: "duration" },
    source: "facts §1.4: an ISO 8601 duration; §3.2: such are answered in another unit",
  },
];
