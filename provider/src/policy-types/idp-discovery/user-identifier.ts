import type { Open, UnlistedValue } from "../unlisted";

/** A pattern for what a user types or is. */
export interface UserIdentifierPattern {
  /**
   * How `value` is compared; `EXPRESSION` is a regular expression.
   * @source spec UserIdentifierConditionEvaluatorPattern
   */
  readonly matchType: Open<"CONTAINS" | "EQUALS" | "EXPRESSION" | "STARTS_WITH" | "SUFFIX">;
  /**
   * What is compared.
   * @source spec UserIdentifierConditionEvaluatorPattern
   */
  readonly value: string;
}

/** All users, as Okta answers where nothing was said. */
export interface AnyUser {
  /**
   * No patterns: all users match.
   * @source spec UserIdentifierPolicyRuleCondition; recorded answers
   */
  readonly patterns: readonly never[];
  /**
   * Not allowed: a type goes with patterns.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly type?: never;
  /**
   * Not allowed: attributes go with `type: "ATTRIBUTE"`.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly attribute?: never;
}

/** Users by an attribute of their profile. */
export interface AttributeMatch {
  /**
   * An attribute of the user's profile is compared.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly type: "ATTRIBUTE";
  /**
   * The attribute.
   * @allowed name of an attribute of the user profile
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly attribute: string;
  /**
   * The one pattern that must match.
   * @allowed exactly one
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly patterns: readonly UserIdentifierPattern[];
}

/** Users by what they type to identify themselves. */
export interface IdentifierMatch {
  /**
   * What the user types is compared.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly type: "IDENTIFIER";
  /**
   * Patterns of which any must match; their order means nothing.
   * @allowed one only where it is an `EXPRESSION`
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly patterns: readonly UserIdentifierPattern[];
  /**
   * Not allowed: attributes go with `type: "ATTRIBUTE"`.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly attribute?: never;
}

/** Users told in a way this package does not list. */
export interface UnlistedMatch {
  /**
   * What is compared, in a word of Okta's.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly type: UnlistedValue;
  /**
   * The attribute.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly attribute?: string;
  /**
   * The patterns.
   * @source spec UserIdentifierPolicyRuleCondition
   */
  readonly patterns?: readonly UserIdentifierPattern[];
}
