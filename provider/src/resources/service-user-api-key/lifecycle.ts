import { type JsonObject, sameJson } from "../../comparison/json";
import { BAG } from "../../declared/bag";
import { given } from "../../declared/given";
import { readTeamBag, requireSameTeam, writeTeamBag } from "../../declared/team-bag";
import type { Lifecycle } from "../../dynamic/adapter";
import { schemaFailures } from "../../dynamic/check";
import { HalfDoneError } from "../../dynamic/half-done";
import { containsUnknown } from "../../dynamic/unknown";
import { ApiError, NotFoundError } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveKey, NewKey } from "../../opa/service-users";
import { serviceUserApiKeySchema } from "./schema";

const OPTIONS = ["existingKeys", "retire", "allowSelf"];
// The minute that follows a key's issue belongs to its own verification.
const VERIFIED_WITHIN_MS = 60_000;
const TRACE_OF_A_KILLED_RUN_MS = 60 * 60_000;
// A new key may be refused for a moment until all of OPA's servers know it.
const VERIFY_TRIES = 5;
const VERIFY_PAUSE_MS = 2_000;

export function serviceUserApiKeyLifecycle(connect: () => OpaTeam): Lifecycle {
  /** A key that state names is ours: a create after having seen it is its replacement. No I/O. */
  const remember = (bag: JsonObject): void => {
    if (typeof bag.keyId !== "string") {
      return;
    }
    try {
      connect().managedKeys.add(bag.keyId);
    } catch {
      // Settings are judged by the operation that needs them; check and diff must work without.
    }
  };

  return {
    check(_olds, news) {
      const { [BAG]: _bag, ...inputs } = news;
      return { inputs, failures: schemaFailures(serviceUserApiKeySchema, inputs) };
    },

    diff(_id, olds, news) {
      remember(olds);
      const bag = readTeamBag(olds);
      const otherUser = containsUnknown(news.serviceUser) || news.serviceUser !== olds.serviceUser;
      const otherKeepers = containsUnknown(news.keepers) || !sameJson(news.keepers, olds.keepers);
      const replaces = [...(otherUser ? ["serviceUser"] : []), ...(otherKeepers ? ["keepers"] : [])];
      const options = !sameJson(given(news, OPTIONS), bag?.options ?? {});
      // A refresh forgets that the key's create was half done; the bag does not.
      const open = bag === undefined || bag.unverified === true;
      return { changes: replaces.length > 0 || options || open, replaces };
    },

    async create(inputs) {
      const team = connect();
      const user = String(inputs.serviceUser);
      // Each new key dates the others, so two creates for one user must not interleave.
      return team.writes.run(`keys of ${user}`, async () => {
        const { items, now } = await team.serviceUsers.keys(user);
        const undated = items.filter(({ expires_at }) => expires_at === undefined);
        const foreign = undated.filter(({ id }) => !team.managedKeys.has(id));
        const orphans = foreign.filter((key) => isTrace(key, now));
        refuseForeign(
          team,
          user,
          foreign.filter((key) => !orphans.includes(key)),
          inputs,
        );
        if (undated.some(({ id }) => id === team.ownKey) && inputs.allowSelf !== true) {
          throw new Error(
            `creating a key for the service user "${user}": this program signs in with its key ${team.ownKey}, which the new key would date ` +
              "to die in about two days. Nothing was done. If that is meant, set allowSelf: true and change over in time.",
          );
        }
        const key = await makeKey(team, user);
        team.managedKeys.add(key.id);
        const previous = await datedBy(team, user, undated);
        if (orphans.length > 0) {
          team.log(
            `the service user "${user}" has keys left over from an interrupted run; they will expire on their own: ` +
              orphans.map(({ id }) => id).join(", "),
          );
        }
        const outs = outsOf(team, inputs, key, previous, orphans);
        await verified(team, user, key, outs);
        return { id: idOf(user, key.id), outs };
      });
    },

    async read(id, outs) {
      const team = connect();
      const { user, keyId } = split(id);
      const bag = readTeamBag(outs);
      if (bag === undefined) {
        throw new Error(
          `The key ${keyId} of the service user "${user}" cannot be read by id: its secret is shown only once, at create.`,
        );
      }
      requireSameTeam(team, bag, `the key ${keyId} of the service user "${user}"`);
      remember(outs);
      const live = await liveKey(team, user, keyId);
      if (live === undefined) {
        return undefined;
      }
      const { expiresAt: _expiresAt, ...rest } = outs;
      return {
        outs: { ...rest, ...(live.expires_at === undefined ? {} : { expiresAt: live.expires_at }) },
        inputs: {
          serviceUser: user,
          ...(outs.keepers === undefined ? {} : { keepers: outs.keepers }),
          ...(bag.options ?? {}),
        },
      };
    },

    /** Only options can change without a replacement; a key that was not verified is verified again. */
    async update(id, olds, news) {
      const team = connect();
      const { user, keyId } = split(id);
      const bag = readTeamBag(olds);
      if (bag !== undefined) {
        requireSameTeam(team, bag, `the key ${keyId} of the service user "${user}"`);
      }
      const outs: JsonObject = {
        ...olds,
        [BAG]: writeTeamBag({ v: 1, team: team.name, options: given(news, OPTIONS) }),
      };
      if (bag?.unverified === true) {
        await verified(team, user, { id: keyId, secret: String(olds.secret) }, outs);
      }
      return outs;
    },

    async delete(id, outs) {
      const team = connect();
      const { user, keyId } = split(id);
      const bag = readTeamBag(outs);
      if (bag !== undefined) {
        requireSameTeam(team, bag, `the key ${keyId} of the service user "${user}"`);
      }
      await team.writes.run(`keys of ${user}`, async () => {
        const live = await liveKey(team, user, keyId);
        const leave = bag?.options?.retire !== "immediately" && live?.expires_at !== undefined;
        if (live === undefined || leave) {
          return;
        }
        if (keyId === team.ownKey && bag?.options?.allowSelf !== true) {
          throw new Error(
            `deleting the key ${keyId} of the service user "${user}": this program signs in with it. Nothing was deleted. ` +
              "Sign in with another key (oktapam:key, OKTAPAM_KEY), or set allowSelf: true first.",
          );
        }
        try {
          await team.serviceUsers.deleteKey(user, keyId);
        } catch (error) {
          if (!(error instanceof NotFoundError)) {
            throw error;
          }
        }
      });
    },
  };
}

