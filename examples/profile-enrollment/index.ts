import * as pulumi from "@pulumi/pulumi";
import { PolicyWithRules } from "pulumi-okta-native";

const config = new pulumi.Config();
const contractors = config.get("contractorsGroupId") ?? "00g1contractors00001";
const payrollApp = config.get("payrollAppId") ?? "0oa1payroll000000001";

const newcomers = new PolicyWithRules("newcomers", {
  type: "PROFILE_ENROLLMENT",
  name: "Newcomers",
  description: "What a contractor tells us when registering for payroll",
  // Rules cannot be added. The policy's only rule comes with it, and is written before an app stands on the policy.
  // Fields that Okta adds on its own, such as uiSchemaId, are kept by every update.
  rules: [],
  catchAll: {
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
  },
  apps: [payrollApp],
});

export const policyId = newcomers.id;
