import type { Open } from "../unlisted";

/** Whether an app of Okta's may be updated. */
export interface ClientUpdateAction {
  /**
   * Okta Verify is meant.
   * @source spec ClientUpdatePolicyRuleActionsObject
   */
  readonly action: Open<"OKTA_VERIFY_UPDATE">;
  /**
   * Which updates are installed: all, urgent ones, or none.
   * @source spec ClientUpdatePolicyRuleActionsObject
   */
  readonly value: Open<"ALLOW" | "HOTFIX_ONLY" | "DENY">;
}

/** Which apps of Okta's may be updated. */
export interface UpdateControls {
  /**
   * One member for each app.
   * @source spec ClientUpdatePolicyRule
   */
  readonly actions?: readonly ClientUpdateAction[];
}

/** What the rule of a client update policy does. */
export interface ClientUpdateRuleActions {
  /**
   * Which apps of Okta's may be updated.
   * @source spec ClientUpdatePolicyRule
   */
  readonly updateControls?: UpdateControls;
}
