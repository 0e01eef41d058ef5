import type { Open } from "../unlisted";

/** Words that a password may not be. */
export interface PasswordDictionary {
  /**
   * Passwords that many people use.
   * @source spec PasswordDictionary
   */
  readonly common?: CommonPasswords;
}

/** Passwords that many people use. */
export interface CommonPasswords {
  /**
   * Whether they are refused.
   * @defaultValue false
   * @source spec PasswordDictionaryCommon
   */
  readonly exclude?: boolean;
}

/** What a password must be made of. */
export interface PasswordComplexity {
  /**
   * How long a password must be.
   * @unit characters
   * @defaultValue 8
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly minLength?: number;
  /**
   * Whether a lower-case letter is wanted: 1 yes, 0 no.
   * @allowed 0 or 1
   * @defaultValue 1
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly minLowerCase?: number;
  /**
   * Whether an upper-case letter is wanted: 1 yes, 0 no.
   * @allowed 0 or 1
   * @defaultValue 1
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly minUpperCase?: number;
  /**
   * Whether a digit is wanted: 1 yes, 0 no.
   * @allowed 0 or 1
   * @defaultValue 1
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly minNumber?: number;
  /**
   * Whether a symbol is wanted: 1 yes, 0 no.
   * @allowed 0 or 1
   * @defaultValue 1
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly minSymbol?: number;
  /**
   * Whether the password may not contain the user name.
   * @defaultValue true
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly excludeUsername?: boolean;
  /**
   * Attributes of the profile that the password may not contain.
   * @defaultValue an empty list
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly excludeAttributes?: readonly Open<"firstName" | "lastName">[];
  /**
   * Words that the password may not be.
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly dictionary?: PasswordDictionary;
  /**
   * How often a character may repeat in a row.
   * @allowed 1 to 72
   * @unit characters
   * @needs Identity Engine, limited availability
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly maxConsecutiveCharacters?: number;
  /**
   * An Okta Expression Language expression that blocks one word; several are joined by `OR`.
   * @needs Identity Engine, limited availability
   * @source spec PasswordPolicyPasswordSettingsComplexity
   */
  readonly oelStatement?: string;
}

/** How long passwords are good for. */
export interface PasswordAge {
  /**
   * After how long a password expires; 0 means never.
   * @unit days
   * @defaultValue 0
   * @source spec PasswordPolicyPasswordSettingsAge
   */
  readonly maxAgeDays?: number;
  /**
   * How long before that the user is warned; 0 means never.
   * @unit days
   * @defaultValue 0
   * @source spec PasswordPolicyPasswordSettingsAge
   */
  readonly expireWarnDays?: number;
  /**
   * How long a password must be kept before it may be changed; 0 means no limit.
   * @unit minutes
   * @defaultValue 0
   * @source spec PasswordPolicyPasswordSettingsAge
   */
  readonly minAgeMinutes?: number;
  /**
   * How many former passwords may not be used again; 0 means none.
   * @defaultValue 0
   * @source spec PasswordPolicyPasswordSettingsAge
   */
  readonly historyCount?: number;
}

/** What happens after wrong passwords. */
export interface PasswordLockout {
  /**
   * After how many wrong passwords the account is locked; 0 means never.
   * @defaultValue 10
   * @source spec PasswordPolicyPasswordSettingsLockout
   */
  readonly maxAttempts?: number;
  /**
   * After how long a locked account is unlocked; 0 means never.
   * @unit minutes
   * @defaultValue 0
   * @source spec PasswordPolicyPasswordSettingsLockout
   */
  readonly autoUnlockMinutes?: number;
  /**
   * Whether users are told that their account is locked.
   * @defaultValue false
   * @source spec PasswordPolicyPasswordSettingsLockout
   */
  readonly showLockoutFailures?: boolean;
  /**
   * How users are told that their account was locked.
   * @allowed an empty list, or `EMAIL` alone
   * @defaultValue an empty list
   * @source spec PasswordPolicyPasswordSettingsLockout
   */
  readonly userLockoutNotificationChannels?: readonly Open<"EMAIL">[];
}

/** What happens when a password is found among breached ones. */
export interface BreachedProtection {
  /**
   * After how long the password expires; 0 means at once, null never.
   * @allowed 0 to 10, or null
   * @unit days
   * @defaultValue null
   * @source spec PasswordPolicyPasswordSettingsBreachedProtection
   */
  readonly expireAfterDays?: number | null;
  /**
   * Whether the user's sessions end at once.
   * @allowed true only with `expireAfterDays`
   * @defaultValue false
   * @source spec PasswordPolicyPasswordSettingsBreachedProtection
   */
  readonly logoutEnabled?: boolean | null;
  /**
   * The workflow that runs then.
   * @allowed id of a workflow
   * @defaultValue null
   * @source spec PasswordPolicyPasswordSettingsBreachedProtection
   */
  readonly delegatedWorkflowId?: string | null;
}

/** What passwords must be and how long they last. */
export interface PasswordRequirements {
  /**
   * What a password must be made of.
   * @source spec PasswordPolicyPasswordSettings
   */
  readonly complexity?: PasswordComplexity;
  /**
   * How long passwords are good for.
   * @source spec PasswordPolicyPasswordSettings
   */
  readonly age?: PasswordAge;
  /**
   * What happens after wrong passwords.
   * @source spec PasswordPolicyPasswordSettings
   */
  readonly lockout?: PasswordLockout;
  /**
   * What happens when a password is found among breached ones.
   * @source spec PasswordPolicyPasswordSettings
   */
  readonly breachedProtection?: BreachedProtection;
}
