import type { TypeFieldRow } from "../field-rows";

export const fieldRules: readonly TypeFieldRow[] = [
  {
    of: "policy",
    path: "conditions.authProvider",
    rule: { is: "variant", key: "provider" },
    source: "facts §2.2: include goes with a directory",
  },
  {
    of: "policy",
    path: "settings.password.complexity.excludeAttributes",
    rule: { is: "default", value: [] },
    source: "recorded: filled in (12 writes)",
  },
  {
    of: "policy",
    path: "settings.password.lockout.userLockoutNotificationChannels",
    rule: { is: "default", value: [] },
    source: "recorded: filled in (7 writes)",
  },
  {
    of: "policy",
    path: "settings.password.breachedProtection.logoutEnabled",
    rule: { is: "default", value: false },
    source: "recorded: filled in (5 writes)",
  },
  {
    of: "rule",
    path: "actions.selfServicePasswordReset.requirement.**.methods[]",
    rule: { is: "caseless" },
    source: "facts §2.2: lower case in the specification and live, upper case in older documentation",
  },
];
