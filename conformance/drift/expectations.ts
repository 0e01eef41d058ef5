// What the facts say about single fields of a policy, written down a second time: the checker must not learn
// from what it checks. A schema path is a path with `[]` for every element. "facts" is okta-policy-api.md.

import type { Json } from "../recordings";
import type { Kind } from "./exchange";

export interface Expectation {
  readonly of?: Kind;
  /** Types of the object; any where left out. */
  readonly types?: readonly string[];
  readonly at: RegExp;
  readonly fact: string;
}

export interface Subject {
  readonly kind: Kind;
  readonly type: string;
}

export function expectationFor<T extends Expectation>(
  rows: readonly T[],
  subject: Subject,
  schemaPath: string,
): T | undefined {
  return rows.find(
    ({ of, types, at }) =>
      (of === undefined || of === subject.kind) &&
      (types === undefined || types.includes(subject.type)) &&
      at.test(schemaPath),
  );
}

// Lists of objects; those without a row are ordered. Lists of scalars are sets.
export const LISTS: readonly (Expectation & { readonly is: "set" | "keyed" })[] = [
  { is: "set", at: /^conditions\.platform\.(include|exclude)$/, fact: "§2.5, §2.7" },
  { is: "set", at: /^conditions\.app\.(include|exclude)$/, fact: "§2.3" },
  { is: "set", at: /^conditions\.userIdentifier\.patterns$/, fact: "§2.4" },
  { is: "set", at: /\.(authenticationMethods|excludedAuthenticationMethods)$/, fact: "§2.5" },
  { is: "set", at: /^actions\.claimSourcing\.refresh\.filter\.include$/, fact: "§2.12" },
  { is: "keyed", of: "policy", types: ["MFA_ENROLL"], at: /^settings\.authenticators$/, fact: "§2.3" },
];

/** Of a keyed list, the members that say no more than their absence. */
export const IDLE_MEMBER: { readonly fact: string; readonly member: Json } = {
  member: { enroll: { self: "NOT_ALLOWED" } },
  fact: "§3.2",
};

/** Roots whose undeclared leaves are watched, too. */
export const WATCHED: ReadonlySet<string> = new Set(["conditions", "actions", "settings", "status"]);
