import type { Json, JsonObject } from "../../comparison/json";
import type { LivePolicy } from "../../okta/policies";
import { replacementAskedFor } from "../../pulumi/command-line";
import { automaticNameIn, markIn } from "../../state/input-mark";
import type { OrgRecord } from "../../state/record";
import type { Context, Operations, PolicyObjectDefinition } from "./definition";
import { bodyOf, objectIn, writableFields } from "./mapping";

/** What check settles for a policy or rule that may declare no name. */
export interface SettledName {
  /** Undefined where the object keeps the name it has. */
  readonly name?: Json;
  /** What the inputs carry beside the name, so that the next check and a refresh come to the same result. */
  readonly mark?: JsonObject;
}

/**
 * The name of a policy or rule. Pulumi checks a replacement as if the resource were new, after it checked it with its
 * old inputs; so a check without old inputs that follows one with them means a second object beside the first one.
 *
 * @param list names the list in which the object will stand
 * @param candidate the automatic name of the resource
 */
export function settleName(
  { definition, names }: Pick<Operations, "definition" | "names">,
  list: string,
  candidate: string | undefined,
  olds: JsonObject,
  news: JsonObject,
): SettledName {
  const settled = settledName(candidate, olds, news);
  if (candidate !== undefined && typeof settled.name === "string") {
    const former = names.current(candidate);
    const asked = replacementAskedFor(definition.kind, candidate);
    // A pattern may also fit a resource that is new, whose declared name somebody else's object may have; an automatic
    // name is this resource's own.
    const isAsked = asked === "by URN" || (asked === "by pattern" && settled.name === candidate);
    if (Object.keys(olds).length === 0 && (former !== undefined || isAsked)) {
      names.replace(list, settled.name, former ?? settled.name);
    }
    if (typeof olds.name === "string") {
      names.see(candidate, olds.name);
    }
  }
  return settled;
}

function settledName(candidate: string | undefined, olds: JsonObject, news: JsonObject): SettledName {
  // An adopted object whose name the program does not say keeps its own, also when `adopt` is dropped.
  const adopted = news.adopt !== undefined || olds.adopt !== undefined || markIn(olds).adopted === true;
  const mark = adopted && news.adopt === undefined ? { mark: { adopted } } : {};
  if (news.name !== undefined) {
    return { name: news.name, ...mark };
  }
  if (adopted) {
    return mark;
  }
  const name = automaticNameIn(olds) ?? candidate;
  return name === undefined ? {} : { name, mark: { autoName: name } };
}

/** The number of an automatic name: 1 for the candidate itself, 2 for the next one; undefined for other names. */
export function numberOf(candidate: string, name: string): number | undefined {
  if (name === candidate) {
    return 1;
  }
  const rest = name.startsWith(`${candidate}-`) ? name.slice(candidate.length + 1) : "";
  return /^[1-9]\d*$/.test(rest) ? Number(rest) : undefined;
}

/** The objects of a list that have an automatic name of this resource, the latest first. */
export function namedLike(candidate: string, items: readonly LivePolicy[]): LivePolicy[] {
  return items
    .flatMap((live) => {
      const number = numberOf(candidate, live.name);
      return number === undefined || live.system === true ? [] : [{ live, number }];
    })
    .sort((a, b) => b.number - a.number)
    .map(({ live }) => live);
}

/** The automatic name for an object that is made while others of this resource still stand. */
export function nextName(candidate: string, items: readonly LivePolicy[]): string {
  const latest = namedLike(candidate, items)[0];
  const number = latest === undefined ? undefined : numberOf(candidate, latest.name);
  return number === undefined ? candidate : `${candidate}-${number + 1}`;
}

/** The object that the arguments mean: an automatic name is the one under which the object was made. */
export function meantObject(
  definition: PolicyObjectDefinition,
  inputs: JsonObject,
  { autoName }: OrgRecord,
): JsonObject {
  const object = objectIn(definition, inputs);
  return automaticNameIn(inputs) === undefined || autoName === undefined
    ? object
    : { ...object, name: autoName };
}

/** The name under which an object waits while another one takes its name. */
export function temporaryName(name: string, id: string): string {
  return `${name} (being renamed, ${id})`;
}

// The diff of a rule that the program renames comes as soon as the program names it.
const PATIENCE_MS = 1_000;

/**
 * Frees a name that another rule of this program holds and is about to leave, as when two rules swap their names:
 * Okta refuses two rules of one name, so the holder waits under a temporary name until its own update comes.
 */
export async function freeName(
  context: Context,
  name: string,
  self: string | undefined,
  items: readonly LivePolicy[],
): Promise<void> {
  const { definition, org, list, names } = context;
  const holder = items.find((item) => item.name === name && item.id !== self);
  if (list.allowsDuplicateNames || holder === undefined) {
    return;
  }
  const replaced = self === undefined && names.replacedBy(list.key, name) === name;
  if (!replaced && !(await isLeaving(context, holder))) {
    return;
  }
  const { status: _status, ...body } = writableFields(holder);
  const aside = temporaryName(name, holder.id);
  await list.replace(org, holder.id, { ...bodyOf(body), name: aside });
  org.log(`the ${definition.noun} "${name}" (${holder.id}) is called "${aside}" until its own turn comes`);
}

/** Whether this run is going to give the holder of a name another one. */
export async function isLeaving(
  { definition, org, list, names }: Context,
  holder: LivePolicy,
): Promise<boolean> {
  return (
    !list.allowsDuplicateNames &&
    holder.system !== true &&
    names.isLeaving(definition.idOf(list, holder), () => org.sleep(PATIENCE_MS))
  );
}
