import { z } from "zod";
import { parseDuration } from "../../comparison/duration";
import { isUnlisted } from "../unlisted";

// Shapes for `check`. Null says nothing, wherever it stands, and fields that this package does not know pass:
// Okta ignores the ones it does not know either, and what it drops is reported after the write.

export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const ids = z.array(z.string()).nullish();

export function whole(from: number, to: number = Number.MAX_SAFE_INTEGER) {
  return z.number().int().min(from).max(to).nullish();
}

/** One of the names, or one that the program marks as newer than this package. */
export function named(...names: string[]) {
  return z.preprocess((given) => (isUnlisted(given) ? names[0] : given), z.enum(names));
}

export function oneOf(...names: string[]) {
  return named(...names).nullish();
}

/** Names that the API takes in upper and in lower case. */
export function oneOfAnyCase(...names: string[]) {
  const listed = named(...names.map((name) => name.toLowerCase()));
  return z.preprocess((given) => (typeof given === "string" ? given.toLowerCase() : given), listed);
}

/** A name from a catalogue that Okta makes longer: the types list what is known, and a newer one must pass. */
export const catalogued = z.string().min(1);

/** The same where the API takes upper case only: a known name in another case is refused. */
export function cataloguedAs(...names: string[]) {
  return catalogued.refine((name) => names.includes(name) || !names.includes(name.toUpperCase()), {
    error: ({ input }) => `is spelled "${String(input).toUpperCase()}"`,
  });
}

export const duration = z
  .string()
  .refine(
    (spelled) => parseDuration(spelled) !== undefined,
    "is not an ISO 8601 duration, such as PT2H for two hours or PT0S for none",
  )
  .nullish();

type KeysOf<T> = T extends unknown ? keyof T : never;
type ValueAt<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never;

/** The schema of a value of type `T`; the mark is for the compiler alone. */
export type Field<T> = z.ZodType & { readonly [checks]?: (value: NonNullable<T>) => void };
declare const checks: unique symbol;

/** A schema for each property of each variant of `T`, so that the compiler names a property that is not checked. */
type FieldsOf<T> = {
  // A variant without the property may say so by an empty list.
  readonly [Key in KeysOf<NonNullable<T>> & string]-?: Field<
    Exclude<ValueAt<NonNullable<T>, Key>, readonly never[]>
  >;
};

/** An object of the type `T`, which the compiler knows from the place where the schema stands. */
export function object<T>(fields: FieldsOf<T>): Field<T> {
  return element(fields).nullish();
}

/** The same as an element of a list: something must be there. */
export function element<T>(fields: FieldsOf<T>) {
  return z.looseObject(fields as z.ZodRawShape);
}

export function list<T>(of: Field<T>): Field<readonly T[]> {
  return z.array(of).nullish();
}
