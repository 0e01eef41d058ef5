import type { AppCondition } from "../conditions/app";
import type { NetworkCondition } from "../conditions/network";
import type { PlatformCondition, PlatformKind, RoutingOperatingSystemName } from "../conditions/platform";
import type { UnlistedValue } from "../unlisted";
import type { AnyUser, AttributeMatch, IdentifierMatch, UnlistedMatch } from "./user-identifier";

/** When a routing rule applies. */
export interface IdpDiscoveryRuleConditions {
  /**
   * From where the user signs in.
   * @defaultValue from anywhere
   * @source spec IdpDiscoveryPolicyRuleCondition
   */
  readonly network?: NetworkCondition;
  /**
   * On which platform the user signs in.
   * @defaultValue all platforms
   * @source spec IdpDiscoveryPolicyRuleCondition
   */
  readonly platform?: PlatformCondition<PlatformKind, RoutingOperatingSystemName>;
  /**
   * Which users are meant.
   * @defaultValue no patterns: all users
   * @source spec IdpDiscoveryPolicyRuleCondition
   */
  readonly userIdentifier?: AnyUser | AttributeMatch | IdentifierMatch | UnlistedMatch;
  /**
   * To which apps the user signs in.
   * @defaultValue all apps
   * @source spec IdpDiscoveryPolicyRuleCondition
   */
  readonly app?: AppCondition;
}

/** A way to sign in that Okta offers itself. */
export interface OwnProvider<Type extends "OKTA" | "AgentlessDSSO" | "IWA"> {
  /**
   * Okta, or one of its ways to sign in from a Windows desktop.
   * @source spec IdpPolicyRuleActionProvider, which misses these three types
   */
  readonly type: Type;
  /**
   * Not allowed: these types have no id.
   * @source spec IdpPolicyRuleActionProvider
   */
  readonly id?: never;
  /**
   * The provider's name in Okta.
   * @needs Identity Engine
   * @source spec IdpPolicyRuleActionProvider
   */
  readonly name?: string;
}

/** An identity provider of the org. */
export interface ExternalProvider {
  /**
   * The provider's type.
   * @source spec IdentityProviderType
   */
  readonly type: IdentityProviderType;
  /**
   * The provider.
   * @allowed id of an identity provider
   * @source spec IdpPolicyRuleActionProvider
   */
  readonly id: string;
  /**
   * The provider's name in Okta.
   * @needs Identity Engine
   * @source spec IdpPolicyRuleActionProvider
   */
  readonly name?: string;
}

/** Types of identity providers. */
export type IdentityProviderType =
  | "AMAZON"
  | "APPLE"
  | "DISCORD"
  | "FACEBOOK"
  | "GITHUB"
  | "GITLAB"
  | "GOOGLE"
  | "IDV_CLEAR"
  | "IDV_INCODE"
  | "IDV_PERSONA"
  | "IDV_STANDARD"
  | "LINKEDIN"
  | "LOGINGOV"
  | "LOGINGOV_SANDBOX"
  | "MICROSOFT"
  | "OIDC"
  | "OKTA_INTEGRATION"
  | "PAYPAL"
  | "PAYPAL_SANDBOX"
  | "SALESFORCE"
  | "SAML2"
  | "SPOTIFY"
  | "X509"
  | "XERO"
  | "YAHOO"
  | "YAHOOJP"
  | UnlistedValue;

/** A provider that a routing rule sends users to. */
export type RoutingProvider =
  | OwnProvider<"OKTA">
  | OwnProvider<"AgentlessDSSO">
  | OwnProvider<"IWA">
  | ExternalProvider;

/** How the provider of a user is computed. */
export interface MatchCriterion {
  /**
   * An Okta Expression Language expression on the login, such as `login.identifier.substringAfter('@')`.
   * @source spec IdpPolicyRuleActionMatchCriteria
   */
  readonly providerExpression: string;
  /**
   * The property of the provider that the result must equal.
   * @defaultValue `name`
   * @source spec IdpPolicyRuleActionMatchCriteria; recorded answers
   */
  readonly propertyName?: string;
}

/** What routing to an identity provider may say in any case. */
export interface RoutingBase {
  /**
   * Whether Okta signs the user in where the provider fails. Okta does not return false.
   * @defaultValue false
   * @needs Identity Engine, Early Access
   * @source spec IdpPolicyRuleAction; recorded answers
   */
  readonly shouldFallBackToOkta?: boolean;
}

/** Routing to a provider that an expression computes. */
export interface RoutingByExpression extends RoutingBase {
  /**
   * An expression computes the provider.
   * @needs Identity Engine
   * @source spec IdpSelectionType
   */
  readonly idpSelectionType: "DYNAMIC";
  /**
   * How the provider is computed.
   * @source spec IdpPolicyRuleAction
   */
  readonly matchCriteria: readonly MatchCriterion[];
  /**
   * No providers are listed.
   * @allowed an empty list
   * @source spec IdpPolicyRuleAction
   */
  readonly providers?: readonly never[];
}

/** Routing to certain providers. */
export interface RoutingToProviders extends RoutingBase {
  /**
   * The rule lists the providers.
   * @defaultValue `SPECIFIC`
   * @source spec IdpSelectionType; recorded answers
   */
  readonly idpSelectionType?: "SPECIFIC";
  /**
   * The providers of which the user chooses.
   * @allowed at most 10; `AgentlessDSSO`, `IWA` and `X509` stand alone
   * @needs Identity Engine, for more than one
   * @source spec IdpPolicyRuleAction
   */
  readonly providers: readonly RoutingProvider[];
  /**
   * No criteria: they go with `idpSelectionType: "DYNAMIC"`.
   * @allowed an empty list
   * @source spec IdpPolicyRuleAction
   */
  readonly matchCriteria?: readonly never[];
}

/** Routing of a kind that this package does not list. */
export interface UnlistedRouting extends RoutingBase {
  /**
   * How the provider is found, which Okta decides about.
   * @source spec IdpSelectionType
   */
  readonly idpSelectionType: UnlistedValue;
  /**
   * The providers of which the user chooses.
   * @source spec IdpPolicyRuleAction
   */
  readonly providers?: readonly RoutingProvider[];
  /**
   * What the provider is found by.
   * @source spec IdpPolicyRuleAction
   */
  readonly matchCriteria?: readonly MatchCriterion[];
}

/** What a routing rule does. */
export interface IdpDiscoveryRuleActions {
  /**
   * To which identity providers the user is sent.
   * @source spec IdpPolicyRuleAction
   */
  readonly idp?: RoutingByExpression | RoutingToProviders | UnlistedRouting;
}
