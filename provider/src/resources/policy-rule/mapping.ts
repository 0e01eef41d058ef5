import type { PolicyList } from "../../lifecycle/policy-object/definition";
import { capabilitiesOf } from "../../policy-types/registry";

/** The two ids in the id of a rule resource. */
export function partsOf(id: string): { policyId: string; ruleId: string } {
  const [policyId, ruleId, ...rest] = id.split("/");
  if (!policyId || !ruleId || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a rule; it reads <policyId>/<ruleId>.`);
  }
  return { policyId, ruleId };
}

/** The rules of a policy, as the API addresses them. */
export function rulesOf(policyId: string, type: string): PolicyList {
  return {
    key: policyId,
    where: `in the policy ${policyId}`,
    // Types that came later number with gaps, from 0, with the catch-all at 99.
    numbering: capabilitiesOf(type)?.order ?? "gapped",
    allowsDuplicateNames: false,
    fetch: (org) => org.policies.rules(policyId),
    get: (org, id) => org.policies.getRule(policyId, id),
    create: (org, body, active) => org.policies.createRule(policyId, body, active),
    replace: (org, id, body) => org.policies.replaceRule(policyId, id, body),
    delete: (org, id) => org.policies.deleteRule(policyId, id),
    lifecycle: (org, id, action) => org.policies.ruleLifecycle(policyId, id, action),
  };
}
