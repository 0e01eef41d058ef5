import type { NetworkCondition } from "../conditions/network";
import type { PeopleCondition, PolicyPeopleCondition } from "../conditions/people";
import type { RiskScoreCondition } from "../conditions/risk";
import type { Open, UnlistedValue } from "../unlisted";
import type { FactorChallenge } from "./factor-sequence";

/** To whom a global session policy applies. */
export interface OktaSignOnPolicyConditions {
  /**
   * Whom the policy is for.
   * @source spec OktaSignOnPolicyConditions
   */
  readonly people?: PolicyPeopleCondition;
}

/** By which way a user comes in. */
export interface AuthContextCondition {
  /**
   * The way in.
   * @source spec PolicyRuleAuthContextCondition
   */
  readonly authType: Open<"ANY" | "LDAP_INTERFACE" | "RADIUS">;
}

/** Users of any identity provider, or of Okta itself. */
export interface AnyIdentityProvider {
  /**
   * Whether any provider matches, or Okta alone.
   * @source spec IdentityProviderPolicyRuleCondition
   */
  readonly provider: "ANY" | "OKTA";
  /**
   * No ids: they go with `provider: "SPECIFIC_IDP"`.
   * @allowed an empty list
   * @source spec IdentityProviderPolicyRuleCondition
   */
  readonly idpIds?: readonly never[];
}

/** Users of certain identity providers. */
export interface SpecificIdentityProviders {
  /**
   * Only certain providers match.
   * @source spec IdentityProviderPolicyRuleCondition
   */
  readonly provider: "SPECIFIC_IDP";
  /**
   * The providers that match.
   * @allowed ids of identity providers, at least one
   * @source spec IdentityProviderPolicyRuleCondition
   */
  readonly idpIds: readonly string[];
}

/** Users of identity providers told in a way this package does not list. */
export interface UnlistedIdentityProviders {
  /**
   * Which providers match, in a word of Okta's.
   * @source spec IdentityProviderPolicyRuleCondition
   */
  readonly provider: UnlistedValue;
  /**
   * The providers that match.
   * @source spec IdentityProviderPolicyRuleCondition
   */
  readonly idpIds?: readonly string[];
}

/** How a user's behaviour differs from what it was. */
export interface BehaviorCondition {
  /**
   * Behaviours that match.
   * @allowed ids of behaviours
   * @defaultValue an empty list
   * @needs behaviour detection, a feature of the org; with New Device among them, Okta wants `requireFactor: false` or `factorPromptMode: "ALWAYS"`
   * @source recorded answers; missing in the specification's OktaSignOnPolicyRuleConditions
   */
  readonly behaviors: readonly string[];
}

/** When a rule of a global session policy applies. */
export interface SignOnRuleConditions {
  /**
   * Whom the rule is for.
   * @defaultValue everybody the policy is for
   * @source spec OktaSignOnPolicyRuleConditions
   */
  readonly people?: PeopleCondition;
  /**
   * From where the user signs in.
   * @defaultValue from anywhere
   * @source spec OktaSignOnPolicyRuleConditions
   */
  readonly network?: NetworkCondition;
  /**
   * By which way the user comes in.
   * @defaultValue any way
   * @source spec OktaSignOnPolicyRuleConditions
   */
  readonly authContext?: AuthContextCondition;
  /**
   * Which identity provider the user comes from.
   * @needs a feature of the org; where it lacks, Okta refuses the condition
   * @source spec OktaSignOnPolicyRuleConditions
   */
  readonly identityProvider?: AnyIdentityProvider | SpecificIdentityProviders | UnlistedIdentityProviders;
  /**
   * How risky the sign-in looks.
   * @needs risk scoring, a feature of the org; where it lacks, Okta refuses the condition
   * @source recorded answers; missing in the specification's OktaSignOnPolicyRuleConditions
   */
  readonly riskScore?: RiskScoreCondition;
  /**
   * How the user's behaviour differs from before.
   * @needs behaviour detection, a feature of the org
   * @source recorded answers; missing in the specification's OktaSignOnPolicyRuleConditions
   */
  readonly risk?: BehaviorCondition;
}

