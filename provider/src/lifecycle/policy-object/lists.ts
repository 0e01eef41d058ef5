import type { JsonObject } from "../../comparison/json";
import type { OktaOrg } from "../../okta/client";
import type { KnownList, ListReading } from "../../okta/known-list";
import type { PagedLookup } from "../../okta/paged-lookup";
import type { LifecycleAction, LivePolicy } from "../../okta/policies";
import { SERVES_READS_MS } from "../../okta/single-flight";
import { capabilitiesOf } from "../../policy-types/registry";
import type { PolicyList } from "./definition";

/** A list as the API addresses it. */
interface Calls extends Pick<PolicyList, "key" | "where" | "numbering" | "allowsDuplicateNames"> {
  list(org: OktaOrg): Promise<ListReading>;
  /** Where it comes in pages. */
  lookup?(org: OktaOrg): PagedLookup<LivePolicy>;
  get(org: OktaOrg, id: string): Promise<LivePolicy>;
  create(org: OktaOrg, body: JsonObject, active: boolean): Promise<LivePolicy>;
  /** @param onRepeat told where it was sent twice, and the numbers behind the object depend on that */
  replace(org: OktaOrg, id: string, body: JsonObject, onRepeat: () => void): Promise<LivePolicy>;
  delete(org: OktaOrg, id: string): Promise<void>;
  lifecycle(org: OktaOrg, id: string, action: LifecycleAction): Promise<void>;
}

/** The rules of a policy. */
export function rulesOf(policyId: string, type: string): PolicyList {
  return remembered({
    key: policyId,
    where: `in the policy ${policyId}`,
    // Types that came later number with gaps, from 0, with the catch-all at 99.
    numbering: capabilitiesOf(type)?.order ?? "gapped",
    allowsDuplicateNames: false,
    list: (org) => org.policies.rules(policyId),
    get: (org, id) => org.policies.getRule(policyId, id),
    create: (org, body, active) => org.policies.createRule(policyId, body, active),
    replace: (org, id, body, onRepeat) => org.policies.replaceRule(policyId, id, body, onRepeat),
    delete: (org, id) => org.policies.deleteRule(policyId, id),
    lifecycle: (org, id, action) => org.policies.ruleLifecycle(policyId, id, action),
  });
}

/** The policies of a type. */
export function policiesOf(type: string): PolicyList {
  return remembered({
    key: `policies of ${type}`,
    where: `among the ${type} policies`,
    // Of the other types every policy carries the same number.
    numbering: capabilitiesOf(type)?.policiesOrdered === true ? "dense" : "none",
    allowsDuplicateNames: true,
    list: (org) => org.policies.list(type),
    lookup: (org) => org.policies.lookup(type),
    get: (org, id) => org.policies.get(id),
    // Only Classic orgs can make an inactive policy; elsewhere it is deactivated right after.
    create: async (org, body, active) =>
      org.policies.create(body, active || (await org.organization()).pipeline !== "v1"),
    replace: (org, id, body) => org.policies.replace(id, body),
    delete: (org, id) => org.policies.delete(id),
    lifecycle: (org, id, action) => org.policies.lifecycle(id, action),
  });
}

/**
 * The queue in which a write waits for others: Okta answers 409, 423 or 500 where writes race in one list that it numbers.
 * Policies without an order go at the same time, unless they are the same.
 *
 * @param one what must not race with itself: an id, or how the object is made
 */
export function queueFor({ key, numbering }: PolicyList, one: string): string {
  return numbering === "none" ? `${key}: ${one}` : key;
}

/** Reads go through what reads share, writes through what this process knows of the list. */
function remembered({ list, lookup, ...calls }: Calls): PolicyList {
  const { key, numbering } = calls;
  const known = (org: OktaOrg): KnownList => org.lists.of(key, numbering);
  const fetch = (org: OktaOrg): Promise<ListReading> => {
    // A reading that is on its way may have begun before what is looked for.
    known(org).forget();
    org.reads.forget();
    return known(org).read(() => list(org), 0);
  };
  const shared = (org: OktaOrg): Promise<ListReading> =>
    org.reads.read(`for reads: ${key}`, () => list(org), SERVES_READS_MS);
  const found = async (org: OktaOrg, id: string): Promise<LivePolicy | undefined> => {
    if (numbering !== "none" || lookup === undefined) {
      return (await shared(org)).items.find((live) => live.id === id);
    }
    const pages = await org.reads.read(
      `for reads: pages of ${key}`,
      async () => lookup(org),
      SERVES_READS_MS,
    );
    return pages.find(id);
  };
  return {
    ...calls,
    fetch,
    shared,
    // Only Okta's own 404 proves that it is gone.
    sharedOne: async (org, id) => (await found(org, id)) ?? calls.get(org, id),
    seen: (org, id) => known(org).seen(id),
    known: (org, ageMs) => known(org).read(() => list(org), ageMs),
    forget: (org) => known(org).forget(),
    create: (org, body, active) =>
      known(org).write(
        () => calls.create(org, body, active),
        (live) => known(org).placed(live, body.priority),
      ),
    replace: (org, id, body, onRepeat) =>
      known(org).write(
        (repeated) =>
          calls.replace(org, id, body, () => {
            repeated();
            onRepeat?.();
          }),
        (live) => known(org).placed(live, body.priority),
      ),
    delete: (org, id) =>
      known(org).write(
        () => calls.delete(org, id),
        () => known(org).deleted(id),
      ),
    // The answer says nothing; whoever must be sure of the status reads the object.
    lifecycle: (org, id, action) =>
      known(org).write(
        () => calls.lifecycle(org, id, action),
        () => known(org).switched(id, action === "activate" ? "ACTIVE" : "INACTIVE"),
      ),
  };
}
