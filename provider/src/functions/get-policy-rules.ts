import type * as pulumi from "@pulumi/pulumi";
import type { LiveRule } from "../okta/policies";
import type { FunctionOptions } from "./function-options";
import { areTexts } from "./named-arguments";
import { outputOf, programOrg } from "./program-connection";
import { ruleResult } from "./result-of";
import type { GetPolicyRuleResult } from "./rule-result";

/** Whose rules are meant. */
export interface GetPolicyRulesArgs {
  /** The id of the policy that holds the rules. */
  readonly policyId: string;
}

/** The same as `GetPolicyRulesArgs`, where texts may be outputs of resources. */
export interface GetPolicyRulesOutputArgs {
  readonly policyId: pulumi.Input<string>;
}

/**
 * Lists the rules of a policy, all pages, in the order in which Okta asks them: by priority, the rule that Okta made
 * last, inactive ones too. It reads only, at every preview and every up.
 *
 * Scope: okta.policies.read. Endpoint: GET `/api/v1/policies/{policyId}/rules`.
 *
 * @throws TypeError where `policyId` is empty, NotFoundError where there is no policy of the id, ApiError where Okta
 * refuses
 */
export async function getPolicyRules(
  args: GetPolicyRulesArgs,
  opts?: FunctionOptions,
): Promise<GetPolicyRuleResult[]> {
  const { policyId, ...others } = { ...args };
  if (!areTexts({ policyId }, ["policyId"]) || !areTexts(others, [])) {
    throw new TypeError('getPolicyRules: say whose rules you mean: { policyId: "…" }. Nothing was sent.');
  }
  const { policies } = await programOrg("getPolicyRules", opts);
  const { items } = await policies.rules(policyId);
  return [...items].sort(asAsked).map((live) => ruleResult(policyId, live));
}

/** `getPolicyRules` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getPolicyRulesOutput(
  args: GetPolicyRulesOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetPolicyRuleResult[]> {
  return outputOf("getPolicyRules", args, opts, getPolicyRules);
}

/** Okta's own rule is asked last whatever its number, and a rule without one after those that have one. */
function asAsked(one: LiveRule, other: LiveRule): number {
  const place = ({ priority }: LiveRule) => priority ?? Number.MAX_SAFE_INTEGER;
  return Number(one.system === true) - Number(other.system === true) || place(one) - place(other);
}
