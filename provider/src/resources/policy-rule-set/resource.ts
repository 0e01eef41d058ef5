import * as pulumi from "@pulumi/pulumi";
import type { JsonOutput } from "../../policy-types/json-input";
import type { PolicyRuleSetArgs } from "../../policy-types/rule-set-args";
import { asPartOf, automaticName, checkedOptions, claimListInProgram } from "../../pulumi/bridge";
import { providerText, TYPE_TOKENS } from "../../pulumi/kinds";
import { shortenTraces } from "../../pulumi/stack-traces";

/** A rule of the policy that the program neither names nor keeps. */
export interface ForeignRule {
  /** The rule's id in Okta. */
  readonly id: string;
  /** Where it stands: "on top", or below which rule. */
  readonly place: string;
  /** What it lets in, such as "ALLOW, one factor, everyone". */
  readonly effect: string;
}

/**
 * The rules of one policy as one list: the order of the array is the order in which Okta tries them.
 *
 * Scopes: okta.policies.read, okta.policies.manage. Endpoints: `/api/v1/policies/{policyId}/rules`, `/rules/{ruleId}`,
 * `/lifecycle/activate`, `/lifecycle/deactivate`.
 */
export class PolicyRuleSet extends pulumi.CustomResource {
  /** The policy, known as soon as all rules stand: an app mapped through it never meets a half-built policy. */
  declare readonly policyId: pulumi.Output<string>;
  /** The rules' type. */
  declare readonly type: pulumi.Output<string>;
  /** The rules as Okta answered, by their names (or keys); each with its status. */
  declare readonly rules: pulumi.Output<Readonly<Record<string, JsonOutput>>>;
  /** The names (or keys) of the rules, from the top. */
  declare readonly order: pulumi.Output<readonly string[]>;
  /** The ids of the rules in Okta, by their names (or keys). */
  declare readonly ids: pulumi.Output<Readonly<Record<string, string>>>;
  /** What Okta's own rule does; undefined where the policy has none. */
  declare readonly catchAll: pulumi.Output<JsonOutput | undefined>;
  /** The rules that the program neither names nor keeps, by their names. */
  declare readonly foreign: pulumi.Output<Readonly<Record<string, ForeignRule>>>;

  constructor(name: string, args: PolicyRuleSetArgs, opts?: pulumi.CustomResourceOptions) {
    const { rules, ...others } = args;
    const autoName = automaticName(name);
    const lengthenTraces = shortenTraces();
    try {
      super(
        TYPE_TOKENS.policyRuleSet,
        name,
        {
          ids: undefined,
          foreign: undefined,
          catchAll: undefined,
          ...others,
          ...asMap(name, rules),
          __okta: { autoName },
          __provider: providerText("policyRuleSet"),
        },
        checkedOptions("policyRuleSet", name, asPartOf(args.policyId, opts)),
      );
    } finally {
      lengthenTraces();
    }
    claimListInProgram(`PolicyRuleSet "${name}"`, args.policyId, autoName, (rule) => isKept(args, rule));
    this.policyId = this.id;
  }
}

/** Rules by name, and the order: so that a preview names the changed rule instead of its index. */
function asMap(
  set: string,
  rules: PolicyRuleSetArgs["rules"],
): { rules: Record<string, unknown>; order: string[] } {
  const map = new Map<string, unknown>();
  for (const { key, name, ...rule } of rules) {
    const called = key ?? name;
    if (map.has(called)) {
      throw new pulumi.RunError(
        `PolicyRuleSet "${set}": two rules are called "${called}". Rename one, or give one a key of its own.`,
      );
    }
    map.set(called, { ...rule, ...(called === name ? {} : { name }) });
  }
  return { rules: Object.fromEntries(map), order: [...map.keys()] };
}

/** Whether the set leaves a rule of this name alone; the empty name stands for Okta's own rule. */
function isKept({ catchAll, drift, foreignRules }: PolicyRuleSetArgs, rule: string): boolean {
  if (rule === "") {
    return catchAll === undefined && drift === "declared";
  }
  return foreignRules === "keep" || (typeof foreignRules === "object" && foreignRules.keep.includes(rule));
}
