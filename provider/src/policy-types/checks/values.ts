import { z } from "zod";
import { parseDuration } from "../../comparison/duration";

// Shapes for `check`. Null says nothing, wherever it stands, and fields that this package does not know pass:
// Okta ignores the ones it does not know either, and what it drops is reported after the write.

export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const ids = z.array(z.string()).nullish();

export function whole(from: number, to: number = Number.MAX_SAFE_INTEGER) {
  return z.number().int().min(from).max(to).nullish();
}

export function oneOf<const Names extends readonly string[]>(...names: Names) {
  return z.enum(names).nullish();
}

/** Names that the API takes in upper and in lower case. */
export function oneOfAnyCase(...names: string[]) {
  const listed = names.map((name) => `"${name.toLowerCase()}"`).join("|");
  return z
    .string()
    .refine((name) => names.includes(name.toUpperCase()), `Invalid option: expected one of ${listed}`);
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

export function object(shape: z.ZodRawShape) {
  return z.looseObject(shape).nullish();
}

export function list(element: z.ZodType) {
  return z.array(element).nullish();
}
