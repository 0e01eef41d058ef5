import { type FieldRow, rulesOf } from "../field-rows";

export const fieldRules: readonly FieldRow[] = [
  {
    ...rulesOf("IDENTITY_CLAIM_SOURCING"),
    path: "actions.claimSourcing.refresh.filter.include",
    rule: { is: "set" },
    source: "facts §2.12: an identity provider passes the filter whatever stands before it",
  },
];
