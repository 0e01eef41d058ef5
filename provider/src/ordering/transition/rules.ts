// A list of rules on its way from one state to another, as the planner sees it: pure, without requests.

/** A rule at one moment. */
export interface Rule {
  /** The id in Okta; of a rule that is yet to be made, the name that its wish has in the plan. */
  readonly id: string;
  readonly name: string;
  /** Names what the rule matches and does: rules of one text are the same in both. */
  readonly content: string;
  /** Whether it refuses whoever it matches. */
  readonly denies: boolean;
  readonly active: boolean;
}

/** A rule that stands in Okta. */
export interface Present extends Rule {
  /** Who decides about it: the program, nobody in the program ("foreign"), or Okta, which keeps its own rule last. */
  readonly owner: "program" | "foreign" | "okta";
}

/** A rule as the program wants it. */
export interface Wish {
  /** What the program calls it, unique among the wishes. */
  readonly key: string;
  /** The rule that it continues; undefined for a new one. */
  readonly id?: string;
  readonly name: string;
  /** The content of the rule that it continues, where that is as wished already. */
  readonly content: string;
  readonly denies: boolean;
  readonly active: boolean;
  /** Rules in Okta that hold what is wished already, whatever they are called. */
  readonly alike?: readonly string[];
}

/** What Okta's own rule should do, where the program declares it. */
export type CatchAllWish = Pick<Wish, "content" | "denies">;

/** One request, and the list that it leaves. */
export type Step = StepOf<"create" | "write" | "rename" | "activate" | "deactivate" | "delete">;

interface StepOf<Verb> {
  /** "write" sends the rule as wished, "rename" only another name for a while. */
  readonly verb: Verb;
  readonly id: string;
  /** The name that the rule has afterwards. */
  readonly name: string;
  /** Whether it may stand elsewhere than before. */
  readonly moves: boolean;
  /** From the top, with Okta's own rule. */
  readonly after: readonly Rule[];
}
