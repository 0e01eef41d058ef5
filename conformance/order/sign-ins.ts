// What a list of rules does to every sign-in that there can be. Nothing here knows how the provider plans.

/** A rule as Okta holds it. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  /** The conditions, as one text: rules of one text match the same sign-ins. */
  readonly matches: string;
  /** The actions, as one text. */
  readonly does: string;
  readonly denies: boolean;
  readonly active: boolean;
  /** Okta's own, which matches every sign-in. */
  readonly isCatchAll: boolean;
}

/** From the top. */
export type RuleList = readonly Rule[];

export const DENY = "DENY";

/** One sign-in for each set of conditions that it may meet. */
export function* signIns(lists: readonly RuleList[]): Generator<ReadonlySet<string>> {
  const conditions = conditionsIn(lists);
  for (let bits = 0; bits < 2 ** conditions.length; bits += 1) {
    yield new Set(conditions.filter((_, index) => (bits & (1 << index)) !== 0));
  }
}

export function conditionsIn(lists: readonly RuleList[]): string[] {
  const all = lists.flatMap((list) => list.filter(({ isCatchAll }) => !isCatchAll));
  return [...new Set(all.map(({ matches }) => matches))];
}

/** First match: what becomes of a sign-in that meets just these conditions. */
export function outcomeOf(list: RuleList, matching: ReadonlySet<string>): string {
  const first = list.find((rule) => rule.active && (rule.isCatchAll || matching.has(rule.matches)));
  if (first === undefined) {
    return "no rule";
  }
  return first.denies ? DENY : first.does;
}
