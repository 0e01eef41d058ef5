import * as pulumi from "@pulumi/pulumi";
import { PolicyWithRules } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const payrollApp = config.get("payrollAppId") ?? "0oa1payroll000000001";

const authenticators = new PolicyWithRules("authenticators", {
  type: "MFA_ENROLL",
  name: "Employees' authenticators",
  description: "Passkeys for everybody, no telephones",
  priority: 1,
  conditions: { people: { groups: { include: [employees] } } },
  // Only what you list is managed. Okta answers with every authenticator of the org, those you did not list as
  // NOT_ALLOWED and in its own order; that is no difference. One that somebody allows in the console is.
  settings: {
    type: "AUTHENTICATORS",
    authenticators: [
      { key: "okta_password", enroll: { self: "REQUIRED" } },
      { key: "webauthn", enroll: { self: "REQUIRED" } },
      { key: "okta_verify", enroll: { self: "OPTIONAL" } },
      { key: "okta_email", enroll: { self: "OPTIONAL" } },
      { key: "phone_number", enroll: { self: "NOT_ALLOWED" } },
    ],
  },
  rules: [
    // Whoever opens payroll without the required authenticators sets them up there and then.
    {
      name: "Payroll: when it is opened",
      conditions: {
        network: { connection: "ANYWHERE" },
        app: { include: [{ type: "APP", id: payrollApp }] },
      },
      actions: { enroll: { self: "CHALLENGE" } },
    },
    {
      name: "Everybody: at the next sign-in",
      conditions: { network: { connection: "ANYWHERE" } },
      actions: { enroll: { self: "LOGIN" } },
    },
  ],
});

export const policyId = authenticators.id;
