import type { TypeFieldRow } from "../field-rows";

const LISTS = ["preRegistrationInlineHooks", "targetGroupIds", "enrollAuthenticatorTypes"];

export const fieldRules: readonly TypeFieldRow[] = [
  ...LISTS.map(
    (name): TypeFieldRow => ({
      of: "rule",
      path: `actions.profileEnrollment.${name}`,
      rule: { is: "empty" },
      source:
        "facts §2.6: no hook and no group are answered as null, and what new users enrol need not be said",
    }),
  ),
  {
    of: "rule",
    path: "actions.profileEnrollment.uiSchemaId",
    rule: { is: "server-made" },
    source: "facts §2.6: made by the server, absent from a fresh policy; whoever updates must send it",
  },
  {
    of: "rule",
    path: "actions.profileEnrollment.allowedIdentifiers",
    rule: { is: "default", value: ["login"] },
    source: "facts §3.2; recorded TestAccResourceOktaPolicyRuleProfileEnrollment_Issue1213",
  },
];
