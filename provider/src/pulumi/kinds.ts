/** The kinds that stored states name. Permanent: a renamed kind leaves stacks that cannot be destroyed. */
export type Kind =
  | "policy"
  | "policyRule"
  | "policyRuleSet"
  | "policyOrder"
  | "policyResourceMapping"
  | "accessExpectation"
  | "serviceUser"
  | "serviceUserApiKey"
  | "serviceUserGroupMembership";

/** What state holds instead of code: a name that loads the installed package. Permanent, byte for byte. */
export function providerText(kind: Kind): string {
  return `exports.handler=()=>require("pulumi-okta-native/runtime").${kind}`;
}

/** Type tokens. Permanent. */
export const TYPE_TOKENS: Readonly<Record<Kind, string>> = {
  policy: "pulumi-nodejs:dynamic/okta:Policy",
  policyRule: "pulumi-nodejs:dynamic/okta:PolicyRule",
  policyRuleSet: "pulumi-nodejs:dynamic/okta:PolicyRuleSet",
  policyOrder: "pulumi-nodejs:dynamic/okta:PolicyOrder",
  policyResourceMapping: "pulumi-nodejs:dynamic/okta:PolicyResourceMapping",
  accessExpectation: "pulumi-nodejs:dynamic/okta:AccessExpectation",
  serviceUser: "pulumi-nodejs:dynamic/oktapam:ServiceUser",
  serviceUserApiKey: "pulumi-nodejs:dynamic/oktapam:ServiceUserApiKey",
  serviceUserGroupMembership: "pulumi-nodejs:dynamic/oktapam:ServiceUserGroupMembership",
};

/** The type token of the component, which has no provider. Permanent. */
export const POLICY_WITH_RULES_TOKEN = "okta:index:PolicyWithRules";
