import type { Open } from "../unlisted";

/** An identity provider. */
export interface ClaimProvider {
  /**
   * The provider.
   * @allowed id of an identity provider
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly id: string;
  /**
   * The provider's name.
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly name?: string;
}

/** Which identity providers may be asked. */
export interface ClaimProviders {
  /**
   * Providers that may be asked.
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly include?: readonly ClaimProvider[];
}

/** How claims are fetched anew when a user signs in again. */
export interface ClaimRefresh {
  /**
   * Whether the user goes to the provider of the last sign-in again (`FIXED`), or to none.
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly redirectType: Open<"NONE" | "FIXED">;
  /**
   * Which providers may be asked.
   * @defaultValue all providers
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly filter?: ClaimProviders;
}

/** Where claims come from. */
export interface ClaimSourcing {
  /**
   * The routing rules choose the provider.
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly redirectType: Open<"IDP_DISCOVERY">;
  /**
   * How claims are fetched anew when a user signs in again.
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly refresh?: ClaimRefresh;
}

/** What the rule of an identity claim sourcing policy does. */
export interface IdentityClaimSourcingRuleActions {
  /**
   * Where claims come from.
   * @needs Identity Engine, Early Access
   * @source spec IdentityClaimSourcingPolicyRuleAction
   */
  readonly claimSourcing?: ClaimSourcing;
}
