import type { Json } from "./json";

/** How what is written and what is read back at one place may differ and mean the same. */
export type FieldRule =
  /** Only the server writes the field: a change of it is not a change of meaning. */
  | { readonly is: "server-owned" }
  /** Okta fills the field in where it was absent: that it appears is not drift. */
  | { readonly is: "server-made" }
  /** Null equals absence. A body may need it to say that a field is to be empty. */
  | { readonly is: "null" }
  /** An empty list equals absence. It may be declared to say that the list must stay empty. */
  | { readonly is: "empty" }
  /** An empty object equals absence. */
  | { readonly is: "hollow" }
  /** The order of a list of scalars means nothing. */
  | { readonly is: "unordered" }
  /** The order of a list of objects means nothing. */
  | { readonly is: "set" }
  /** A list whose members are identified by `key` and `id`. A member that only holds the `idle` value equals absence. */
  | {
      readonly is: "keyed";
      readonly idle: { readonly path: readonly [string, string]; readonly value: Json };
    }
  /** What the server means or fills in where nothing is written; `when` looks at a sibling (null: absent). */
  | {
      readonly is: "default";
      readonly value: Json;
      readonly when?: { readonly key: string; readonly is: Json };
    }
  | { readonly is: "duration" }
  | { readonly is: "caseless" }
  /** Two values that mean the same as long as the sibling `unless` is absent. */
  | { readonly is: "alias"; readonly names: readonly [string, string]; readonly unless: string }
  /** An object whose `key` decides what else may stand in it. */
  | { readonly is: "variant"; readonly key: string };

/** Where a rule holds. */
export interface PlacedRule {
  /** `[]` is every element, `*` any one name, `**` any number of steps. */
  readonly path: string;
  readonly rule: FieldRule;
}
