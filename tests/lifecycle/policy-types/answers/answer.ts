type Bag = Record<string, unknown>;

/** What was sent of a policy or a rule, and all that Okta answered of it. */
export interface Answer {
  readonly what: string;
  readonly kind: "policy" | "rule";
  readonly type: string;
  readonly sent: Bag;
  /** Conditions, and settings or actions. */
  readonly answered: Bag;
}

export const PEOPLE = { users: { exclude: [] } };
export const ANYWHERE = { connection: "ANYWHERE" };
