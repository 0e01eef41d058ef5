import * as pulumi from "@pulumi/pulumi";
import { AccessExpectation, getAppOutput, getGroupOutput, PolicyWithRules } from "pulumi-okta-native";

const config = new pulumi.Config();
const app = getAppOutput({ label: config.get("app") ?? "Payroll" });
const contractors = getGroupOutput({ name: config.get("group") ?? "Contractors" });

const policy = new PolicyWithRules("payroll", {
  type: "ACCESS_POLICY",
  name: "Payroll",
  rules: [
    {
      name: "No contractors",
      conditions: { people: { groups: { include: [contractors.id] } } },
      actions: { appSignOn: { access: "DENY" } },
    },
    {
      name: "Everybody else: two factors",
      actions: {
        appSignOn: {
          access: "ALLOW",
          verificationMethod: { type: "ASSURANCE", factorMode: "2FA", reauthenticateIn: "PT1H" },
        },
      },
    },
  ],
  apps: { payroll: app.id },
});

// Asked after the policy stands; an up that opens payroll to contractors fails.
const expectation = new AccessExpectation("no-contractors", {
  app: app.id,
  context: { groups: { ids: [contractors.id] } },
  rule: "No contractors",
  access: "DENY",
  watch: [policy],
});

export const outcome = expectation.outcome;
