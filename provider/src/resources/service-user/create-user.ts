import { NameTakenError } from "../../lifecycle/errors";
import { ApiError, mayHaveActed, orGone } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveServiceUser } from "../../opa/service-users";

// After this many used-up names something else is wrong.
const MAX_CANDIDATES = 20;

const MOST_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;

export interface CreatedUser {
  readonly user: LiveServiceUser;
  /** Whether the user was there before and `adopt` asked for it, or may have been there: then it is not deleted unasked. */
  readonly adopted: boolean;
}

/** The user of a declared name. */
export async function createNamed(team: OpaTeam, name: string, adopt: boolean): Promise<CreatedUser> {
  if (!adopt) {
    return createAbsent(team, name, "unknown");
  }
  const found = await orGone(team.serviceUsers.get(name));
  if (found === undefined) {
    return createAbsent(team, name, "absent");
  }
  if (found.status !== "DELETED") {
    return { user: found, adopted: true };
  }
  return { user: await reactivated(team, name), adopted: true };
}

/**
 * A user that must not be there yet; what is in the way explains itself.
 *
 * @param before whether it was seen that the name was free
 */
async function createAbsent(team: OpaTeam, name: string, before: "absent" | "unknown"): Promise<CreatedUser> {
  try {
    const { user, isCertain } = await createOnce(team, name);
    const mayBeAnothers = !isCertain && before === "unknown";
    if (mayBeAnothers) {
      team.log(
        `creating the service user "${name}" got no certain answer; it is there and has no key, so it is taken over. ` +
          'In case it was there before, the end of this resource leaves it; say  onDestroy: "delete"  if it is yours to delete',
      );
    }
    return { user, adopted: mayBeAnothers };
  } catch (error) {
    throw isTaken(error) ? await nameTaken(team, name, error) : error;
  }
}

/** Whether a deleted user comes back is the server's to say: Okta publishes nothing about it. */
async function reactivated(team: OpaTeam, name: string): Promise<LiveServiceUser> {
  const doing = `taking over the service user "${name}", which had been deleted`;
  try {
    const user = await team.serviceUsers.setStatus(name, "ACTIVE");
    if (user.status === "ACTIVE") {
      team.log(`the service user "${name}" had been deleted and is ACTIVE again`);
      return user;
    }
    throw new NameTakenError(
      `${doing}: Okta Privileged Access accepted that it becomes ACTIVE, and still answers ${user.status}. ${CANNOT_COME_BACK}`,
    );
  } catch (error) {
    const isFinal = error instanceof ApiError && [400, 404, 409].includes(error.refusal.status);
    throw isFinal
      ? new NameTakenError(
          `${doing}: Okta Privileged Access does not make it ACTIVE again. It answered ${error.refusal.status} ${error.refusal.code} ${error.refusal.summary}. ${CANNOT_COME_BACK}`,
        )
      : error;
  }
}

const CANNOT_COME_BACK =
  "Nothing was created. The name is used up for ever: choose another one, or leave it out for an automatic one.";

/**
 * The user of an automatic name, or of the next number behind it where the name is used up. A user that lives under an
 * automatic name is what an interrupted run made, because nobody else would choose the name; unless this create replaces it.
 */
export async function createUnderFreeName(
  team: OpaTeam,
  candidate: string,
  replaces: boolean,
): Promise<CreatedUser> {
  for (let number = 1; number <= MAX_CANDIDATES; number += 1) {
    const name = number === 1 ? candidate : `${candidate}-${number}`;
    try {
      // Nobody else would choose the name, so whoever lives under it is of this making.
      const { user } = await createOnce(team, name, replaces && number === 1);
      return { user, adopted: false };
    } catch (error) {
      if (!isTaken(error)) {
        throw error;
      }
      const live = replaces ? undefined : await existing(team, name);
      if (live !== undefined && !team.takenByThisRun.has(name)) {
        team.log(
          `the service user "${name}" exists under this resource's automatic name: taken for the work of an interrupted run`,
        );
        return { user: live, adopted: false };
      }
    }
  }
  throw new NameTakenError(
    `creating a service user: the names "${candidate}" to "${candidate}-${MAX_CANDIDATES}" are all used up. ` +
      'Nothing was created. Give it a "name" of its own.',
  );
}

/**
 * Creates a user exactly once. Where it is open whether Okta made it, its name tells: a user that lives under it and has no
 * key is the one, for nobody can have used it; where there is none, the request is sent again.
 *
 * @param isReplaced whether the user that is being replaced lives under this name
 */
async function createOnce(
  team: OpaTeam,
  name: string,
  isReplaced = false,
): Promise<{ readonly user: LiveServiceUser; readonly isCertain: boolean }> {
  let wasAbsent = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { user: await team.serviceUsers.create(name), isCertain: true };
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !mayHaveActed(error)) {
        throw error;
      }
      await team.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      const isAnothers = isReplaced || team.takenByThisRun.has(name);
      const live = isAnothers ? undefined : await existing(team, name);
      if (live !== undefined && (await team.serviceUsers.keys(name)).items.length === 0) {
        return { user: live, isCertain: wasAbsent };
      }
      wasAbsent ||= live === undefined && !isAnothers;
    }
  }
}

/** The live user. */
export async function existing(team: OpaTeam, name: string): Promise<LiveServiceUser | undefined> {
  return liveOf(await orGone(team.serviceUsers.get(name)));
}

/** Deleted users still answer, with the status DELETED; for the program both mean gone. */
export function liveOf(user: LiveServiceUser | undefined): LiveServiceUser | undefined {
  return user?.status === "DELETED" ? undefined : user;
}

function isTaken(error: unknown): error is ApiError {
  return error instanceof ApiError && error.refusal.status === 409;
}

async function nameTaken(team: OpaTeam, name: string, { message }: ApiError): Promise<NameTakenError> {
  const live = await existing(team, name);
  return new NameTakenError(
    live === undefined
      ? `${message} The service user "${name}" was deleted; choose another name, or try to bring it back with  adopt: true.`
      : `${message} The service user "${name}" exists (${live.status}). To manage it, add  adopt: true; so, too, where a run of this program that was killed has made it. If it is this program's own under a former name, use Pulumi's aliases. ` +
          "To replace it, choose another name: OPA never frees one.",
  );
}
