import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRuleSet } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
/** A flow of Okta Workflows that tells the security team. */
const alertFlow = config.getNumber("alertFlowId") ?? 105230;

// Needs Identity Threat Protection. There is one such policy per org, made by Okta; it is taken over for its id.
const policy = new Policy("risk", { type: "ENTITY_RISK", adopt: { default: true } });

// Its catch-all does nothing and cannot be changed, so what should happen stands in rules above it.
new PolicyRuleSet("risk-rules", {
  policyId: policy.id,
  type: "ENTITY_RISK",
  rules: [
    {
      name: "High risk: out everywhere",
      conditions: {
        people: { groups: { include: [employees] } },
        entityRisk: { level: "HIGH" },
        // What a security team looks at first; every other detection falls through to the rule below.
        riskDetectionTypes: {
          include: ["SESSION_INFLUENCED_USER_RISK", "USER_REPORTED_SUSPICIOUS_ACTIVITY"],
        },
      },
      actions: { entityRisk: { actions: [{ action: "TERMINATE_ALL_SESSIONS" }] } },
    },
    {
      name: "Medium risk: tell the security team",
      conditions: {
        entityRisk: { level: "MEDIUM" },
        // An admin who reports a risk needs no message about it.
        riskDetectionTypes: { exclude: ["ADMIN_REPORTED_USER_RISK"] },
      },
      actions: { entityRisk: { actions: [{ action: "RUN_WORKFLOW", workflow: { id: alertFlow } }] } },
    },
  ],
});

export const policyId = policy.id;