function refuseForeign(team: OpaTeam, user: string, foreign: readonly LiveKey[], inputs: JsonObject): void {
  const others = foreign.filter(({ id }) => id !== team.ownKey);
  if (others.length === 0 || inputs.existingKeys === "expire") {
    return;
  }
  const list = others.map(
    ({ id, last_used }) => `${id} (${last_used === undefined ? "never used" : `last used ${last_used}`})`,
  );
  throw new Error(
    `creating a key for the service user "${user}": it has lasting keys that this stack does not manage: ${list.join(", ")}. ` +
      "A new key would date them to die in about two days and cut off whoever uses them. Nothing was done. " +
      'If that is meant, set existingKeys: "expire".',
  );
}

/** A POST whose answer was lost is sent again: what it made is dated by the second, and its secret is lost anyway. */
async function makeKey(team: OpaTeam, user: string): Promise<NewKey> {
  try {
    return await team.serviceUsers.createKey(user);
  } catch (error) {
    const refused = error instanceof ApiError && error.refusal.status < 500;
    if (refused) {
      throw error;
    }
    team.log(`creating a key for the service user "${user}" got no certain answer; making another one`);
    return team.serviceUsers.createKey(user);
  }
}

/** What the server made of the keys that stood before; nothing after the POST may lose the secret. */
async function datedBy(
  team: OpaTeam,
  user: string,
  undated: readonly LiveKey[],
): Promise<LiveKey | undefined> {
  if (undated.length === 0) {
    return undefined;
  }
  try {
    const { items } = await team.serviceUsers.keys(user);
    const ours = undated.filter(({ id }) => team.managedKeys.has(id));
    const [previous] = ours.length > 0 ? ours : undated;
    return items.find(({ id }) => id === previous?.id) ?? previous;
  } catch {
    // The expiry is information only, and the next refresh of the old key shows it.
    return undated[0];
  }
}

