import * as pulumi from "@pulumi/pulumi";
import type { PolicyArgs } from "../../policy-types/args";
import type { PolicyRuleSetArgs } from "../../policy-types/rule-set-args";
import type { PolicyWithRulesArgs, WithApps } from "../../policy-types/with-rules-args";
import { POLICY_WITH_RULES_TOKEN } from "../../pulumi/kinds";
import { Policy } from "../policy/resource";
import { PolicyResourceMapping } from "../policy-resource-mapping/resource";
import { PolicyRuleSet } from "../policy-rule-set/resource";

/**
 * A policy, its rules in their order, and the apps that stand on it: a component of a Policy, a PolicyRuleSet and a
 * PolicyResourceMapping for each app. Apps come when all rules stand, and go before the first rule does.
 *
 * Scopes: okta.policies.read, okta.policies.manage; with apps okta.apps.read, okta.apps.manage. Endpoints: those of the
 * three resources.
 */
export class PolicyWithRules extends pulumi.ComponentResource {
  /** The policy's id, known when all rules stand: an app put under it never meets a half-built policy. */
  readonly id: pulumi.Output<string>;
  /** The policy itself. */
  readonly policy: Policy;
  /** Its rules. */
  readonly ruleSet: PolicyRuleSet;
  /** What puts the apps under it, by their ids, or by the names that the program gives them. */
  readonly mappings: Readonly<Record<string, PolicyResourceMapping>>;

  constructor(name: string, args: PolicyWithRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super(POLICY_WITH_RULES_TOKEN, name, {}, opts);
    const inside = { parent: this };
    const policy: PolicyArgs = without(args, ["rules", "catchAll", "foreignRules", "transition", "apps"]);
    this.policy = new Policy(name, policy, inside);

    const { adopt, onDestroy, ...others } = args;
    const isCopy = "cloneFrom" in args && args.cloneFrom !== undefined;
    const rules: PolicyRuleSetArgs = {
      ...only(others, [
        "type",
        "rules",
        "catchAll",
        "foreignRules",
        "transition",
        "converge",
        "drift",
        "onConflict",
      ]),
      policyId: this.policy.id,
      // A policy that is taken over or copied has rules already; those that the program names are taken over with it.
      ...(adopt === undefined && !isCopy ? {} : { adopt: true }),
      // Of rules nothing is put back: those that were made here go, those that were taken over stay.
      ...(onDestroy === undefined || onDestroy === "restore" ? {} : { onDestroy }),
    };
    this.ruleSet = new PolicyRuleSet(`${name}-rules`, rules, inside);
    this.id = this.ruleSet.policyId;

    const kind = args.type === "PROFILE_ENROLLMENT" ? { kind: "profileEnrollment" as const } : {};
    this.mappings = Object.fromEntries(
      appsIn(name, args).map(([called, appId]) => [
        called,
        new PolicyResourceMapping(`${name}-${called}`, { appId, policyId: this.id, ...kind }, inside),
      ]),
    );
    this.registerOutputs({ id: this.id });
  }
}

/** The apps by what their mappings are called: the place in a list says nothing, so that a list may be reordered. */
function appsIn(name: string, args: PolicyWithRulesArgs): [string, pulumi.Input<string>][] {
  if (!("apps" in args) || args.apps === undefined) {
    return [];
  }
  const { type, apps } = args;
  if (type !== "ACCESS_POLICY" && type !== "PROFILE_ENROLLMENT") {
    throw new pulumi.RunError(
      `PolicyWithRules "${name}": apps stand on ACCESS_POLICY and PROFILE_ENROLLMENT policies only. Take apps out.`,
    );
  }
  if (!isList(apps)) {
    return Object.entries(apps);
  }
  if (apps.some((app) => typeof app !== "string")) {
    throw new pulumi.RunError(
      `PolicyWithRules "${name}": an app's id that is an output needs a name. Write apps: { payroll: payroll.id }.`,
    );
  }
  return [...new Set(apps)].map((app) => [app, app]);
}

function isList(apps: NonNullable<WithApps["apps"]>): apps is readonly string[] {
  return Array.isArray(apps);
}

/** A copy that lacks the arguments of these names. */
function without<Args extends object>(args: Args, names: readonly string[]): Args {
  const copy = { ...args };
  for (const name of names) {
    Reflect.deleteProperty(copy, name);
  }
  return copy;
}

/** A copy that has the arguments of these names alone. */
function only<Args extends object>(args: Args, names: readonly string[]): Args {
  return without(
    args,
    Object.keys(args).filter((name) => !names.includes(name)),
  );
}
