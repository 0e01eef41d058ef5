import type { dynamic } from "@pulumi/pulumi";
import * as fc from "fast-check";
import {
  policy,
  policyOrder,
  policyResourceMapping,
  policyRule,
  policyRuleSet,
  serviceUser,
  serviceUserApiKey,
  serviceUserGroupMembership,
} from "pulumi-okta-native/runtime";

// Whatever a program passes, check answers with failures and diff with a difference; neither ever throws.
const kinds: readonly (readonly [string, dynamic.ResourceProvider, readonly string[]])[] = [
  [
    "Policy",
    policy,
    ["type", "name", "priority", "status", "conditions", "settings", "adopt", "extra", "onDestroy"],
  ],
  [
    "PolicyRule",
    policyRule,
    ["policyId", "type", "name", "priority", "conditions", "actions", "adopt", "drift"],
  ],
  [
    "PolicyRuleSet",
    policyRuleSet,
    ["policyId", "type", "rules", "order", "catchAll", "foreignRules", "transition", "adopt", "foreign"],
  ],
  ["PolicyOrder", policyOrder, ["type", "policies", "foreignPolicies", "foreign"]],
  [
    "PolicyResourceMapping",
    policyResourceMapping,
    ["appId", "policyId", "accessPolicyId", "kind", "onDestroy"],
  ],
  ["ServiceUser", serviceUser, ["name", "status", "adopt", "onDestroy"]],
  ["ServiceUserGroupMembership", serviceUserGroupMembership, ["serviceUser", "group", "onDestroy"]],
  ["ServiceUserApiKey", serviceUserApiKey, ["serviceUser", "keepers", "existingKeys", "retire"]],
];

const names = [
  "toString",
  "valueOf",
  "constructor",
  "hasOwnProperty",
  "key",
  "id",
  "include",
  "type",
  "name",
];
const types = [
  "ACCESS_POLICY",
  "SIGN_ON",
  "OKTA_SIGN_ON",
  "PASSWORD",
  "MFA_ENROLL",
  "IDP_DISCOVERY",
  "PROFILE_ENROLLMENT",
];

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, -1, "", " ", "ZONE", "ALLOW", ...types),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, "people", "groups", "appSignOn", "network"), tie("value"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

test.each(kinds)("%s", async (_name, provider, keys) => {
  const bag = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length, noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(bag, bag, fc.constantFrom(undefined, ...types), async (olds, news, type) => {
      const given = type === undefined ? news : { ...news, type };
      await expect(provider.check?.(olds, given)).resolves.toBeDefined();
      await expect(
        provider.diff?.("a/b", { ...olds, __okta: { v: 1, org: "00o1", declared: ["name"] } }, given),
      ).resolves.toBeDefined();
    }),
    { numRuns: 400 },
  );
});
