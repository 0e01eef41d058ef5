import type { PeopleCondition } from "../conditions/people";
import type { RunWorkflow, UnlistedAction } from "../workflow-action/types";

/** When the rule of a session protection policy applies. */
export interface PostAuthSessionRuleConditions {
  /**
   * Whom the rule is for. Okta does not return empty lists.
   * @defaultValue everybody
   * @source spec PostAuthSessionPolicyRule; recorded answers
   */
  readonly people?: PeopleCondition;
}

/** Ending the session. */
export interface TerminateSession {
  /**
   * The session ends.
   * @source spec PostAuthSessionPolicyRuleTerminateSession
   */
  readonly action: "TERMINATE_SESSION";
}

/** What is done about a session that no longer meets its policies. */
export interface PostAuthSession {
  /**
   * What is done; the list may be empty.
   * @allowed two members at most
   * @source spec PostAuthSessionPolicyRule
   */
  readonly failureActions?: readonly (TerminateSession | RunWorkflow | UnlistedAction)[];
}

/** What the rule of a session protection policy does. */
export interface PostAuthSessionRuleActions {
  /**
   * What is done about a session that no longer meets its policies.
   * @source spec PostAuthSessionPolicyRule
   */
  readonly postAuthSession?: PostAuthSession;
}
