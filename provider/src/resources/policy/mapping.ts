import type { PolicyList } from "../../lifecycle/policy-object/definition";
import { capabilitiesOf } from "../../policy-types/registry";

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
