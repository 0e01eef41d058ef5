import * as pulumi from "@pulumi/pulumi";
import { Policy, PolicyRule } from "pulumi-okta-native";

const config = new pulumi.Config();
const employees = config.get("employeesGroupId") ?? "00g1employees0000001";
/** Who can always get in. */
const breakGlass = config.get("breakGlassUserId") ?? "00u1amina00000000001";
/** The rule that Okta made with the policy, as the admin console calls it. */
const ruleName = config.get("ruleName") ?? "Session Protection Rule";

// Needs Identity Threat Protection. There is one such policy per org, made by Okta; it is taken over for its id.
const policy = new Policy("session-protection", { type: "POST_AUTH_SESSION", adopt: { default: true } });

// Rules cannot be added. The one that Okta made is taken over and written at once, and put back on destroy.
const rule = new PolicyRule("end-sessions", {
  policyId: policy.id,
  type: "POST_AUTH_SESSION",
  adopt: { name: ruleName },
  converge: true,
  onDestroy: "restore",
  conditions: { people: { groups: { include: [employees] }, users: { exclude: [breakGlass] } } },
  actions: { postAuthSession: { failureActions: [{ action: "TERMINATE_SESSION" }] } },
});

export const ruleId = rule.ruleId;
