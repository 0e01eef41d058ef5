import type { Json, JsonObject } from "../../comparison/json";
import { changedArguments, defineResource, type Result } from "../../lifecycle/define-resource";
import { teamHome } from "../../lifecycle/home";
import { ApiError, orGone } from "../../okta/errors";
import type { OpaTeam } from "../../opa/client";
import type { LiveKey } from "../../opa/service-users";
import { isAskedForByUrn } from "../../pulumi/command-line";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { automaticNameIn, markIn, withMark, withoutMark } from "../../state/input-mark";
import type { Facts, TeamRecord } from "../../state/record";
import { createKey, verification } from "./create-key";
import { idOf, inputsOf, nameOf, outputsOf, partsOf, withDeclared, withExpiry } from "./mapping";
import { isContestedAgain, twoOwners } from "./rotation";
import { isDue, settleSchedule } from "./schedule";
import { serviceUserApiKeySchema } from "./schema";

/** Each new key sets an expiry on the others of its user, so two creates for one user must not interleave. */
const queueOf = (user: string): string => `keys of ${user}`;

export function serviceUserApiKeyLifecycle({ team: connect, tell }: Connections): Lifecycle {
  return defineResource({
    home: teamHome,
    schema: serviceUserApiKeySchema,
    options: ["rotateAfterDays", "onForeignRotation", "existingKeys", "retire", "allowSelf"],
    describe(id) {
      const { user, keyId } = partsOf(id);
      return nameOf(user, keyId);
    },

    settle(olds, news) {
      // Held by Pulumi's ignoreChanges, the day does not come.
      const held = textIn(news.rotateAt);
      const { madeOn, rotateAt } = settleSchedule(
        madeOnIn(olds),
        held === undefined ? daysIn(news) : undefined,
        new Date(),
      );
      // An expiry that a refresh has shown is known from then on; where it is to be answered, its loss from the inputs is
      // what the preview shows as the reason.
      const known = news.onForeignRotation === "replace" ? undefined : olds.expiresAt;
      return {
        mark: { madeOn },
        values: {
          ...(rotateAt === undefined ? {} : { rotateAt }),
          ...(known === undefined ? {} : { expiresAt: known }),
        },
      };
    },

    replaces(before, news, record) {
      const settled = { madeOn: madeOnIn(news) ?? "", rotateAt: textIn(news.rotateAt) };
      const due = news.rotateAt !== before.rotateAt && isDue(settled, daysIn(news), textIn(before.issuedAt));
      return [
        ...changedArguments(["serviceUser", "keepers"], before, news),
        ...(due ? ["rotateAt"] : []),
        ...(isToBeAnswered(before, news) &&
        !isContestedAgain(textIn(before.expiresAt), record?.contestedUntil)
          ? ["expiresAt"]
          : []),
      ];
    },

    isOpen: (record, olds, news) =>
      // A refresh forgets that the key's create was not finished; the record does not.
      record.unverified === true ||
      record.madeOn !== madeOnIn(news) ||
      changedArguments(["rotateAt", "expiresAt"], olds, news).length > 0,

    /** A key that state names is this stack's own: a create after having seen it is its replacement. */
    recall(team, id) {
      team.managedKeys.add(partsOf(id).keyId);
    },

    foresee(team, olds, news) {
      const user = textIn(news.serviceUser);
      if (user !== undefined) {
        // A replacement is checked twice, the second time without the old inputs.
        const madeOn = madeOnIn(olds) ?? team.checkedKeys.get(user)?.madeOn;
        const autoName = automaticNameIn(news);
        const isReplaced = autoName !== undefined && isAskedForByUrn("serviceUserApiKey", autoName);
        team.checkedKeys.set(user, { madeOn, isReplaced, cutsOff: news.retire === "immediately" });
      }
    },

    async create(team, inputs) {
      const user = String(inputs.serviceUser);
      return team.writes.run(queueOf(user), async () => {
        const { key, previous, orphans, contestedUntil } = await createKey(team, user, inputs);
        const outs = outputsOf(team, inputs, key, previous, orphans);
        const facts = factsOf(inputs, contestedUntil);
        return finished(idOf(user, key.id), outs, facts, await verification(team, user, key));
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
      if (live.expires_at !== undefined) {
        tell(
          `${nameOf(user, keyId)} works only until ${live.expires_at}: somebody made another key for this user. ` +
            'Make a new one in time: by onForeignRotation: "replace", or by a change of "keepers".',
        );
      }
      const { madeOn } = record;
      const inputs = withMark(inputsOf(user, outs, live), madeOn === undefined ? undefined : { madeOn });
      return { outs: withExpiry(outs, live), inputs };
    },

    /** Only options and dates can change without a replacement; a key that was not verified is verified again. */
    async update(team, id, olds, news, { unverified, contestedUntil }) {
      const { user, keyId } = partsOf(id);
      const outs = withDeclared(withoutMark(olds), news);
      const expiresAt = textIn(outs.expiresAt);
      if (isToBeAnswered(outs, news) && isContestedAgain(expiresAt, contestedUntil)) {
        const { items } = await team.serviceUsers.keys(user);
        throw new Error(twoOwners(user, { ...KEY_WITHOUT_DATES, id: keyId, expires_at: expiresAt }, items));
      }
      const facts = factsOf(news, contestedUntil);
      const key = { id: keyId, secret: String(olds.secret) };
      return finished(id, outs, facts, unverified === true ? await verification(team, user, key) : undefined);
    },

    isReleased: () => false,

    async delete(team, id, { retire, allowSelf }) {
      const { user, keyId } = partsOf(id);
      await team.writes.run(queueOf(user), async () => {
        const live = await liveKey(team, user, keyId);
        const expires = live?.expires_at !== undefined;
        // What the program says in this run counts for the key that this run replaces.
        const cutsOff = team.checkedKeys.get(user)?.cutsOff ?? retire === "immediately";
        if (live === undefined || (expires && !cutsOff)) {
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

const KEY_WITHOUT_DATES = { issued_at: undefined, expires_at: undefined, last_used: undefined };

/** Whether somebody set an expiry on the key that the program wants to be answered by a new key. */
function isToBeAnswered(outs: JsonObject, news: JsonObject): boolean {
  return outs.expiresAt !== undefined && news.onForeignRotation === "replace";
}

/** The day on which a key was made, as an earlier check settled it. */
function madeOnIn(inputs: JsonObject): string | undefined {
  return textIn(markIn(inputs).madeOn);
}

/** The declared age; undefined where there is none, or none that the schema accepts. */
function daysIn({ rotateAfterDays }: JsonObject): number | undefined {
  return serviceUserApiKeySchema.shape.rotateAfterDays.safeParse(rotateAfterDays).data;
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function factsOf(inputs: JsonObject, contestedUntil: string | undefined): Facts<TeamRecord> {
  const madeOn = madeOnIn(inputs);
  return {
    ...(madeOn === undefined ? {} : { madeOn }),
    ...(contestedUntil === undefined ? {} : { contestedUntil }),
  };
}

/** What a write leaves for state, whether or not the key was seen to work. */
function finished(
  id: string,
  outs: JsonObject,
  facts: Facts<TeamRecord>,
  problem: string | undefined,
): Result & { readonly id: string } {
  return problem === undefined
    ? { id, outs, facts }
    : { id, outs, facts: { ...facts, unverified: true }, unfinished: problem };
}

/** The key; undefined where it is gone or has expired, or its user is gone. */
async function liveKey(team: OpaTeam, user: string, keyId: string): Promise<LiveKey | undefined> {
  const answer = await keysOrGone(team, user);
  const key = answer?.items.find(({ id }) => id === keyId);
  const expired =
    answer !== undefined &&
    key?.expires_at !== undefined &&
    Date.parse(key.expires_at) <= answer.now.getTime();
  return expired ? undefined : key;
}

// What OPA answers of a deleted user's keys was never published.
const MAY_MEAN_DELETED: readonly number[] = [400, 404, 409];

async function keysOrGone(team: OpaTeam, user: string): Promise<{ items: LiveKey[]; now: Date } | undefined> {
  try {
    return await orGone(team.serviceUsers.keys(user));
  } catch (error) {
    if (!(error instanceof ApiError) || !MAY_MEAN_DELETED.includes(error.refusal.status)) {
      throw error;
    }
    const account = await orGone(team.serviceUsers.get(user));
    if (account !== undefined && account.status !== "DELETED") {
      throw error;
    }
    return undefined;
  }
}
