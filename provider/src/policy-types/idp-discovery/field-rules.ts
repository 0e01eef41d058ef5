import { type FieldRow, rulesOf } from "../field-rows";

const discoveryRule = rulesOf("IDP_DISCOVERY");

export const fieldRules: readonly FieldRow[] = [
  {
    ...discoveryRule,
    path: "conditions.userIdentifier",
    rule: { is: "variant", key: "type" },
    source: "facts §2.4: attribute goes with ATTRIBUTE only",
  },
  {
    ...discoveryRule,
    path: "conditions.userIdentifier.patterns",
    rule: { is: "set" },
    source: "facts §2.4: an identifier matches any pattern; the Terraform provider sends it as a set",
  },
  {
    ...discoveryRule,
    path: "actions.idp",
    rule: { is: "variant", key: "idpSelectionType" },
    source: "facts §2.4: DYNAMIC has matchCriteria, SPECIFIC has providers",
  },
  {
    ...discoveryRule,
    path: "actions.idp.idpSelectionType",
    rule: { is: "default", value: "SPECIFIC" },
    source: "recorded: filled in (15 writes)",
  },
  {
    ...discoveryRule,
    path: "actions.idp.matchCriteria[].propertyName",
    rule: { is: "default", value: "name" },
    source: "facts §3.2; recorded TestAccResourceOktaPolicyRuleIdpDiscovery_dynamic",
  },
  {
    ...discoveryRule,
    path: "actions.idp.shouldFallBackToOkta",
    rule: { is: "default", value: false },
    source: "recorded: false is never echoed (3 writes)",
  },
];
