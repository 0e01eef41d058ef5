import { changedArguments, defineResource } from "../../lifecycle/define-resource";
import { teamHome } from "../../lifecycle/home";
import { ApiError, orGone } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveKey, NewKey } from "../../opa/service-users";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { withoutMark } from "../../state/input-mark";
import { idOf, nameOf, outputsOf, partsOf, withExpiry } from "./mapping";
import { planRotation, previousOf } from "./rotation";
import { serviceUserApiKeySchema } from "./schema";

// A new key may be refused for a moment until all of OPA's servers know it.
const VERIFY_TRIES = 5;
const VERIFY_PAUSE_MS = 2_000;

/** Each new key sets an expiry on the others of its user, so two creates for one user must not interleave. */
const queueOf = (user: string): string => `keys of ${user}`;

export function serviceUserApiKeyLifecycle({ team: connect }: Connections): Lifecycle {
  return defineResource({
    home: teamHome,
    schema: serviceUserApiKeySchema,
    options: ["existingKeys", "retire", "allowSelf"],
    describe(id) {
      const { user, keyId } = partsOf(id);
      return nameOf(user, keyId);
    },
    replaces: (before, news) => changedArguments(["serviceUser", "keepers"], before, news),
    // A refresh forgets that the key's create was not finished; the record does not.
    isOpen: ({ unverified }) => unverified === true,

    /** A key that state names is this stack's own: a create after having seen it is its replacement. */
    recall(team, id) {
      team.managedKeys.add(partsOf(id).keyId);
    },

    async create(team, inputs) {
      const user = String(inputs.serviceUser);
      return team.writes.run(queueOf(user), async () => {
        const { items: keys, now } = await team.serviceUsers.keys(user);
        const rotation = planRotation({
          user,
          keys,
          now,
          managed: team.managedKeys,
          ownKey: team.ownKey,
          isOwnUser: user === team.ownUser,
          existingKeys: inputs.existingKeys === "expire" ? "expire" : "refuse",
          allowSelf: inputs.allowSelf === true,
        });
        if ("refusal" in rotation) {
          throw new Error(rotation.refusal);
        }
        const { expiring, leftOver } = rotation;
        const key = await makeKey(team, user);
        team.managedKeys.add(key.id);
        const previous = await withItsExpiry(team, user, previousOf(expiring, team.managedKeys));
        if (leftOver.length > 0) {
          team.log(
            `the service user "${user}" has keys left over from an interrupted run; they will expire on their own: ` +
              leftOver.map(({ id }) => id).join(", "),
          );
        }
        const outs = outputsOf(team, inputs, key, previous, leftOver);
        return { id: idOf(user, key.id), outs, ...(await verification(team, user, key)) };
      });
    },

    async read(team, id, outs, record) {
      const { user, keyId } = partsOf(id);
      if (record === undefined) {
        throw new Error(
          `The key ${keyId} of the service user "${user}" cannot be read by id: its secret is shown only once, at create.`,
        );
      }
      const live = await liveKey(team, user, keyId);
      if (live === undefined) {
        return undefined;
      }
      const { keepers } = outs;
      const inputs = { serviceUser: user, ...(keepers === undefined ? {} : { keepers }) };
      return { outs: withExpiry(outs, live), inputs };
    },

    /** Only options can change without a replacement; a key that was not verified is verified again. */
    async update(team, id, olds, _news, { unverified }) {
      const { user, keyId } = partsOf(id);
      const outs = withoutMark(olds);
      const key = { id: keyId, secret: String(olds.secret) };
      return unverified === true ? { outs, ...(await verification(team, user, key)) } : { outs };
    },

    isReleased: () => false,

    async delete(team, id, { retire, allowSelf }) {
      const { user, keyId } = partsOf(id);
      await team.writes.run(queueOf(user), async () => {
        const live = await liveKey(team, user, keyId);
        const expires = live?.expires_at !== undefined;
        if (live === undefined || (expires && retire !== "immediately")) {
          return;
        }
        if ((keyId === team.ownKey || user === team.ownUser) && allowSelf !== true) {
          throw new Error(
            `deleting ${nameOf(user, keyId)}: this program signs in with ${keyId === team.ownKey ? "it" : "a token of this user, which may come from it"}. Nothing was deleted. ` +
              "Sign in as another user, or with another key (oktapam:key, OKTAPAM_KEY), or set allowSelf: true first.",
          );
        }
        await orGone(team.serviceUsers.deleteKey(user, keyId));
      });
    },
  })(connect);
}

/** A POST whose answer was lost is sent again: the second key sets an expiry on the first, whose secret is lost anyway. */
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

/** The key with the expiry that the server set on it; nothing after the POST may lose the secret. */
async function withItsExpiry(
  team: OpaTeam,
  user: string,
  key: LiveKey | undefined,
): Promise<LiveKey | undefined> {
  if (key === undefined) {
    return undefined;
  }
  try {
    const { items } = await team.serviceUsers.keys(user);
    return items.find(({ id }) => id === key.id) ?? key;
  } catch {
    // The expiry is information only, and the next refresh of the old key shows it.
    return key;
  }
}

/** Signs in with the key as its consumer will; where OPA refuses it the record says that this is still to be done. */
async function verification(
  team: OpaTeam,
  user: string,
  key: { readonly id: string; readonly secret: string },
): Promise<{ facts?: { unverified: true }; unfinished?: string }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await team.verify(key.id, key.secret);
      return {};
    } catch (error) {
      const lagging = error instanceof ApiError && error.refusal.status === 401;
      if (lagging && attempt < VERIFY_TRIES) {
        await team.sleep(VERIFY_PAUSE_MS);
        continue;
      }
      return {
        facts: { unverified: true },
        unfinished:
          `The key ${key.id} of the service user "${user}" was made and its secret is kept, but it could not be verified: ` +
          `${error instanceof Error ? error.message : String(error)} The next \`pulumi up\` verifies it again without making another one; a key of a DISABLED user works only once the user is ACTIVE.`,
      };
    }
  }
}

/** The key; undefined where it is gone or has expired. */
async function liveKey(team: OpaTeam, user: string, keyId: string): Promise<LiveKey | undefined> {
  const answer = await orGone(team.serviceUsers.keys(user));
  const key = answer?.items.find(({ id }) => id === keyId);
  const expired =
    answer !== undefined &&
    key?.expires_at !== undefined &&
    Date.parse(key.expires_at) <= answer.now.getTime();
  return expired ? undefined : key;
}
