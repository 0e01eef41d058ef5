import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRule } from "pulumi-okta-native";

const config = new pulumi.Config();
const officeZone = config.get("officeZoneId") ?? "nzo1office0000000001";
/** The rule that Okta made with the policy, as the admin console calls it. */
const ruleName = config.get("ruleName") ?? "Session Risk Rule";

// Needs Identity Threat Protection. There is one such policy per org, made by Okta; it is taken over for its id.
const policy = new Policy("violations", { type: "SESSION_VIOLATION_DETECTION", adopt: { default: true } });

// The rule that Okta made is taken over and written at once, and put back on destroy.
const rule = new PolicyRule("outside-the-office", {
  policyId: policy.id,
  type: "SESSION_VIOLATION_DETECTION",
  adopt: { name: ruleName },
  converge: true,
  onDestroy: "restore",
  conditions: {
    network: { connection: "ZONE", exclude: [officeZone] },
    // A session at least this risky is judged again.
    riskScore: { minRiskLevel: "MEDIUM" },
  },
  actions: { sessionViolationDetection: { policyEvaluation: { enabled: true } } },
});

export const ruleId = rule.ruleId;
