import { type FieldRow, rulesOf } from "./row";

export const PROFILE_ENROLLMENT: readonly FieldRow[] = [
  {
    ...rulesOf("PROFILE_ENROLLMENT"),
    path: "actions.profileEnrollment.uiSchemaId",
    rule: { is: "server-made" },
    source: "facts §2.6: made by the server, absent from a fresh policy; whoever updates must send it",
  },
  {
    ...rulesOf("PROFILE_ENROLLMENT"),
    path: "actions.profileEnrollment.allowedIdentifiers",
    rule: { is: "default", value: ["login"] },
    source: "facts §3.2; VCR TestAccResourceOktaPolicyRuleProfileEnrollment_Issue1213",
  },
];
