import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import type { JsonObjectInput } from "./json-input";
import type { OneOf } from "./one-of";

/** The ways to name an existing rule. */
export interface PolicyRuleAdoptWays {
  /**
   * The rule with this id.
   * @source spec getPolicyRule
   */
  readonly id: pulumi.Input<string>;
  /**
   * The rule with this name; exactly one of the policy must have it.
   * @source spec listPolicyRules
   */
  readonly name: pulumi.Input<string>;
  /**
   * The rule Okta made with the policy, always last, whatever it is called.
   * @source recorded answers: `system` is true
   */
  readonly catchAll: true;
  /**
   * The same as `catchAll`, for policies whose last rule is called the default rule.
   * @source recorded answers: `system` is true
   */
  readonly default: true;
}

/** Which existing rule to take over, in exactly one way. */
export type PolicyRuleAdopt = OneOf<PolicyRuleAdoptWays>;

/** Arguments of rules of all types. */
export interface CommonRuleArgs {
  /**
   * The policy that holds the rule. A change replaces the rule.
   * @allowed id of a policy of the rule's type
   * @source spec createPolicyRule
   */
  readonly policyId: pulumi.Input<string>;
  /**
   * The rule's name, changed in place.
   * @allowed unique in the policy; the rule Okta made keeps its name
   * @defaultValue the logical name and seven characters that are the same for the same stack; when adopting, the name it has
   * @source spec PolicyRule
   */
  readonly name?: pulumi.Input<string>;
  /**
   * Whether the rule is in force. A rule declared `INACTIVE` is created inactive, so it is never live.
   * @allowed the rule Okta made cannot be deactivated
   * @defaultValue `ACTIVE`
   * @source spec LifecycleStatus
   */
  readonly status?: pulumi.Input<"ACTIVE" | "INACTIVE">;
  /**
   * Top-level fields that Okta knows and this package does not yet: sent, read back and compared.
   * @source this package
   */
  readonly extra?: pulumi.Input<JsonObjectInput>;
  /**
   * With `adopt`: write the declared values at once.
   * @defaultValue false
   * @source this package
   */
  readonly converge?: boolean;
  /**
   * Which changes in Okta count as drift: `all`, undeclared conditions and actions included, or of `declared` fields only.
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
}

/** Arguments of rules of types that a program may create rules of. */
export interface OrderedRuleArgs extends CommonRuleArgs {
  /**
   * Rank among the rules of the policy. The number is used where the order allows; what counts is the order.
   * @allowed the rule Okta made stays last
   * @defaultValue last before the rule Okta made
   * @source spec PolicyRule
   */
  readonly priority?: pulumi.Input<number>;
  /**
   * An existing rule to take over instead of creating one. Writes nothing until the next update, unless `converge`.
   * @source this package
   */
  readonly adopt?: PolicyRuleAdopt;
  /**
   * What happens to the rule when the resource goes; `restore` puts back what was changed.
   * @allowed the rule Okta made cannot be deleted
   * @defaultValue `delete` for what was created here, `release` for what was adopted
   * @source this package
   */
  readonly onDestroy?: "delete" | "release" | "restore";
}

/** Arguments of rules of types whose only rules are the ones that Okta made. */
export interface OnlyAdoptedRuleArgs extends CommonRuleArgs {
  /**
   * The rule Okta made, such as `{ catchAll: true }`. Rules of this type can be neither created nor deleted.
   * @source spec createPolicyRule
   */
  readonly adopt: PolicyRuleAdopt;
  /**
   * What happens to the rule when the resource goes; `restore` puts back what was changed.
   * @defaultValue `release`
   * @source this package
   */
  readonly onDestroy?: "release" | "restore";
}

/** The conditions of a rule whose type has any. */
export interface WithRuleConditions<Conditions> {
  /**
   * When the rule applies.
   * @allowed not for the rule Okta made, which always applies
   * @source spec PolicyRule
   */
  readonly conditions?: pulumi.Input<Inputs<Conditions>>;
}

/** The type and the actions of a rule. */
export interface RuleOf<Type extends string, Actions> {
  /**
   * The rule's type: that of its policy, except for rules of `OKTA_SIGN_ON` policies, which are `SIGN_ON` rules. A change of type replaces the rule.
   * @source spec PolicyRuleType
   */
  readonly type: Type;
  /**
   * What the rule does.
   * @source spec PolicyRule
   */
  readonly actions?: pulumi.Input<Inputs<Actions>>;
}
