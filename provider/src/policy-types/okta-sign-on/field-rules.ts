import type { TypeFieldRow } from "../field-rows";

export const fieldRules: readonly TypeFieldRow[] = [
  {
    of: "rule",
    path: "conditions.identityProvider",
    rule: { is: "variant", key: "provider" },
    source: "facts §2.1: idpIds go with SPECIFIC_IDP only; recorded TestAccOktaPolicyRuleSignon_crud#83",
  },
];
