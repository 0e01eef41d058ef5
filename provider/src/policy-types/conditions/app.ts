import type { UnlistedValue } from "../unlisted";

/** One app. */
export interface AppInstance {
  /**
   * One app is meant.
   * @source spec AppAndInstanceConditionEvaluatorAppOrInstance
   */
  readonly type: "APP";
  /**
   * The app.
   * @allowed id of an app
   * @source spec AppAndInstanceConditionEvaluatorAppOrInstance
   */
  readonly id: string;
  /**
   * Says nothing: Okta answers null.
   * @source recorded answers
   */
  readonly name?: null;
}

/** All apps of a kind. */
export interface AppKind {
  /**
   * All apps of a kind are meant.
   * @source spec AppAndInstanceConditionEvaluatorAppOrInstance
   */
  readonly type: "APP_TYPE";
  /**
   * The kind, such as `yahoo_mail`.
   * @allowed the name of an app of the Okta Integration Network
   * @source spec AppAndInstanceConditionEvaluatorAppOrInstance
   */
  readonly name: string;
  /**
   * Says nothing: Okta answers null.
   * @source recorded answers
   */
  readonly id?: null;
}

/** Apps that are told in a way this package does not list. */
export interface UnlistedApp {
  /**
   * How the apps are told, which Okta decides about.
   * @source spec AppAndInstanceConditionEvaluatorAppOrInstance
   */
  readonly type: UnlistedValue;
  /**
   * The app.
   * @source spec AppAndInstanceConditionEvaluatorAppOrInstance
   */
  readonly id?: string | null;
  /**
   * The kind of app.
   * @source spec AppAndInstanceConditionEvaluatorAppOrInstance
   */
  readonly name?: string | null;
}

/** To which apps a user signs in. */
export interface AppCondition {
  /**
   * Apps that match; an empty list matches all.
   * @defaultValue all apps
   * @source spec AppAndInstancePolicyRuleCondition; recorded: null is answered as an empty list
   */
  readonly include?: readonly (AppInstance | AppKind | UnlistedApp)[] | null;
  /**
   * Apps that do not match.
   * @defaultValue an empty list
   * @source spec AppAndInstancePolicyRuleCondition; recorded: null is answered as an empty list
   */
  readonly exclude?: readonly (AppInstance | AppKind | UnlistedApp)[] | null;
}
