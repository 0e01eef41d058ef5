// What a list of rules does to every sign-in that there can be. Nothing here knows how the provider plans.

/** A rule as Okta holds it. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  /** Conditions and actions, as one text: rules of one text match and do the same. */
  readonly version: string;
  readonly denies: boolean;
  readonly active: boolean;
  /** Okta's own, which matches every sign-in. */
  readonly isCatchAll: boolean;
}

/** From the top. */
export type RuleList = readonly Rule[];

export const DENY = "DENY";

/** One sign-in for each set of versions that may match it. */
export function* signIns(lists: readonly RuleList[]): Generator<ReadonlySet<string>> {
  const versions = versionsIn(lists);
  for (let bits = 0; bits < 2 ** versions.length; bits += 1) {
    yield new Set(versions.filter((_, index) => (bits & (1 << index)) !== 0));
  }
}

export function versionsIn(lists: readonly RuleList[]): string[] {
  return [
    ...new Set(lists.flatMap((list) => list.flatMap((rule) => (rule.isCatchAll ? [] : [rule.version])))),
  ];
}

/** First match: what a sign-in meets that just these versions match. */
export function outcomeOf(list: RuleList, matching: ReadonlySet<string>): string {
  const first = list.find((rule) => rule.active && (rule.isCatchAll || matching.has(rule.version)));
  if (first === undefined) {
    return "no rule";
  }
  return first.denies ? DENY : first.version;
}
