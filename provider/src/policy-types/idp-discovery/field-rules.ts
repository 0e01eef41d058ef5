import type { TypeFieldRow } from "../field-rows";

export const fieldRules: readonly TypeFieldRow[] = [
  {
    of: "rule",
    path: "conditions.userIdentifier",
    rule: { is: "variant", key: "type" },
    source: "facts §2.4: attribute goes with ATTRIBUTE only",
  },
  {
    of: "rule",
    path: "conditions.userIdentifier.patterns",
    rule: { is: "set" },
    source: "facts §2.4: an identifier matches any pattern; the Terraform provider sends it as a set",
  },
  {
    of: "rule",
    path: "actions.idp",
    rule: { is: "variant", key: "idpSelectionType" },
    source: "facts §2.4: DYNAMIC has matchCriteria, SPECIFIC has providers",
  },
  {
    of: "rule",
    path: "actions.idp.idpSelectionType",
    rule: { is: "default", value: "SPECIFIC" },
    source: "recorded: filled in (15 writes)",
  },
  {
    of: "rule",
    path: "actions.idp.matchCriteria[].propertyName",
    rule: { is: "default", value: "name" },
    source: "facts §3.2; recorded TestAccResourceOktaPolicyRuleIdpDiscovery_dynamic",
  },
  {
    of: "rule",
    path: "actions.idp.shouldFallBackToOkta",
    rule: { is: "default", value: false },
    source: "recorded: false is never echoed (3 writes)",
  },
];
