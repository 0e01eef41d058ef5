import type { UnlistedValue } from "../unlisted";

/** A workflow of Okta Workflows. */
export interface Workflow {
  /**
   * The workflow, by its number.
   * @allowed id of a delegated flow
   * @source spec EntityRiskPolicyRuleActionRunWorkflow, PostAuthSessionPolicyRuleRunWorkflow
   */
  readonly id: number;
}

/** Running a workflow. */
export interface RunWorkflow {
  /**
   * A workflow runs.
   * @source spec EntityRiskPolicyRuleActionRunWorkflow, PostAuthSessionPolicyRuleRunWorkflow
   */
  readonly action: "RUN_WORKFLOW";
  /**
   * Which workflow.
   * @source spec EntityRiskPolicyRuleActionRunWorkflow, PostAuthSessionPolicyRuleRunWorkflow
   */
  readonly workflow: Workflow;
}

/** Something that is done and that this package does not list. */
export interface UnlistedAction {
  /**
   * What happens, which Okta decides about.
   * @source spec EntityRiskPolicyRuleActionRunWorkflow, PostAuthSessionPolicyRuleRunWorkflow
   */
  readonly action: UnlistedValue;
  /**
   * Which workflow.
   * @source spec EntityRiskPolicyRuleActionRunWorkflow, PostAuthSessionPolicyRuleRunWorkflow
   */
  readonly workflow?: Workflow;
}
