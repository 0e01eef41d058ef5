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

export function object(shape: z.ZodRawShape) {
  return z.looseObject(shape).nullish();
}

export function list(element: z.ZodType) {
  return z.array(element).nullish();
}
