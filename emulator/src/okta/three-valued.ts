/** What is known of a condition. `undefined` means not known, and is never turned into one of the others. */
export type Truth = boolean | undefined;

export type Verdict = "MATCH" | "NOT_MATCH" | "UNDEFINED";

export const verdictOf = (truth: Truth): Verdict =>
  truth === undefined ? "UNDEFINED" : truth ? "MATCH" : "NOT_MATCH";

export function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) {
    return false;
  }
  return truths.includes(undefined) ? undefined : true;
}

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
export const any = (truths: readonly Truth[]): Truth => not(all(truths.map(not)));