/** How long a session lasts. */
export interface SignOnSession {
  /**
   * How long a session may be idle before it ends.
   * @unit minutes
   * @defaultValue 120
   * @source spec OktaSignOnPolicyRuleSignonSessionActions
   */
  readonly maxSessionIdleMinutes?: number;
  /**
   * How long a session lasts at most, from signing in; 0 means no limit.
   * @unit minutes
   * @defaultValue 0
   * @source spec OktaSignOnPolicyRuleSignonSessionActions
   */
  readonly maxSessionLifetimeMinutes?: number;
  /**
   * Whether the session outlives the browser; never for administrators.
   * @allowed read-only in the default rule of the default policy
   * @defaultValue false
   * @source spec OktaSignOnPolicyRuleSignonSessionActions
   */
  readonly usePersistentCookie?: boolean;
}

/** What all rules of global session policies may say. */
export interface SignOnActionBase {
  /**
   * Whether the user may sign in: yes, no, or with the factors of `challenge`, one after another.
   * @needs Classic Engine and factor sequencing, a feature of the org, for `CHALLENGE`
   * @source spec OktaSignOnPolicyRuleSignonActions; terraform-provider-okta, factor_sequence, for `CHALLENGE`
   */
  readonly access?: Open<"ALLOW" | "DENY" | "CHALLENGE">;
  /**
   * Which factors the user shows, and in which order.
   * @allowed with `access: "CHALLENGE"`
   * @needs Classic Engine, factor sequencing, a feature of the org
   * @source terraform-provider-okta, factor_sequence; missing in the specification
   */
  readonly challenge?: FactorChallenge;
  /**
   * What starts a session: a password, or any factor that the app's sign-in policy accepts.
   * @defaultValue `PASSWORD_IDP_ANY_FACTOR` in newer orgs, `PASSWORD_IDP` in those of 2020 and before
   * @needs Identity Engine
   * @source spec OktaSignOnPolicyRuleSignonPrimaryFactor; recorded answers
   */
  readonly primaryFactor?: Open<"PASSWORD_IDP" | "PASSWORD_IDP_ANY_FACTOR">;
  /**
   * Whether Okta remembers the device without being asked.
   * @defaultValue false
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly rememberDeviceByDefault?: boolean;
  /**
   * How long the session lasts.
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly session?: SignOnSession;
}

/** Signing in with a second factor, asked for at every sign-in or on every new device. */
export interface MultiFactorSignOn extends SignOnActionBase {
  /**
   * A second factor is wanted.
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly requireFactor: true;
  /**
   * When the user is asked for it: at every sign-in, or once per device.
   * @source spec OktaSignOnPolicyFactorPromptMode
   */
  readonly factorPromptMode: Open<"ALWAYS" | "DEVICE">;
  /**
   * How long the second factor counts.
   * @unit minutes
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly factorLifetime?: number;
}

/** Signing in with a second factor that is asked for again after some time. */
export interface MultiFactorPerSession extends SignOnActionBase {
  /**
   * A second factor is wanted.
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly requireFactor: true;
  /**
   * The user is asked for it when `factorLifetime` has passed.
   * @source spec OktaSignOnPolicyFactorPromptMode
   */
  readonly factorPromptMode: "SESSION";
  /**
   * How long the second factor counts.
   * @unit minutes
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly factorLifetime: number;
}

/** Signing in without a second factor. */
export interface SingleFactorSignOn extends SignOnActionBase {
  /**
   * No second factor is wanted.
   * @defaultValue false
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly requireFactor?: false;
  /**
   * Not allowed: there is nothing to prompt for without `requireFactor: true`.
   * @source spec OktaSignOnPolicyFactorPromptMode
   */
  readonly factorPromptMode?: never;
  /**
   * Not allowed without `requireFactor: true`.
   * @source spec OktaSignOnPolicyRuleSignonActions
   */
  readonly factorLifetime?: never;
}

/** What a rule of a global session policy does. */
export interface SignOnRuleActions {
  /**
   * How users sign in; the prompt's mode and lifetime go with `requireFactor: true` only.
   * @source spec OktaSignOnPolicyRuleActions
   */
  readonly signon?: MultiFactorSignOn | MultiFactorPerSession | SingleFactorSignOn;
}
