import type { TypeFieldRow } from "../field-rows";

export const fieldRules: readonly TypeFieldRow[] = [
  {
    of: "rule",
    path: "actions.claimSourcing.refresh.filter.include",
    rule: { is: "set" },
    source: "facts §2.12: an identity provider passes the filter whatever stands before it",
  },
];
