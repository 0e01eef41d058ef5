import type { OktaOrg } from "../../okta/client";
import type { LivePolicy } from "../../okta/policies";
import type { PolicyList } from "../policy-object/definition";

/** Where a list stands, and what messages call it. */
export interface Site {
  readonly org: OktaOrg;
  readonly list: PolicyList;
  readonly what: string;
  /** Says something once in the life of this process: a preview of the same run may have said it already. */
  tell(line: string): void;
}

/** In the order in which Okta tries them; what Okta made itself is the last. */
export function fromTheTop(items: Iterable<LivePolicy>): LivePolicy[] {
  return [...items].sort(
    (a, b) => Number(a.system === true) - Number(b.system === true) || (a.priority ?? 0) - (b.priority ?? 0),
  );
}
