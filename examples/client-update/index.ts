import { Policy, PolicyRule } from "pulumi-okta-native";

// There is one such policy per org, made by Okta; it is taken over for its id.
const policy = new Policy("updates", { type: "CLIENT_UPDATE", adopt: { default: true } });

// Its only rule, taken over and written at once, and put back on destroy.
const rule = new PolicyRule("hotfixes", {
  policyId: policy.id,
  type: "CLIENT_UPDATE",
  adopt: { default: true },
  converge: true,
  onDestroy: "restore",
  // New versions are rolled out by device management; security fixes should not wait for it.
  actions: { updateControls: { actions: [{ action: "OKTA_VERIFY_UPDATE", value: "HOTFIX_ONLY" }] } },
});

export const ruleId = rule.ruleId;
