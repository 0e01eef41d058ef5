import type { Open } from "../unlisted";

/** How risky a sign-in looks to Okta. */
export interface RiskScoreCondition {
  /**
   * The level of risk that matches.
   * @defaultValue `ANY`, where the org scores risk
   * @needs risk scoring, a feature of the org; an org without it refuses the whole condition
   * @source spec RiskScorePolicyRuleCondition; recorded answers
   */
  readonly level: Open<"ANY" | "LOW" | "MEDIUM" | "HIGH">;
}
