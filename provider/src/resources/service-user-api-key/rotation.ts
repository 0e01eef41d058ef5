import type { LiveKey } from "../../opa/service-users";

// What a new key does to the others of its user: OPA sets an expiry of about two days on every one that has none.

/** An interrupted run is looked for within this time. */
const INTERRUPTED_RUN_MS = 60 * 60_000;
// The minute that follows a key's issue belongs to the run that made it: it verifies a new key at once.
const VERIFIED_WITHIN_MS = 60_000;

/** What is known before a key is made. */
export interface Situation {
  readonly user: string;
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
  readonly allowSelf: boolean;
}

export type Rotation =
  /** Why no key may be made. */
  | { readonly refusal: string }
  | {
      /** Keys without an expiry, on which the new key sets one. */
      readonly expiring: readonly LiveKey[];
      /** Those of them that an interrupted run left behind. */
      readonly leftOver: readonly LiveKey[];
    };

/** Whether a new key may be made, and on which keys it will set an expiry. Pure. */
export function planRotation(situation: Situation): Rotation {
  const { user, keys, now, managed, ownKey, isOwnUser, existingKeys, allowSelf } = situation;
  const doing = `creating a key for the service user "${user}"`;
  const expiring = keys.filter(({ expires_at }) => expires_at === undefined);
  const foreign = expiring.filter(({ id }) => !managed.has(id));
  const leftOver = foreign.filter((key) => isLeftOver(key, now));
  const others = foreign.filter((key) => key.id !== ownKey && !leftOver.includes(key));
  if (others.length > 0 && existingKeys === "refuse") {
    return {
      refusal:
        `${doing}: it has lasting keys that this stack does not manage: ${others.map(withUse).join(", ")}. ` +
        "A new key would set an expiry of about two days on them and cut off whoever uses them. Nothing was done. " +
        'If that is meant, set existingKeys: "expire".',
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
  return { expiring, leftOver };
}

/** Of the keys on which an expiry was set the one that this stack managed, which consumers must leave in time. */
export function previousOf(expiring: readonly LiveKey[], managed: ReadonlySet<string>): LiveKey | undefined {
  return expiring.find(({ id }) => managed.has(id)) ?? expiring[0];
}

/**
 * Whether an interrupted run left the key: it is of the last hour, and nobody used it but, at most, the run that made it.
 */
function isLeftOver({ issued_at, last_used }: LiveKey, now: Date): boolean {
  const issued = Date.parse(issued_at ?? "");
  const usedAfter = last_used === undefined ? 0 : Date.parse(last_used) - issued;
  return now.getTime() - issued < INTERRUPTED_RUN_MS && usedAfter <= VERIFIED_WITHIN_MS;
}

function withUse({ id, last_used }: LiveKey): string {
  return `${id} (${last_used === undefined ? "never used" : `last used ${last_used}`})`;
}
