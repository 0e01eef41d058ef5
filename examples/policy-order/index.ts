import * as pulumi from "@pulumi/pulumi";
import { PolicyOrder, PolicyWithRules } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
const contractors = config.get("contractorsGroupId") ?? "00g1contractors00001";

const contractorSessions = new PolicyWithRules("contractors", {
  type: "OKTA_SIGN_ON",
  name: "Contractors",
  conditions: { people: { groups: { include: [contractors] } } },
  rules: [
    {
      name: "Everywhere: a second factor, two hours",
      actions: {
        signon: {
          access: "ALLOW",
          requireFactor: true,
          factorPromptMode: "ALWAYS",
          session: { maxSessionIdleMinutes: 30, maxSessionLifetimeMinutes: 120 },
        },
      },
    },
  ],
});

const employeeSessions = new PolicyWithRules("employees", {
  type: "OKTA_SIGN_ON",
  name: "Employees",
  conditions: { people: { groups: { include: [employees] } } },
  rules: [
    {
      name: "Everywhere: a working day",
      actions: {
        signon: {
          access: "ALLOW",
          requireFactor: false,
          session: { maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 720 },
        },
      },
    },
  ],
});

// Okta takes the first policy whose groups fit. Who is in both groups is a contractor. The default policy stays last.
const order = new PolicyOrder("sessions", {
  type: "OKTA_SIGN_ON",
  policies: [contractorSessions.id, employeeSessions.id],
});

export const fromTheTop = order.policies;
