import * as pulumi from "@pulumi/pulumi";
import * as okta from "pulumi-okta-native";

// The stack's config says how the program is written: "single", "set", "settled set", "handed over", "single again" or
// "whole".
const config = new pulumi.Config();
const form = config.get("form") ?? "single";
const appId = "0oa1payroll000000001";

const rules = [
  { name: "Contractors: never", group: "00g1contractors00001", access: "DENY" },
  { name: "Employees: two factors", group: "00g1employees0000001", access: "ALLOW" },
] as const;
const conditions = (group: string) => ({ people: { groups: { include: [group] } } });
const closed = { appSignOn: { access: "DENY" } } as const;

if (form === "whole") {
  new okta.PolicyWithRules("portal", {
    type: "ACCESS_POLICY",
    name: "Portal",
    adopt: { name: "Portal" },
    rules: rules.map(({ name, group, access }) => ({
      name,
      conditions: conditions(group),
      actions: { appSignOn: { access } },
    })),
    catchAll: { actions: closed },
    apps: [appId],
  });
} else {
  const portal = new okta.Policy("portal", { type: "ACCESS_POLICY", name: "Portal" });
  const isSet = form === "set" || form === "settled set";
  const handedOver = form === "handed over" ? rules.slice(1) : [];
  const policyId =
    isSet || form === "handed over"
      ? asSet(
          portal,
          handedOver.map(({ name }) => name),
        )
      : portal.id;
  const single = isSet ? [] : asSingleRules(portal, handedOver);
  new okta.PolicyResourceMapping("app", { appId, policyId }, { dependsOn: single });
}

function asSingleRules(portal: okta.Policy, some: readonly (typeof rules)[number][]): okta.PolicyRule[] {
  const rule = { policyId: portal.id, type: "ACCESS_POLICY" } as const;
  const isAll = some.length === 0;
  return [
    ...(isAll ? rules : some).map(
      ({ name, group, access }, index) =>
        new okta.PolicyRule(`rule-${index + (isAll ? 1 : 2)}`, {
          ...rule,
          name,
          ...(isAll ? { priority: index + 1 } : {}),
          ...(form === "single" ? {} : { adopt: { name } }),
          conditions: conditions(group),
          actions: { appSignOn: { access } },
        }),
    ),
    ...(isAll
      ? [
          new okta.PolicyRule("everybody-else", {
            ...rule,
            adopt: { catchAll: true },
            converge: true,
            actions: closed,
          }),
        ]
      : []),
  ];
}

function asSet(portal: okta.Policy, keep: readonly string[]): pulumi.Output<string> {
  const set = new okta.PolicyRuleSet("portal-rules", {
    policyId: portal.id,
    type: "ACCESS_POLICY",
    // Once the rules are in the state, this may go.
    ...(form === "set" ? { adopt: true } : {}),
    onDestroy: "delete",
    ...(keep.length === 0 ? {} : { foreignRules: { keep } }),
    rules: rules
      .filter(({ name }) => !keep.includes(name))
      .map(({ name, group, access }) => ({
        name,
        conditions: conditions(group),
        actions: { appSignOn: { access } },
      })),
    catchAll: { actions: closed },
  });
  return set.policyId;
}
