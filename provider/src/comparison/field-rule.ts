import type { Json } from "./json";

/** How what is written and what is read back at one place may differ and mean the same. */
export type FieldRule =
  /** Only the server writes it: nobody declares it, and a change of it is no change of meaning. */
  | { readonly is: "server-owned" }
  /** Okta makes a value where there was none: that it appears is nobody's change. */
  | { readonly is: "server-made" }
  /** Null is how a body says "nothing here" aloud; in meaning it is absence. */
  | { readonly is: "null" }
  /** A list without members is absence. It may still be declared, to say aloud that nothing may be there. */
  | { readonly is: "empty" }
  /** An object without content says nothing. */
  | { readonly is: "hollow" }
  /** The order of a list of scalars means nothing. */
  | { readonly is: "unordered" }
  /** The order of a list of objects means nothing. */
  | { readonly is: "set" }
  /** Members are told apart by `key` and `id`. One that only says so much is as good as none. */
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
  /** Two names of one thing, as long as the sibling `unless` says nothing more. */
  | { readonly is: "alias"; readonly names: readonly [string, string]; readonly unless: string }
  /** An object whose `key` decides what else may stand in it. */
  | { readonly is: "variant"; readonly key: string };

/** Where a rule holds. */
export interface PlacedRule {
  /** `[]` is every element, `*` any one name, `**` any number of steps. */
  readonly path: string;
  readonly rule: FieldRule;
}
