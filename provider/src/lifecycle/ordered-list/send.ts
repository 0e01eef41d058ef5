import type { JsonObject } from "../../comparison/json";
import type { OktaOrg } from "../../okta/client";
import { orGone } from "../../okta/errors";
import type { LivePolicy } from "../../okta/policies";
import type { Request } from "../../ordering/transition/number-steps";
import { keyOfNew } from "../../ordering/transition/target";
import type { PolicyList } from "../policy-object/definition";
import { bodyOf, writableFields } from "../policy-object/mapping";

/** What is known of the list while requests change it. */
export interface Progress {
  /** The objects as Okta answered them last, by id. */
  readonly live: Map<string, LivePolicy>;
  /** The objects that continue what the program calls so. */
  readonly ids: Map<string, string>;
  /** Ids of all objects that the program decides about. */
  readonly ours: Set<string>;
  /** Ids of objects that were made. */
  readonly made: Set<string>;
  /** Ids of objects that were made or written as wished. */
  readonly written: Set<string>;
  /** Names of objects that were to be made, and no answer came. */
  readonly unanswered: Set<string>;
  /** Whether the list must be read again to know how it stands. */
  isStale: boolean;
  /** Whether Okta may have acted twice on a request, so that the others have other numbers than planned. */
  isRepeated: boolean;
  /** How many requests were answered. */
  answered: number;
}

/** What is known before the first look. */
export function noProgress(ids: ReadonlyMap<string, string>, ours: Iterable<string>): Progress {
  return {
    live: new Map(),
    ids: new Map(ids),
    ours: new Set(ours),
    made: new Set(),
    written: new Set(),
    unanswered: new Set(),
    isStale: true,
    isRepeated: false,
    answered: 0,
  };
}

/** What to send for objects that are made or written as wished. */
export interface Bodies {
  /** @param key what the program calls the object */
  forNew(key: string): { readonly body: JsonObject; readonly active: boolean };
  /** @param live the object as it stands */
  forWrite(live: LivePolicy): JsonObject;
}

/** Where requests go. */
interface Target {
  readonly org: OktaOrg;
  readonly list: PolicyList;
  readonly bodies: Bodies;
}

/**
 * Sends the requests one after the other; stops where the list turns out to be another one than planned with.
 *
 * @returns whether it stopped because Okta may have acted twice
 */
export async function send(
  target: Target,
  requests: readonly Request[],
  progress: Progress,
): Promise<boolean> {
  const switches = requests.some(({ verb }) => verb === "activate" || verb === "deactivate");
  // Until all is answered, nobody knows how the list stands.
  progress.isStale = true;
  progress.isRepeated = false;
  for (const request of requests) {
    const answer = await sendOne(target, request, progress);
    progress.answered += 1;
    noteNumbers(request, progress);
    // Somebody else writes to the list, too, or Okta acted twice, so the numbers of the further requests are no longer right.
    const isElsewhere = answer !== undefined && answer.priority !== request.priority;
    if (progress.isRepeated || (request.priority !== undefined && isElsewhere)) {
      return progress.isRepeated;
    }
  }
  // The answer to a change of status says nothing; a reading of the list tells whether it took effect.
  progress.isStale = switches;
  return false;
}

/** Whoever stood in the way of a write has another number now, which only a list would tell. */
function noteNumbers({ after }: Request, { live, ids }: Progress): void {
  for (const { id, priority } of after) {
    const key = keyOfNew(id);
    // A plan knows what this run made by what the program calls it.
    const rule = live.get(key === undefined ? id : (ids.get(key) ?? ""));
    if (rule !== undefined) {
      live.set(rule.id, Object.assign({}, rule, { priority }));
    }
  }
}

async function sendOne(
  target: Target,
  request: Request,
  progress: Progress,
): Promise<LivePolicy | undefined> {
  const { org, list } = target;
  const { verb, id } = request;
  switch (verb) {
    case "create":
      return create(target, request, progress);
    case "delete":
      await orGone(list.delete(org, id));
      progress.live.delete(id);
      return undefined;
    case "activate":
    case "deactivate":
      await list.lifecycle(org, id, verb);
      return undefined;
    default:
      return replace(target, request, progress);
  }
}

async function create(
  { org, list, bodies }: Target,
  { id, name = "", priority }: Request,
  { live, ids, ours, made, written, unanswered }: Progress,
): Promise<LivePolicy> {
  const key = keyOfNew(id) ?? "";
  const { body, active } = bodies.forNew(key);
  unanswered.add(name);
  const answer = await list.create(org, { ...bodyOf(body), name, ...numbered(priority) }, active);
  unanswered.delete(name);
  live.set(answer.id, answer);
  ids.set(key, answer.id);
  for (const known of [ours, made, written]) {
    known.add(answer.id);
  }
  return answer;
}

/** Only "write" sends what is wished; "rename" and "shift" send the object as it is, with another name or number. */
async function replace(
  { org, list, bodies }: Target,
  { verb, id, name, priority }: Request,
  progress: Progress,
): Promise<LivePolicy> {
  const { live, written } = progress;
  // A plan names no object that is not in the list.
  const now = live.get(id) ?? (await list.get(org, id));
  const { status: _status, ...body } = verb === "write" ? bodies.forWrite(now) : writableFields(now);
  const wished = { ...bodyOf(body), name: name ?? now.name, ...numbered(priority ?? now.priority) };
  const answer = await list.replace(org, id, wished, () => {
    progress.isRepeated = true;
  });
  live.set(id, answer);
  if (verb === "write") {
    written.add(id);
  }
  return answer;
}

function numbered(priority: number | null | undefined): JsonObject {
  return typeof priority === "number" ? { priority } : {};
}
