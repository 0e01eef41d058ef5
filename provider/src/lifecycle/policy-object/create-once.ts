import { NetworkError } from "../../http/errors";
import { ApiError } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import type { Context } from "./definition";
import { listed } from "./place";

const MOST_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;

/** How an object is made, and how it is known in the list when no answer told its id. */
export interface Making {
  send(): Promise<LivePolicy>;
  isMade(live: LivePolicy): boolean;
}

/**
 * Makes an object exactly once. Where no answer came, or one that leaves open whether Okta made it, the list tells: a new
 * object that fits is the one; where there is none, the request is sent again.
 *
 * @param before the list before the request
 */
export async function createOnce(
  context: Context,
  before: readonly LivePolicy[],
  { send, isMade }: Making,
): Promise<LivePolicy> {
  const { org } = context;
  const known = new Set(before.map(({ id }) => id));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isOpen(error)) {
        throw error;
      }
      await org.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      const { items } = await listed(context);
      const made = items.find((live) => !known.has(live.id) && isMade(live));
      if (made !== undefined) {
        return made;
      }
    }
  }
}

/** Whether it is open what became of the request. */
function isOpen(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ApiError && error.refusal.status >= 500);
}
