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

/**
 * One of the names, or one that is newer than this package: at run time `unlistedValue` leaves only its text, so
 * what is shaped like Okta's names passes unless it looks like a known name misspelled.
 */
export function oneOf(...names: string[]) {
  return z
    .string()
    .refine((name) => names.includes(name) || (OKTAS_NAME.test(name) && nearest(name, names) === undefined), {
      error: ({ input }) => {
        const meant = nearest(String(input), names);
        const listed = names.map((name) => `"${name}"`).join("|");
        return `Invalid option: expected one of ${listed}${meant === undefined ? "" : `; did you mean "${meant}"?`}`;
      },
    })
    .nullish();
}

const OKTAS_NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** The name that another spelling stands for: the same but for case, or for a slip of the keyboard. */
function nearest(spelled: string, names: readonly string[]): string | undefined {
  const upper = spelled.toUpperCase();
  return names.find(
    (name) => distance(upper, name.toUpperCase()) <= Math.min(2, Math.floor(name.length / 4)),
  );
}

/** How many letters must be added, removed or changed to make one text of the other. */
function distance(from: string, to: string): number {
  const first = Array.from({ length: to.length + 1 }, (_, column) => column);
  const last = [...from].reduce<readonly number[]>(
    (above, letter, row) =>
      [...to].reduce<readonly number[]>(
        (line, other, column) => [
          ...line,
          Math.min(
            (above[column + 1] ?? 0) + 1,
            (line[column] ?? 0) + 1,
            (above[column] ?? 0) + (letter === other ? 0 : 1),
          ),
        ],
        [row + 1],
      ),
    first,
  );
  return last[to.length] ?? 0;
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
