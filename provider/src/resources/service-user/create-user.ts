import { NameTakenError } from "../../lifecycle/errors";
import { ApiError, orGone } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveServiceUser } from "../../opa/service-users";

// After this many used-up names something else is wrong.
const MAX_CANDIDATES = 20;

export interface CreatedUser {
  readonly user: LiveServiceUser;
  /** Whether the user was there before and `adopt` asked for it. */
  readonly adopted: boolean;
}

/** The user of a declared name. */
export async function createNamed(team: OpaTeam, name: string, adopt: boolean): Promise<CreatedUser> {
  const found = adopt ? await orGone(team.serviceUsers.get(name)) : undefined;
  if (found === undefined) {
    return { user: await createOnce(team, name, adopt), adopted: false };
  }
  if (found.status !== "DELETED") {
    return { user: found, adopted: true };
  }
  return { user: await reactivated(team, name), adopted: true };
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
 * Makes the user. Where the answer is lost, it is made again only if it is not there: one that is there may be somebody else's.
 * @param wasAbsent whether it was looked for just before, so that it can only be of this making
 */
async function createOnce(team: OpaTeam, name: string, wasAbsent: boolean): Promise<LiveServiceUser> {
  try {
    return await team.serviceUsers.create(name);
  } catch (error) {
    if (isTaken(error)) {
      throw await nameTaken(team, name, error);
    }
    if (isRefused(error)) {
      throw error;
    }
    const found = await orGone(team.serviceUsers.get(name)).catch(() => {
      // Nobody answers: what the first call met is what the user must know.
      throw error;
    });
    if (found === undefined) {
      return team.serviceUsers.create(name);
    }
    if (wasAbsent) {
      return found;
    }
    throw new NameTakenError(
      `${error instanceof Error ? error.message : String(error)} The service user "${name}" is there now (${found.status}): made by this request, or by somebody else before it. ` +
        "If nobody else made it, take it over with  adopt: true.",
    );
  }
}

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
      const user = await (replaces ? team.serviceUsers.create(name) : createAgain(team, name));
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

/** Makes the user; where the answer is lost, once more: that the name is taken then tells that the first request made it. */
async function createAgain(team: OpaTeam, name: string): Promise<LiveServiceUser> {
  try {
    return await team.serviceUsers.create(name);
  } catch (error) {
    if (isRefused(error)) {
      throw error;
    }
    return team.serviceUsers.create(name);
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

/** Whether the server said that it did nothing. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiError && error.refusal.status < 500;
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
