import { unsatisfied } from "../../comparison/differences";
import type { JsonObject } from "../../comparison/json";
import { mayHaveActed } from "../../okta/errors";
import type { ListReading } from "../../okta/known-list";
import type { LivePolicy } from "../../okta/policies";
import type { Context } from "./definition";
import { shapeOf, writableFields } from "./mapping";

const MOST_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;

/**
 * Creates an object exactly once. Where no answer came, or one that leaves open whether Okta made it, the list tells: a new
 * object of this name that holds what was sent is the one; where there is none, the request is sent again.
 *
 * @param before the list before the request, and the server's time of the request
 */
export async function createOnce(
  context: Context,
  before: ListReading,
  body: JsonObject,
  active: boolean,
): Promise<LivePolicy> {
  const { org, list } = context;
  const known = new Set(before.items.map(({ id }) => id));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await list.create(org, body, active);
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !mayHaveActed(error)) {
        throw error;
      }
      await org.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      const { items } = await list.fetch(org);
      const { priority: _priority, ...sent } = body;
      const made = items.find(
        (live) =>
          !known.has(live.id) &&
          !isOlder(live, before.now) &&
          live.name === body.name &&
          unsatisfied(shapeOf(context.definition, body), sent, writableFields(live)).length === 0,
      );
      if (made !== undefined) {
        return made;
      }
    }
  }
}

const CLOCK_SLACK_MS = 5_000;

/** Whether somebody else made the object after the list was read and before the request. */
function isOlder({ created }: LivePolicy, sent: Date): boolean {
  return typeof created === "string" && Date.parse(created) < sent.getTime() - CLOCK_SLACK_MS;
}
