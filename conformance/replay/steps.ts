import { type Call, isObject, type Json, type JsonObject } from "../recordings";

/** What a call is about, read off its URL. */
export type Target =
  | { readonly kind: "policies"; readonly listed?: string }
  | { readonly kind: "policy"; readonly policyId: string; readonly action?: string }
  | { readonly kind: "rules"; readonly policyId: string }
  | { readonly kind: "rule"; readonly policyId: string; readonly ruleId: string; readonly action?: string }
  | { readonly kind: "assignment"; readonly appId: string; readonly policyId: string }
  | { readonly kind: "simulation" }
  | { readonly kind: "elsewhere"; readonly api: string };

/** A recorded call, with what the harness needs to know of it. */
export interface Step extends Call {
  readonly index: number;
  readonly target: Target;
  /** The policies or rules that the answer shows, by itself or as a list. */
  readonly objects: readonly JsonObject[];
  readonly isWrite: boolean;
  readonly succeeded: boolean;
  /** The id of the object that the call made. */
  readonly made?: string;
  /** The recording does not hold what was sent: it is concluded from the answer. */
  readonly isConcluded: boolean;
}

const policies = /^\/api\/v1\/policies$/;
const ofPolicy = /^\/api\/v1\/policies\/([^/]+)(?:\/(.+))?$/;
const ofRule = /^rules\/([^/]+)(?:\/(.+))?$/;
const assignment = /^\/api\/v1\/apps\/([^/]+)\/policies\/([^/]+)$/;

export function targetOf(url: string): Target {
  const [path = "", query = ""] = url.split("?");
  if (policies.test(path)) {
    const listed = new URLSearchParams(query).get("type");
    return { kind: "policies", ...(listed === null ? {} : { listed }) };
  }
  const assigned = assignment.exec(path);
  if (assigned) {
    return { kind: "assignment", appId: assigned[1] ?? "", policyId: assigned[2] ?? "" };
  }
  const [, policyId, rest] = ofPolicy.exec(path) ?? [];
  if (policyId === undefined) {
    return { kind: "elsewhere", api: path.split("/")[3] ?? "" };
  }
  if (policyId === "simulate") {
    return { kind: "simulation" };
  }
  if (rest === undefined) {
    return { kind: "policy", policyId };
  }
  if (rest === "rules") {
    return { kind: "rules", policyId };
  }
  const [, ruleId, action] = ofRule.exec(rest) ?? [];
  if (ruleId === undefined) {
    return { kind: "policy", policyId, action: rest };
  }
  return { kind: "rule", policyId, ruleId, ...(action === undefined ? {} : { action }) };
}

const members = (answer: Json): readonly JsonObject[] =>
  (Array.isArray(answer) ? answer : [answer]).filter(isObject);

/** Whether the answer is made of policies or rules, and not of apps, mappings or nothing. */
const shows = (target: Target): boolean =>
  target.kind === "policies" ||
  target.kind === "rules" ||
  target.kind === "rule" ||
  (target.kind === "policy" && (target.action === undefined || target.action === "clone"));

export const idOf = (object: JsonObject): string => (typeof object.id === "string" ? object.id : "");

export function stepOf(call: Call, index: number): Step {
  const target = targetOf(call.url);
  const succeeded = call.status < 400;
  const concluded = succeeded && call.request === null ? sentBy(call, target) : undefined;
  const objects = succeeded && shows(target) ? members(call.response) : [];
  const makes = call.method === "POST" && (target.kind !== "rule" || target.action === undefined);
  const [first] = objects;
  return {
    ...call,
    index,
    target,
    objects,
    ...(concluded === undefined ? {} : { request: concluded }),
    isConcluded: concluded !== undefined,
    isWrite: !["GET", "HEAD", "OPTIONS"].includes(call.method),
    succeeded,
    ...(makes && first !== undefined ? { made: idOf(first) } : {}),
  };
}

const ofServer = ["id", "system", "created", "lastUpdated", "_links", "_embedded"];

/** Some recorders keep no bodies. Whoever writes what was answered is answered the same. */
function sentBy({ method, response }: Call, target: Target): JsonObject | undefined {
  const takesBody = target.kind === "policies" || target.kind === "rules" || !("action" in target);
  if (!["POST", "PUT"].includes(method) || !shows(target) || !takesBody || !isObject(response)) {
    return undefined;
  }
  return kept(
    response,
    Object.keys(response).filter((key) => !ofServer.includes(key)),
  );
}

/** The policy that a rule shown by this step belongs to. */
export const parentOf = ({ target }: Step): string | undefined =>
  target.kind === "rules" || target.kind === "rule" ? target.policyId : undefined;

/** The object that a call is made to. */
export const namedBy = ({ target }: Step): string[] =>
  target.kind === "rule" ? [target.ruleId] : target.kind === "policy" ? [target.policyId] : [];

export const kept = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (object[key] === undefined ? [] : [[key, object[key]]])));

/** Okta's ids tell which of its two ways of numbering an object follows: v1 without gaps, v2 with them. */
export const isDense = (object: JsonObject): boolean => /^(00p|0pr)/.test(idOf(object));

/** The list that the objects of a step are members of: the rules of a policy, or the policies of a type. */
export const collectionOf = (step: Step): string =>
  parentOf(step) ??
  (step.target.kind === "policies" ? step.target.listed : undefined) ??
  String(step.objects[0]?.type);

/** A list of this length may have been cut by the recording. */
export const cutAt = 40;

/** What narrows a list. */
const narrowing = ["limit", "after", "q", "status", "resourceId"];

/** A list of all there is. */
export function isWhole({ target, response, url }: Step): boolean {
  const query = new URLSearchParams(url.split("?")[1] ?? "");
  return (
    Array.isArray(response) &&
    response.length !== cutAt &&
    (target.kind === "rules" || target.kind === "policies") &&
    !narrowing.some((name) => query.has(name))
  );
}
