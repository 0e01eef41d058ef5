import type { JsonObject } from "../../comparison/json";
import { ApiError, mayHaveActed } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveKey, NewKey } from "../../opa/service-users";
import { isAnyReplacementAskedFor } from "../../pulumi/command-line";
import { keyInState, orphansAmong, planRotation, previousOf, withEnd } from "./rotation";

// A new key may be refused for a moment until all of OPA's servers know it.
const VERIFY_TRIES = 5;
const VERIFY_PAUSE_MS = 2_000;

// Each try may leave a key, which expires by itself.
const KEY_TRIES = 3;
const KEY_PAUSE_MS = 500;

// Lists may lag behind writes for some seconds.
const LOOKS = 5;
const LOOK_PAUSE_MS = 1_000;

export interface CreatedKey {
  readonly key: NewKey;
  /** The key that consumers must leave in time. */
  readonly previous: LiveKey | undefined;
  /** Keys whose secrets nobody here has. */
  readonly orphans: readonly LiveKey[];
  /** Where the key is the answer to a foreign rotation: until when a further one means two owners. */
  readonly contestedUntil: string | undefined;
}

/**
 * Makes a key for a user, which sets an expiry on the user's other keys.
 *
 * @throws Error where no key may be made; nothing was done then
 */
export async function createKey(team: OpaTeam, user: string, inputs: JsonObject): Promise<CreatedKey> {
  const [account, { items: keys, now }] = await Promise.all([
    team.serviceUsers.lastWritten(user) ?? team.serviceUsers.get(user),
    team.serviceUsers.keys(user),
  ]);
  const known = keyInState(keys, team.checkedKeys.get(user));
  const managed = new Set([...team.managedKeys, ...(known === undefined ? [] : [known.id])]);
  const rotation = planRotation({
    user,
    status: account.status,
    keys,
    now,
    managed,
    ownKey: team.ownKey,
    isOwnUser: [user, account.id].some((one) => one === team.ownUser),
    existingKeys: inputs.existingKeys === "expire" ? "expire" : "refuse",
    answersForeignRotation: inputs.onForeignRotation === "replace",
    allowSelf: inputs.allowSelf === true,
    isAnyReplaced: isAnyReplacementAskedFor(),
  });
  if ("refusal" in rotation) {
    throw new Error(rotation.refusal);
  }
  const { expiring, leftOver, contestedUntil } = rotation;
  const previous = previousOf({ keys, managed, now }, expiring);
  const { key, after } = await lastingKey(team, user, keys, previous !== undefined);
  team.managedKeys.add(key.id);
  const orphans = latest([...leftOver, ...orphansAmong(keys, after, key.id)], after);
  if (orphans.length > 0) {
    team.log(
      `the service user "${user}" has keys whose secrets nobody here has: left over from an interrupted run or from a request whose answer was lost, or made by somebody else just now. They are not deleted; they expire on their own: ${orphans.map(withEnd).join(", ")}`,
    );
  }
  const [old] = previous === undefined ? [] : latest([previous], after);
  return { key, previous: old, orphans, contestedUntil };
}

/**
 * A key, and the keys of the user as they are then. A POST whose answer was lost can act after the one that was sent in its
 * place: the key that is known then has the expiry, and the lasting one has a secret that nobody knows, so another is made.
 *
 * @param isLookWanted whether the dates of the other keys are of interest where nothing went wrong
 */
async function lastingKey(
  team: OpaTeam,
  user: string,
  before: readonly LiveKey[],
  isLookWanted: boolean,
): Promise<{ readonly key: NewKey; readonly after: readonly LiveKey[] }> {
  for (let attempt = 1; ; attempt += 1) {
    const { key, isCertain } = await makeKey(team, user);
    const isKnown = isCertain && !isLookWanted && attempt === 1;
    const after = isKnown ? before : await keysAfter(team, user, before, isCertain ? undefined : key.id);
    const isOvertaken =
      !isCertain && after.some(({ id, expires_at }) => id === key.id && expires_at !== undefined);
    if (!isOvertaken || attempt >= KEY_TRIES) {
      return { key, after };
    }
    team.log(
      `the key ${key.id} of the service user "${user}" got an expiry at once, probably by a request whose answer was lost; making another one, which lasts`,
    );
  }
}

/** A POST whose answer was lost is sent again: the second key sets an expiry on the first, whose secret is lost anyway. */
async function makeKey(
  team: OpaTeam,
  user: string,
): Promise<{ readonly key: NewKey; readonly isCertain: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { key: await team.serviceUsers.createKey(user), isCertain: attempt === 1 };
    } catch (error) {
      if (attempt >= KEY_TRIES || !mayHaveActed(error)) {
        throw error;
      }
      team.log(
        `creating a key for the service user "${user}" got no certain answer; making another one, which ends the first in time`,
      );
      await team.sleep(KEY_PAUSE_MS * attempt);
    }
  }
}

/**
 * The user's keys once another was made; nothing after the POST may lose its secret.
 *
 * @param awaited a key that the list must show; before, it may be older than what is looked for
 */
async function keysAfter(
  team: OpaTeam,
  user: string,
  before: readonly LiveKey[],
  awaited: string | undefined,
): Promise<readonly LiveKey[]> {
  try {
    for (let look = 1; ; look += 1) {
      const { items } = await team.serviceUsers.keys(user);
      if (awaited === undefined || look >= LOOKS || items.some(({ id }) => id === awaited)) {
        return items;
      }
      await team.sleep(LOOK_PAUSE_MS);
    }
  } catch (error) {
    // The dates and the names of lost keys are information only.
    team.log(
      `listing the keys of the service user "${user}" once more failed, so the end of its other keys is not known: ${error instanceof Error ? error.message : String(error)}`,
    );
    return before;
  }
}

/** The keys as the newer list shows them. */
function latest(keys: readonly LiveKey[], list: readonly LiveKey[]): readonly LiveKey[] {
  return keys.map((key) => list.find(({ id }) => id === key.id) ?? key);
}

/** Signs in with the key as its consumer will. Where OPA refuses it: why, and what comes next. */
export async function verification(
  team: OpaTeam,
  user: string,
  key: { readonly id: string; readonly secret: string },
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await team.verify(key.id, key.secret);
      return undefined;
    } catch (error) {
      const lagging = error instanceof ApiError && error.refusal.status === 401;
      if (lagging && attempt < VERIFY_TRIES) {
        await team.sleep(VERIFY_PAUSE_MS);
        continue;
      }
      return (
        `The key ${key.id} of the service user "${user}" was made and its secret is kept, but it could not be verified: ` +
        `${error instanceof Error ? error.message : String(error)} The next \`pulumi up\` verifies it again without making another one; a key of a DISABLED user works only once the user is ACTIVE.`
      );
    }
  }
}
