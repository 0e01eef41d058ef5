import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyResourceMapping, PolicyRule } from "pulumi-okta-native";

const config = new pulumi.Config();
const contractors = config.get("contractorsGroupId") ?? "00g1contractors00001";
const payrollApp = config.get("payrollAppId") ?? "0oa1payroll000000001";

const policy = new Policy("newcomers", {
  type: "PROFILE_ENROLLMENT",
  name: "Newcomers",
  description: "What a contractor tells us when registering for payroll",
});

// The policy's only rule comes with it: taken over and rewritten at once. Fields that Okta adds on its own, such
// as uiSchemaId, are kept by every update.
const form = new PolicyRule("form", {
  policyId: policy.id,
  type: "PROFILE_ENROLLMENT",
  adopt: { catchAll: true },
  converge: true,
  actions: {
    profileEnrollment: {
      // Registration is closed with unknownUserAction; access itself cannot become DENY.
      access: "ALLOW",
      unknownUserAction: "REGISTER",
      activationRequirements: { emailVerification: true },
      profileAttributes: [
        { name: "email", label: "Work email", required: true },
        { name: "firstName", label: "First name", required: true },
        { name: "lastName", label: "Last name", required: true },
        { name: "organization", label: "Company", required: false },
      ],
      progressiveProfilingAction: "DISABLED",
      targetGroupIds: [contractors],
    },
  },
});

new PolicyResourceMapping(
  "payroll-app",
  { appId: payrollApp, policyId: policy.id, kind: "profileEnrollment", onDestroy: "previous" },
  { dependsOn: form },
);

export const policyId = policy.id;
