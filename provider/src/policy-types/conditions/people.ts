/** Which groups a policy is for. */
export interface IncludedGroups {
  /**
   * Groups whose members the policy is for.
   * @allowed ids of groups
   * @source spec GroupCondition
   */
  readonly include?: readonly string[];
}

/** Whom a policy is for. */
export interface PolicyPeopleCondition {
  /**
   * The groups whose members the policy is for.
   * @source spec PolicyPeopleCondition
   */
  readonly groups?: IncludedGroups;
}

/** Which groups a rule is for. */
export interface GroupCondition {
  /**
   * Groups whose members the rule is for.
   * @allowed ids of groups
   * @source spec GroupCondition
   */
  readonly include?: readonly string[];
  /**
   * Groups whose members the rule is not for.
   * @allowed ids of groups
   * @source spec GroupCondition
   */
  readonly exclude?: readonly string[];
}

/** Which users a rule is for. */
export interface UserCondition {
  /**
   * Users the rule is for.
   * @allowed ids of users
   * @source spec UserCondition
   */
  readonly include?: readonly string[];
  /**
   * Users the rule is not for.
   * @allowed ids of users
   * @defaultValue an empty list
   * @source spec UserCondition; recorded answers
   */
  readonly exclude?: readonly string[];
}

/** Whom a rule is for. */
export interface PeopleCondition {
  /**
   * Users, one by one.
   * @source spec PolicyPeopleCondition
   */
  readonly users?: UserCondition;
  /**
   * Groups whose members are meant.
   * @source spec PolicyPeopleCondition
   */
  readonly groups?: GroupCondition;
}

/** Which users an enrollment rule is not for. */
export interface ExcludedUsers {
  /**
   * Users the rule is not for.
   * @allowed ids of users
   * @defaultValue an empty list
   * @source spec AuthenticatorEnrollmentPolicyRuleConditions
   */
  readonly exclude?: readonly string[];
}

/** Whom an enrollment rule is not for; its policy says whom it is for. */
export interface ExcludedPeopleCondition {
  /**
   * Users, one by one.
   * @source spec AuthenticatorEnrollmentPolicyRuleConditions
   */
  readonly users?: ExcludedUsers;
}
