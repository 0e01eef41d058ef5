import type * as pulumi from "@pulumi/pulumi";
import type { PolicyArgs, PolicyRuleArgs } from "./args";
import type { CommonRuleSetArgs, RuleSetOf } from "./rule-set-args";

// Rules of an OKTA_SIGN_ON policy have a type of another name.
type RuleTypeOf<Type> = Type extends "OKTA_SIGN_ON" ? "SIGN_ON" : Type;

type RulesFor<Type> = Extract<PolicyRuleArgs, { readonly type: RuleTypeOf<Type> }>;

/** What a policy with its rules has beside what the policy alone has. */
export type RulesOfPolicy<Rule extends PolicyRuleArgs> = Omit<RuleSetOf<Rule>, "type"> &
  Pick<CommonRuleSetArgs, "foreignRules" | "transition">;

/** The apps of a policy whose type is made for apps. */
export interface WithApps {
  /**
   * The apps that are put under the policy when all its rules stand: their ids, or ids by names of your choice. An id that
   * is an output needs a name, because Pulumi wants to know the mapping's name before. A list may be reordered.
   * @allowed each app under one policy of the type
   * @source spec assignApplicationPolicy
   */
  readonly apps?: readonly string[] | Readonly<Record<string, pulumi.Input<string>>>;
}

type AppsFor<Type> = Type extends "ACCESS_POLICY" | "PROFILE_ENROLLMENT" ? WithApps : unknown;

type WithRules<Policy extends PolicyArgs> = Policy extends PolicyArgs
  ? Policy & RulesOfPolicy<RulesFor<Policy["type"]>> & AppsFor<Policy["type"]>
  : never;

/** Arguments of a policy with its rules: `type`, the policy's, decides what both may hold. */
export type PolicyWithRulesArgs = WithRules<PolicyArgs>;
