import type { UnlistedValue } from "../unlisted";

/** A grace period that ends on a date. */
export interface GracePeriodByDate {
  /**
   * A date ends the grace period.
   * @source spec EnrollmentPolicyAuthenticatorGracePeriod
   */
  readonly type: "BY_DATE_TIME";
  /**
   * When the grace period ends, UTC with milliseconds, such as `2027-01-01T18:30:45.000Z`.
   * @source spec ByDateTimeAuthenticatorGracePeriodExpiry
   */
  readonly expiry: string;
}

/** A grace period that ends after some sign-ins. */
export interface GracePeriodBySkips {
  /**
   * The number of times that the user puts it off ends the grace period.
   * @source spec EnrollmentPolicyAuthenticatorGracePeriod
   */
  readonly type: "BY_SKIP_COUNT";
  /**
   * How often the user may put it off.
   * @allowed 1 to 10
   * @needs limited availability
   * @source spec BySkipCountAuthenticatorGracePeriod
   */
  readonly skipCount: number;
}

/** A pause that ends after some time. */
export interface PauseByDuration {
  /**
   * Time ends the pause.
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly type: "BY_DURATION";
  /**
   * How long the pause is.
   * @allowed months, weeks or days
   * @unit ISO 8601 duration
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly duration: string;
}

/** A pause that ends with the next sign-in. */
export interface PauseBySignIn {
  /**
   * The next sign-in ends the pause.
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly type: "BY_SIGN_IN";
  /**
   * Not allowed: a duration goes with `type: "BY_DURATION"`.
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly duration?: never;
}

/** A grace period of a kind that this package does not list. */
export interface UnlistedGracePeriod {
  /**
   * How the period is counted, which Okta decides about.
   * @source spec EnrollmentPolicyAuthenticatorGracePeriod
   */
  readonly type: UnlistedValue;
  /**
   * When it ends.
   * @source spec EnrollmentPolicyAuthenticatorGracePeriod
   */
  readonly expiry?: string;
  /**
   * After how many sign-ins it ends.
   * @source spec EnrollmentPolicyAuthenticatorGracePeriod
   */
  readonly skipCount?: number;
}

/** A pause of a kind that this package does not list. */
export interface UnlistedPause {
  /**
   * How the pause is counted, which Okta decides about.
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly type: UnlistedValue;
  /**
   * How long it is.
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly duration?: string;
}

/** How users are nudged to enroll a passkey. */
export interface EnrollmentPromotion {
  /**
   * How often the user may put it off; 0 means as often as they like.
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly skipCount?: number;
  /**
   * How long the user is left alone after putting it off.
   * @source Okta's documentation of August 2026; missing in the specification
   */
  readonly cooldown?: PauseByDuration | PauseBySignIn | UnlistedPause;
}