async function verified(
  team: OpaTeam,
  user: string,
  key: { id: string; secret: string },
  outs: JsonObject,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await team.verify(key.id, key.secret);
      return;
    } catch (error) {
      const lagging = error instanceof ApiError && error.refusal.status === 401;
      if (lagging && attempt < VERIFY_TRIES) {
        await team.sleep(VERIFY_PAUSE_MS);
        continue;
      }
      throw new HalfDoneError(idOf(user, key.id), unverified(outs), [
        `The key ${key.id} of the service user "${user}" was made and its secret is kept, but it could not be verified: ` +
          `${error instanceof Error ? error.message : String(error)} The next \`pulumi up\` verifies it again without making another one.`,
      ]);
    }
  }
}

function unverified(outs: JsonObject): JsonObject {
  const bag = readTeamBag(outs);
  return bag === undefined ? outs : { ...outs, [BAG]: writeTeamBag({ ...bag, unverified: true }) };
}

async function liveKey(team: OpaTeam, user: string, keyId: string): Promise<LiveKey | undefined> {
  try {
    const { items, now } = await team.serviceUsers.keys(user);
    const key = items.find(({ id }) => id === keyId);
    const over = key?.expires_at !== undefined && Date.parse(key.expires_at) <= now.getTime();
    return over ? undefined : key;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}

/**
 * A key of the last hour that nobody used but, at most, the run that made it: the verification uses a new key at once.
 * That is what a killed run leaves behind.
 */
function isTrace({ issued_at, last_used }: LiveKey, now: Date): boolean {
  const issued = Date.parse(issued_at ?? "");
  const usedAfter = last_used === undefined ? 0 : Date.parse(last_used) - issued;
  return now.getTime() - issued < TRACE_OF_A_KILLED_RUN_MS && usedAfter <= VERIFIED_WITHIN_MS;
}

function outsOf(
  team: OpaTeam,
  inputs: JsonObject,
  key: NewKey,
  previous: LiveKey | undefined,
  orphans: readonly LiveKey[],
): JsonObject {
  const user = String(inputs.serviceUser);
  return {
    serviceUser: user,
    ...(inputs.keepers === undefined ? {} : { keepers: inputs.keepers }),
    keyId: key.id,
    secret: key.secret,
    credentials: { keyId: key.id, secret: key.secret, team: team.name, serviceUser: user, apiHost: team.url },
    ...(key.issued_at === undefined ? {} : { issuedAt: key.issued_at }),
    ...(key.expires_at === undefined ? {} : { expiresAt: key.expires_at }),
    ...(previous === undefined ? {} : { previousKeyId: previous.id }),
    ...(previous?.expires_at === undefined ? {} : { previousExpiresAt: previous.expires_at }),
    ...(orphans.length === 0 ? {} : { orphanKeyIds: orphans.map(({ id }) => id) }),
    [BAG]: writeTeamBag({ v: 1, team: team.name, options: given(inputs, OPTIONS) }),
  };
}

function idOf(user: string, keyId: string): string {
  return `${encodeURIComponent(user)}/${encodeURIComponent(keyId)}`;
}

function split(id: string): { user: string; keyId: string } {
  const [user, keyId, ...rest] = id.split("/");
  if (!user || !keyId || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a key; it reads <serviceUser>/<keyId>.`);
  }
  return { user: decodeURIComponent(user), keyId: decodeURIComponent(keyId) };
}
