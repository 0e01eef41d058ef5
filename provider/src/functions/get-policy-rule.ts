import type * as pulumi from "@pulumi/pulumi";
import { onlyMatch, parseAdopt } from "../lifecycle/adopt";
import type { FunctionOptions } from "./function-options";
import { areTexts } from "./named-arguments";
import { outputOf, programOrg } from "./program-connection";
import { ruleResult } from "./result-of";
import type { GetPolicyRuleResult } from "./rule-result";

/** Which rule of a policy is meant: by id, by name, or the one that Okta made. */
export type GetPolicyRuleArgs =
  | {
      /** The id of the policy that holds the rule. */
      readonly policyId: string;
      /** The rule's id. */
      readonly id: string;
    }
  | {
      /** The id of the policy that holds the rule. */
      readonly policyId: string;
      /** The rule's name; exactly one rule of the policy must have it. */
      readonly name: string;
    }
  | {
      /** The id of the policy that holds the rule. */
      readonly policyId: string;
      /** The rule that Okta made with the policy, always last, whatever it is called. */
      readonly catchAll: true;
    };

/** The same as `GetPolicyRuleArgs`, where texts may be outputs of resources. */
export type GetPolicyRuleOutputArgs =
  | { readonly policyId: pulumi.Input<string>; readonly id: pulumi.Input<string> }
  | { readonly policyId: pulumi.Input<string>; readonly name: pulumi.Input<string> }
  | { readonly policyId: pulumi.Input<string>; readonly catchAll: true };

/**
 * Looks up a rule of a policy. It reads only, at every preview and every up.
 *
 * Scope: okta.policies.read. Endpoints: GET `/api/v1/policies/{policyId}/rules/{ruleId}`, GET
 * `/api/v1/policies/{policyId}/rules`.
 *
 * @throws LookupError where no rule or more than one fits, NotFoundError where there is no policy or no rule of the id,
 * TypeError where the arguments name none, ApiError where Okta refuses
 */
export async function getPolicyRule(
  args: GetPolicyRuleArgs,
  opts?: FunctionOptions,
): Promise<GetPolicyRuleResult> {
  const { policyId, ...way } = { ...args };
  const wanted = isOneWay(way) ? parseAdopt({ ...way }) : undefined;
  if (wanted === undefined || !areTexts({ policyId }, ["policyId"])) {
    throw new TypeError(
      'getPolicyRule: say which rule you mean: { policyId: "…" } with id: "…", name: "…" or catchAll: true. Nothing was sent.',
    );
  }
  const { policies } = await programOrg("getPolicyRule", opts);
  if ("id" in wanted) {
    return ruleResult(policyId, await policies.getRule(policyId, wanted.id));
  }
  const { items } = await policies.rules(policyId);
  const doing = `looking up ${wanted.spelled} among the rules of the policy ${policyId}`;
  return ruleResult(policyId, onlyMatch(items, wanted, doing));
}

/** Two ways at once may contradict each other. */
function isOneWay(way: object): boolean {
  const fits = areTexts(way, ["id", "name"]) || ("catchAll" in way && way.catchAll === true);
  return fits && Object.keys(way).length === 1;
}

/** `getPolicyRule` for arguments that are outputs of resources. While one of them is unknown, so is the result. */
export function getPolicyRuleOutput(
  args: GetPolicyRuleOutputArgs,
  opts?: FunctionOptions,
): pulumi.Output<GetPolicyRuleResult> {
  return outputOf("getPolicyRule", args, opts, getPolicyRule);
}
