import { policyShape } from "../../comparison/shape";
import { type Place, policyObjectLifecycle } from "../../declared/policy-object";
import type { Lifecycle } from "../../dynamic/adapter";
import { schemaFailures } from "../../dynamic/check";
import type { OktaOrg } from "../../okta/client";
import { policySchema } from "./schema";

/** Policies whose order Okta keeps (dense, from 1); of all other types every policy carries the same number. */
const ORDERED: ReadonlySet<string> = new Set(["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL"]);

export function policyLifecycle(connect: () => OktaOrg): Lifecycle {
  return policyObjectLifecycle(
    {
      noun: "policy",
      own: ["adopt", "converge", "drift", "onConflict", "onDestroy", "allowSameName"],
      replaces: ["type"],
      shape: policyShape,
      failures: (inputs) => schemaFailures(policySchema, inputs),
      place: ({ type }) => policiesOf(String(type)),
      placeOfId: (_id, { type }) => policiesOf(String(type)),
      idOf: (_place, { id }) => id,
      objectId: (id) => id,
      outputs: () => ({}),
    },
    connect,
  );
}

function policiesOf(type: string): Place {
  return {
    key: `policies of ${type}`,
    where: `among the ${type} policies`,
    dense: ORDERED.has(type) ? true : undefined,
    namesRepeat: true,
    list: (org) => org.policies.list(type),
    get: (org, id) => org.policies.get(id),
    // `activate=false` is for Classic orgs only, so an inactive policy is deactivated right after.
    create: (org, body) => org.policies.create(body),
    replace: (org, id, body) => org.policies.replace(id, body),
    delete: (org, id) => org.policies.delete(id),
    lifecycle: (org, id, action) => org.policies.lifecycle(id, action),
  };
}
