/** What may stand beside listed texts: any text, or one that the user marks with `unlistedValue`. */
export type Others = "any" | "marked";

/** What may stand at a property. */
export type Shape =
  | { readonly kind: "plain"; readonly name: string }
  /** One of these, or what `others` names. */
  | { readonly kind: "values"; readonly values: readonly string[]; readonly others?: Others }
  | { readonly kind: "list"; readonly of: Shape }
  /** By keys of the user's choice. */
  | { readonly kind: "map"; readonly of: Shape }
  | { readonly kind: "object"; readonly of: Description }
  | { readonly kind: "either"; readonly of: readonly Shape[] };

/** A property with what its docstring says. */
export interface Property {
  readonly name: string;
  /** The interface that declares it. */
  readonly owner: string;
  readonly required: boolean;
  readonly shape: Shape;
  readonly meaning: string;
  readonly allowed?: string;
  readonly unit?: string;
  readonly defaultValue?: string;
  readonly needs?: string;
  readonly source?: string;
}

/** An object, or a choice between several. */
export interface Description {
  readonly name: string;
  readonly meaning: string;
  readonly properties: readonly Property[];
  readonly variants: readonly Description[];
}

/** The nested objects of a policy or of a rule, by the argument they stand in. */
export type Arguments = Readonly<Record<string, Description>>;

/** What the types of the public package say. */
export interface PublicTypes {
  /** By policy type: `conditions` and `settings`. */
  readonly policies: ReadonlyMap<string, Arguments>;
  /** By rule type: `conditions` and `actions`. */
  readonly rules: ReadonlyMap<string, Arguments>;
  /** Every documented interface and alias, used above or not. */
  readonly all: readonly Description[];
  readonly resources: readonly ResourceType[];
}

/** A resource that the package exports. */
export interface ResourceType {
  /** The name of the class. */
  readonly name: string;
  readonly args: Description;
  /** The outputs that the class declares; each has `id` besides. */
  readonly outputs: readonly string[];
}
