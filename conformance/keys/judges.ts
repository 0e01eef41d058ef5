import type { OrgState, RequestLogEntry, TakenFault } from "okta-emulator";
import type { Problem } from "../faults/oracles";
import { type Logged, rowOf } from "../faults/templates";
import type { StateResource } from "../faults/world";

// What must hold of keys beside what must hold of every program.

/** A key as Pulumi's state publishes it to whoever uses it. */
export interface PublishedKey {
  readonly user: string;
  readonly keyId: string;
}

/** The keys that the state names, without those that are replaced and wait for their end. */
export function publishedKeys(resources: readonly StateResource[]): PublishedKey[] {
  return resources.flatMap(({ type, id = "", delete: isLeaving }) => {
    const [user = "", keyId = ""] = id.split("/");
    return type.endsWith(":ServiceUserApiKey") && isLeaving !== true ? [{ user, keyId }] : [];
  });
}

const LASTING = "0001";

const keysOf = ({ serviceUsers }: OrgState, user: string) =>
  serviceUsers.find(({ name, status }) => name === user && status === "ACTIVE")?.keys ?? [];

/** Whether whoever holds the key's secret gets in with it. */
export function signsIn(state: OrgState, { user, keyId }: PublishedKey, now: Date): boolean {
  const key = keysOf(state, user).find(({ id }) => id === keyId);
  return (
    key !== undefined &&
    key.void !== true &&
    (key.expires_at.startsWith(LASTING) || Date.parse(key.expires_at) > now.getTime())
  );
}

/** Of each user exactly one key lasts, and it is the one that state names. */
export function keyProblems(state: OrgState, published: readonly PublishedKey[]): Problem[] {
  return published.flatMap(({ user, keyId }): Problem[] => {
    const lasting = keysOf(state, user).filter(({ expires_at }) => expires_at.startsWith(LASTING));
    const strangers = lasting.filter(({ id }) => id !== keyId);
    return [
      ...(strangers.length === 0
        ? []
        : [
            {
              kind: "orphan" as const,
              says: `${user} has lasting keys that state does not name: ${idsOf(strangers)}`,
            },
          ]),
      ...(lasting.some(({ id }) => id === keyId)
        ? []
        : [
            {
              kind: "missing" as const,
              says: `the key ${keyId} of ${user}, which state names, does not last`,
            },
          ]),
    ];
  });
}

const idsOf = (keys: readonly { readonly id: string }[]): string => keys.map(({ id }) => id).join(", ");

export const MAKES_KEY = "POST /v1/teams/{team}/service_users/{user}/keys";

/** Why a key may have been made once more. */
export interface Losses {
  /** Requests whose answers were lost, or may have been. */
  readonly lost: readonly Logged[];
  /** How many processes were killed. */
  readonly kills: number;
}

/** Requests whose answers came when nobody waited any more, without those that met a fault: they are counted as such. */
export function unheard(
  requests: readonly RequestLogEntry[],
  taken: readonly TakenFault[],
  patienceMs: number,
): RequestLogEntry[] {
  return requests.filter(({ method, path, at, ms = 0 }) => {
    const came = Date.parse(at);
    const metFault = taken.some(
      (fault) =>
        fault.method === method &&
        fault.path === path &&
        Date.parse(fault.at) >= came &&
        Date.parse(fault.at) <= came + ms,
    );
    return ms >= patienceMs && !metFault;
  });
}

/**
 * Requests that were still under way when the same was sent again. Such a request may act after the one in its place, and
 * then takes the lasting key along, so that another one is due.
 */
export function overtakable(requests: readonly RequestLogEntry[]): RequestLogEntry[] {
  return requests.filter(({ method, path, at, ms = 0 }, index) =>
    requests
      .slice(index + 1)
      .some(
        (later) =>
          later.method === method && later.path === path && Date.parse(later.at) < Date.parse(at) + ms,
      ),
  );
}

/**
 * A key is made once, and once more for each answer that was lost. A process that was killed may have made one of which
 * nobody knows.
 *
 * @param usual how many keys are made where nothing goes wrong
 */
export function postProblems(
  requests: readonly Logged[],
  { lost: all, kills }: Losses,
  usual: number,
): Problem[] {
  const made = requests.filter((request) => rowOf(request) === MAKES_KEY);
  const lost = all.filter((request) => rowOf(request) === MAKES_KEY);
  const problems: Problem[] = [];
  for (const path of new Set(made.map((request) => request.path))) {
    const count = made.filter((request) => request.path === path).length;
    const most = 1 + lost.filter((request) => request.path === path).length + kills;
    if (count > most) {
      problems.push({
        kind: "duplicate",
        says: `POST ${path} was sent ${count} times, and ${most} would have done`,
      });
    }
  }
  if (kills === 0 && made.length > usual + lost.length) {
    problems.push({
      kind: "duplicate",
      says: `${made.length} keys were asked for, and ${usual + lost.length} would have done`,
    });
  }
  return problems;
}
