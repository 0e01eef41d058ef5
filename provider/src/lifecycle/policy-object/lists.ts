import { capabilitiesOf } from "../../policy-types/registry";
import type { PolicyList } from "./definition";

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

/** The policies of a type, as the API addresses them. */
export function policiesOf(type: string): PolicyList {
  return {
    key: `policies of ${type}`,
    where: `among the ${type} policies`,
    // Of the other types every policy carries the same number.
    numbering: capabilitiesOf(type)?.policiesOrdered === true ? "dense" : "none",
    allowsDuplicateNames: true,
    fetch: (org) => org.policies.list(type),
    get: (org, id) => org.policies.get(id),
    // Only Classic orgs can make an inactive policy; elsewhere it is deactivated right after.
    create: async (org, body, active) =>
      org.policies.create(body, active || (await org.organization()).pipeline !== "v1"),
    replace: (org, id, body) => org.policies.replace(id, body),
    delete: (org, id) => org.policies.delete(id),
    lifecycle: (org, id, action) => org.policies.lifecycle(id, action),
  };
}
