import { ApiError, mayHaveActed } from "../../okta/errors";
import { messageOf } from "../policy-object/describe";
import type { Site } from "./site";

/** A list while it is brought to what the program wants. */
export interface Change<Achieved> {
  /**
   * Looks where the list may have changed, plans, and sends.
   *
   * @returns whether nothing was left to do; an error where another look may help
   * @throws Error where another look would not help
   */
  advance(): Promise<Advance>;
  /** How many requests were answered. */
  readonly answered: number;
  /** What came of it. */
  achieved(unfinished?: string): Achieved;
  /** The error as the user should read it. */
  explained(error: unknown): unknown;
}

/**
 * What one look and the requests after it came to. Where Okta may have acted twice on one of them, that one is done, and only
 * the numbers of the others must be looked up.
 */
export type Advance =
  | { readonly done: true }
  | { readonly done: false; readonly isRepeated?: boolean }
  | { readonly done: false; readonly setback: unknown };

const MOST_LOOKS = 8;
/** One for each object of a long list; beyond that the list is not coming to rest, whatever the network does. */
const MOST_REPEATED = 100;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Goes on until the list is as wanted. Another look is taken only where something did not go as planned, so the work of a
 * run that was interrupted is finished by the next one in the same way.
 *
 * @throws Error where nothing was written; what was written in part is achieved and unfinished
 */
export async function untilAtRest<Achieved>(
  { org, what }: Site,
  change: Change<Achieved>,
): Promise<Achieved> {
  let setback: unknown = new Error(
    `${what}: Okta's list does not come to rest. Does somebody else write to it, too?`,
  );
  try {
    let repeated = 0;
    for (let looks = 0; looks < MOST_LOOKS; ) {
      const advance = await change.advance();
      if (advance.done) {
        return change.achieved();
      }
      if ("setback" in advance) {
        setback = advance.setback;
        await org.sleep(Math.min(FIRST_PAUSE_MS * 2 ** looks, LONGEST_PAUSE_MS));
      } else if (advance.isRepeated === true && repeated < MOST_REPEATED) {
        repeated += 1;
        continue;
      }
      looks += 1;
    }
  } catch (error) {
    setback = error;
  }
  const told = change.explained(setback);
  if (change.answered === 0) {
    throw told;
  }
  return change.achieved(messageOf(told));
}

/**
 * The outcome of requests that may fail for a reason that another look removes.
 *
 * @param requests whether Okta may have acted twice on one of them
 */
export async function attempt(requests: Promise<boolean>): Promise<Advance> {
  try {
    return { done: false, isRepeated: await requests };
  } catch (error) {
    if (isWorthAnotherLook(error)) {
      return { done: false, setback: error };
    }
    throw error;
  }
}

// The object is gone, somebody wrote at the same moment, or priorities are being reconciled.
const PASSING: ReadonlySet<number> = new Set([404, 409, 423]);

function isWorthAnotherLook(error: unknown): boolean {
  if (mayHaveActed(error)) {
    return true;
  }
  // E0000077: a priority that is not the present one.
  return (
    error instanceof ApiError && (PASSING.has(error.refusal.status) || error.refusal.code === "E0000077")
  );
}
