import type { LiveKey, LiveServiceUser } from "../../opa/service-users";
import { isOfDay } from "./schedule";

// What a new key does to the others of its user: OPA sets an expiry of about two days on every one that has none.

/** An interrupted run is looked for within this time. */
const INTERRUPTED_RUN_MS = 60 * 60_000;
// The minute that follows a key's issue belongs to the run that made it: it verifies a new key at once.
const VERIFIED_WITHIN_MS = 60_000;
/** How long a key lives on after another was made, where the keys do not tell. */
const USUAL_GRACE_MS = 2 * 24 * 60 * 60_000;

/** What is known before a key is made. */
export interface Situation {
  readonly user: string;
  readonly status: LiveServiceUser["status"];
  readonly keys: readonly LiveKey[];
  /** By the server's clock. */
  readonly now: Date;
  /** Keys that this stack manages. */
  readonly managed: ReadonlySet<string>;
  /** The key that this program signs in with, where it signs in with a key. */
  readonly ownKey: string | undefined;
  /** Whether it signs in with a ready token of this user, which any of the user's keys may have made. */
  readonly isOwnUser: boolean;
  readonly existingKeys: "refuse" | "expire";
  /** Whether a key on which somebody else set an expiry is replaced, whoever's key that sets an expiry on. */
  readonly answersForeignRotation: boolean;
  readonly allowSelf: boolean;
  /** Whether the user asked the CLI to replace anything. */
  readonly isAnyReplaced: boolean;
}

export type Rotation =
  /** Why no key may be made. */
  | { readonly refusal: string }
  | {
      /** Keys without an expiry, on which the new key sets one. */
      readonly expiring: readonly LiveKey[];
      /** Those of them that an interrupted run left behind. */
      readonly leftOver: readonly LiveKey[];
      /** Where this is the answer to a foreign rotation: until when a further one means two owners. */
      readonly contestedUntil?: string;
    };

/** Whether a new key may be made, and on which keys it will set an expiry. Pure. */
export function planRotation(situation: Situation): Rotation {
  const { user, status, keys, now, managed, ownKey, isOwnUser, allowSelf } = situation;
  const doing = `creating a key for the service user "${user}"`;
  if (status !== "ACTIVE") {
    return { refusal: `${doing}: the user is ${status}. ${NOT_ACTIVE[status]} Nothing was done.` };
  }
  const expiring = keys.filter(({ expires_at }) => expires_at === undefined);
  const foreign = expiring.filter(({ id }) => !managed.has(id));
  const leftOver = foreign.filter((key) => isLeftOver(key, now));
  const others = foreign.filter((key) => key.id !== ownKey && !leftOver.includes(key));
  // By whom the managed key is to end: it was there before this create, and this stack makes no key beside its own.
  const ended = situation.answersForeignRotation ? endedByOthers(situation) : undefined;
  if (others.length > 0 && ended === undefined && situation.existingKeys === "refuse") {
    return {
      refusal:
        `${doing}: it has lasting keys that this stack does not manage: ${others.map(withUse).join(", ")}. ` +
        "A new key would set an expiry of about two days on them and cut off whoever uses them. Nothing was done. " +
        "A user has one owner: if another stack, script or console admin makes keys for it, let only one of you do so. " +
        'If the other keys may end, set existingKeys: "expire".' +
        (situation.isAnyReplaced
          ? " Pulumi does not tell this provider which key is being replaced: if it is one of these, run again with --refresh."
          : ""),
    };
  }
  const own = expiring.find(({ id }) => id === ownKey || isOwnUser);
  if (own !== undefined && !allowSelf) {
    return {
      refusal:
        `${doing}: this program signs in with ${isOwnUser ? "a token of this user, which may come from its key" : "its key"} ${own.id}, on which the new key would set an expiry of about two days. ` +
        "Nothing was done. If that is meant, set allowSelf: true and change over in time.",
    };
  }
  return {
    expiring,
    leftOver,
    ...(ended === undefined ? {} : { contestedUntil: contestedUntil(ended, keys) }),
  };
}

const NOT_ACTIVE = {
  DISABLED:
    "Its keys do not sign in, so a new one could not be verified, while the user's other keys would get an expiry. Set its status to ACTIVE first, or leave the key out of the program as long as the user is DISABLED.",
  DELETED: "A deleted user can have no keys, and OPA never frees its name: give the key another user.",
} as const;

/** What the checks of this run tell of the key that state holds, whose id they do not see. */
export interface Told {
  readonly madeOn: string | undefined;
  readonly isReplaced: boolean;
}

