import * as pulumi from "@pulumi/pulumi";
import { getPolicyOutput, Policy, PolicyRule } from "pulumi-okta-native";

const config = new pulumi.Config();
// The copy stays inactive until somebody says `pulumi config set status ACTIVE`.
const status = config.get("status") === "ACTIVE" ? "ACTIVE" : "INACTIVE";
const original = config.get("original") ?? getPolicyOutput({ type: "ACCESS_POLICY", default: true }).id;

const trial = new Policy("trial", {
  type: "ACCESS_POLICY",
  name: "Two factors (trial)",
  description: "Begins as a copy, and is tried out before apps are put on it",
  cloneFrom: original,
  status,
});

// A rule of the copy's own, in force when the copy is.
const refused = new PolicyRule("refused", {
  policyId: trial.id,
  type: "ACCESS_POLICY",
  name: "Nobody at high risk",
  priority: 1,
  status,
  conditions: { riskScore: { level: "HIGH" } },
  actions: { appSignOn: { access: "DENY" } },
});

export const policyId = trial.id;
export const ruleId = refused.id;
