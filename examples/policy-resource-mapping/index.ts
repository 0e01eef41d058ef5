import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyResourceMapping, PolicyRule } from "pulumi-okta-native";

const appId = new pulumi.Config().get("appId") ?? "0oa1payroll000000001";

const policy = new Policy("two-factors", { type: "ACCESS_POLICY", name: "Two factors, every hour" });

const rule = new PolicyRule("everybody", {
  policyId: policy.id,
  type: "ACCESS_POLICY",
  name: "Everybody: two factors",
  priority: 1,
  actions: {
    appSignOn: {
      access: "ALLOW",
      verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT1H" },
    },
  },
});

// After the rules, so that the app never sits on a half-built policy. Destroying puts the app back where it was.
const mapping = new PolicyResourceMapping(
  "app",
  { appId, policyId: policy.id, onDestroy: "previous" },
  { dependsOn: rule },
);

export const previousPolicyId = mapping.previousPolicyId;