/**
 * The key that state holds. It is told by the day on which it was made; where somebody else's key is of the same day, it is
 * uncertain which of the two it is, so it is neither. Where the user asked to replace this very resource, it is the lasting
 * key: every other one has an expiry.
 */
export function keyInState(keys: readonly LiveKey[], told: Told | undefined): LiveKey | undefined {
  if (told?.isReplaced === true) {
    return keys.findLast(({ expires_at }) => expires_at === undefined);
  }
  const madeOn = told?.madeOn;
  const candidates = madeOn === undefined ? [] : keys.filter(({ issued_at }) => isOfDay(issued_at, madeOn));
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** The key that consumers must leave in time: the one that this stack managed, whoever set its expiry. */
export function previousOf(
  { keys, managed, now }: Pick<Situation, "keys" | "managed" | "now">,
  expiring: readonly LiveKey[],
): LiveKey | undefined {
  return keys.findLast((key) => managed.has(key.id) && lives(key, now)) ?? expiring[0];
}

/** Keys that nobody knew before a POST whose answer was lost: their secrets reached nobody here. */
export function orphansAmong(
  before: readonly LiveKey[],
  after: readonly LiveKey[],
  made: string,
): readonly LiveKey[] {
  const known = new Set([...before.map(({ id }) => id), made]);
  return after.filter(({ id }) => !known.has(id));
}

/**
 * Whether an expiry that somebody set on this key means that two owners answer each other's keys: it was set within the
 * grace period in which this key itself was such an answer.
 */
export function isContestedAgain(
  expiresAt: string | undefined,
  contestedUntilTime: string | undefined,
): boolean {
  return (
    expiresAt !== undefined &&
    contestedUntilTime !== undefined &&
    Date.parse(expiresAt) < Date.parse(contestedUntilTime)
  );
}

/** The reason why no further answer is given, with both owners' keys. */
export function twoOwners(user: string, own: LiveKey, keys: readonly LiveKey[]): string {
  const others = keys.filter(({ id, expires_at }) => id !== own.id && expires_at === undefined);
  const other = others.length === 0 ? "a key that is gone meanwhile" : others.map(withUse).join(", ");
  return (
    `replacing the key ${own.id} of the service user "${user}": two owners make keys for this user. This program made ${own.id} ` +
    `in answer to a key of somebody else's, and within the same grace period somebody made another: ${other}. ` +
    `The key ${own.id} works until ${own.expires_at ?? "then"}. Nothing was done, because each new key would only end the other owner's. ` +
    "Find out who makes keys for this user (another stack, a script, an admin in the console) and let only one go on, or use a service user for each; " +
    'then change a value in "keepers" to make a new key here.'
  );
}

export function withUse({ id, last_used }: LiveKey): string {
  return `${id} (${last_used === undefined ? "never used" : `last used ${last_used}`})`;
}

export function withEnd({ id, expires_at }: LiveKey): string {
  return expires_at === undefined ? id : `${id} (until ${expires_at})`;
}

/** The managed key that has an expiry before this stack made another one. */
function endedByOthers({ keys, managed, now }: Situation): LiveKey | undefined {
  return keys.find((key) => managed.has(key.id) && key.expires_at !== undefined && lives(key, now));
}

function lives({ expires_at }: LiveKey, now: Date): boolean {
  return expires_at === undefined || Date.parse(expires_at) > now.getTime();
}

function contestedUntil({ id, expires_at = "", issued_at = "" }: LiveKey, keys: readonly LiveKey[]): string {
  const end = Date.parse(expires_at);
  // The first key that was made after it is the one that set its expiry.
  const since = keys
    .filter((key) => key.id !== id)
    .map((key) => Date.parse(key.issued_at ?? ""))
    .filter((issued) => issued >= Date.parse(issued_at) && issued < end);
  const grace = since.length === 0 ? USUAL_GRACE_MS : end - Math.min(...since);
  return new Date(end + grace).toISOString();
}

/**
 * Whether an interrupted run left the key: it is of the last hour, and nobody used it but, at most, the run that made it.
 */
function isLeftOver({ issued_at, last_used }: LiveKey, now: Date): boolean {
  const issued = Date.parse(issued_at ?? "");
  const usedAfter = last_used === undefined ? 0 : Date.parse(last_used) - issued;
  return now.getTime() - issued < INTERRUPTED_RUN_MS && usedAfter <= VERIFIED_WITHIN_MS;
}
