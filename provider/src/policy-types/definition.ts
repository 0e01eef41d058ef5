// How the documentation of every property of the policy types is written, in this folder:
//   the first sentence says what it means; more may follow. Then, each on one line and in this order,
//   @allowed       values or limits that the type alone does not say
//   @unit          of a number or a text that measures something
//   @defaultValue  what Okta does or fills in where nothing is written
//   @needs         engine, feature or licence without which Okta refuses or drops it
//   @source        where this is known from: a schema of Okta's OpenAPI specification ("spec …"), or recorded answers
// A test holds every property to a first sentence and a @source.

import type { Json, JsonObject } from "../comparison/json";
import type { Capabilities } from "./capabilities";
import type { TypeFieldRow } from "./field-rows";
import type { TypeValidation } from "./validation/contents";

/** How rules of a type answer whoever they match, where they can refuse. */
export interface RuleOutcome {
  /** Where the rule says ALLOW or DENY. */
  readonly access: string;
  /** The least actions of a rule that refuses. */
  readonly refusal: JsonObject;
  /** What else decides who gets in, in the words of a person: the first line whose value stands there. */
  readonly words: readonly { readonly at: string; readonly value: Json; readonly says: string }[];
}

/** All that the package knows of one type of policy, apart from the TypeScript types of its arguments. */
export interface PolicyTypeDefinition {
  readonly capabilities: Capabilities;
  readonly validation: TypeValidation;
  /** What of the type is written and read back differently, beside what all or several types share. */
  readonly fieldRules: readonly TypeFieldRow[];
  /** How its rules answer a sign-in, where they can refuse one. */
  readonly outcome?: RuleOutcome;
}
