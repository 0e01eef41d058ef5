import type * as pulumi from "@pulumi/pulumi";
import type { PolicyRuleArgs } from "./args";

/** What the rules of a set have beside what rules of their type hold. */
export interface NamedRule {
  /**
   * The rule's name, changed in place. Plain text, because Pulumi shows a rule by it.
   * @allowed unique in the policy, and not the name of the rule Okta made
   * @source spec PolicyRule
   */
  readonly name: string;
  /**
   * What tells the rule apart from the others of the set whatever it is called: with it, a rule that is renamed and changed
   * in one up stays the same rule.
   * @allowed unique in the set
   * @defaultValue the name
   * @source this package
   */
  readonly key?: string;
}

// The arguments of a single rule that a rule of a set has, too.
type KeptArguments = "status" | "extra" | "conditions" | "actions";

/** One rule of a set. Its place in the list is its place in Okta. */
export type RuleInSet<Rule extends PolicyRuleArgs = PolicyRuleArgs> = Rule extends PolicyRuleArgs
  ? NamedRule & Pick<Rule, Extract<keyof Rule, KeptArguments>>
  : never;

/** What Okta's own rule does: nothing else of it can be declared. */
export type CatchAll<Rule extends PolicyRuleArgs = PolicyRuleArgs> = Rule extends PolicyRuleArgs
  ? Pick<Rule, Extract<keyof Rule, "actions">>
  : never;

/** Rules that the program does not name and accepts all the same. */
export interface KeptRules {
  /**
   * Their names or ids.
   * @source this package
   */
  readonly keep: readonly string[];
}

/** Arguments of sets of rules of all types. */
export interface CommonRuleSetArgs {
  /**
   * The policy that holds the rules. A change replaces the set.
   * @allowed id of a policy of the rules' type; one set for each policy
   * @source spec listPolicyRules
   */
  readonly policyId: pulumi.Input<string>;
  /**
   * What happens to rules of the policy that the program does not name. `report`: they are neither moved nor deleted, and
   * stay a change of the set, in preview, up and refresh, until the program keeps them or they are gone. `keep` accepts
   * all of them, `{ keep: […] }` those named. `remove` deletes them, each only after a preview or a refresh has shown it.
   * @defaultValue `report`
   * @source this package
   */
  readonly foreignRules?: "report" | "keep" | "remove" | KeptRules;
  /**
   * How the rules get from one order and content to another. `safe`: every sign-in on the way gets its outcome of before,
   * of after, or is refused; where that needs it, a rule is made anew before its old version goes, and has a new id.
   * `inPlace`: the same, and every rule keeps its id; where no such way exists, nothing is written. `deny`: where `inPlace`
   * has no way, a rule that refuses everybody stands on top for a moment. `any`: the fewest writes, whatever stands between.
   * @allowed `deny` only for types whose rules can refuse
   * @defaultValue `safe`
   * @source this package
   */
  readonly transition?: "safe" | "inPlace" | "deny" | "any";
  /**
   * Take over the rules of these names that stand in the policy, without writing. What differs is printed, and done by the
   * next up.
   * @source this package
   */
  readonly adopt?: true;
  /**
   * With `adopt`: write what differs at once.
   * @defaultValue false
   * @source this package
   */
  readonly converge?: boolean;
  /**
   * Which changes in Okta count as drift: `all`, undeclared conditions and actions and Okta's own rule included, or of
   * `declared` fields only.
   * @defaultValue `all`
   * @source this package
   */
  readonly drift?: "all" | "declared";
  /**
   * What to do where a declared field was changed in Okta since the last up or refresh.
   * @defaultValue `fail`
   * @source this package
   */
  readonly onConflict?: "fail" | "overwrite";
  /**
   * What happens to the rules when the set goes. Okta's own rule stays as it is.
   * @defaultValue `delete` for rules that were created here, `release` for rules that were adopted
   * @source this package
   */
  readonly onDestroy?: "delete" | "release";
}

// Rules of an OKTA_SIGN_ON policy have a type of another name.
type TypeOfSet<Type> = Type extends "SIGN_ON" ? "SIGN_ON" | "OKTA_SIGN_ON" : Type;

/** What decides the arguments of a set: the type. */
export interface RuleSetOf<Rule extends PolicyRuleArgs> {
  /**
   * The rules' type: that of the policy; for `OKTA_SIGN_ON` policies also `SIGN_ON`. A change replaces the set.
   * @source spec PolicyRuleType
   */
  readonly type: TypeOfSet<Rule["type"]>;
  /**
   * The rules, in the order in which Okta tries them.
   * @allowed 100 at most, those of others included
   * @source spec listPolicyRules
   */
  readonly rules: readonly RuleInSet<Rule>[];
  /**
   * What Okta's own last rule does: the catch-all rule, or the default rule of a default policy.
   * @defaultValue as it is; a change of it is reported
   * @source spec replacePolicyRule
   */
  readonly catchAll?: CatchAll<Rule>;
}

type SetArgsOf<Rule extends PolicyRuleArgs> = Rule extends PolicyRuleArgs
  ? CommonRuleSetArgs & RuleSetOf<Rule>
  : never;

/** Arguments of a set of rules: `type` decides what the rules may hold. */
export type PolicyRuleSetArgs = SetArgsOf<PolicyRuleArgs>;
