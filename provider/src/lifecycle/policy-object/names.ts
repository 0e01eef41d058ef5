import { isObject, type Json, type JsonObject } from "../../comparison/json";
import { BAG } from "../../declared/bag";
import { asObject, dropNullConditions } from "../../declared/layout";
import type { NamesInUse } from "../../dynamic/names-in-use";
import type { LivePolicy } from "../../okta/policies";
import type { Context } from "./definition";

/** What check settles for a policy or rule that may declare no name. */
export interface SettledName {
  /** Undefined where the object keeps the name it has. */
  readonly name?: Json;
  /** What the inputs carry beside the name, so that the next check and a refresh come to the same result. */
  readonly mark?: JsonObject;
}

/**
 * The name of a policy or rule. Pulumi checks a replacement as if the resource were new, after it checked it with its
 * old inputs; so a check without old inputs that follows one with them means a second object, which needs the next
 * automatic name while the first one still stands.
 *
 * @param list names the list in which the object will stand
 * @param candidate the automatic name of the resource
 */
export function settleName(
  names: NamesInUse,
  list: string,
  candidate: string | undefined,
  olds: JsonObject,
  news: JsonObject,
): SettledName {
  const isNew = Object.keys(olds).length === 0;
  const replaced = candidate === undefined || !isNew ? undefined : names.current(candidate);
  const settled = settledName(candidate, replaced, olds, news);
  if (candidate !== undefined && typeof olds.name === "string") {
    names.see(candidate, olds.name);
  }
  if (replaced !== undefined && typeof settled.name === "string") {
    names.replace(list, settled.name, replaced);
  }
  return settled;
}

function settledName(
  candidate: string | undefined,
  replaced: string | undefined,
  olds: JsonObject,
  news: JsonObject,
): SettledName {
  // An adopted object whose name the program does not say keeps its own, also when `adopt` is dropped.
  const adopted = news.adopt !== undefined || olds.adopt !== undefined || markOf(olds).adopted === true;
  const mark = adopted && news.adopt === undefined ? { mark: { adopted } } : {};
  if (news.name !== undefined) {
    return { name: news.name, ...mark };
  }
  if (adopted) {
    return mark;
  }
  const first = candidate === undefined || replaced === undefined ? candidate : nextName(candidate, replaced);
  const name = automaticNameIn(olds) ?? first;
  return name === undefined ? {} : { name, mark: { autoName: name } };
}

/** The automatic name that the inputs carry. */
export function automaticNameIn(inputs: JsonObject): string | undefined {
  const { autoName } = markOf(inputs);
  return typeof autoName === "string" ? autoName : undefined;
}

function markOf(inputs: JsonObject): JsonObject {
  const mark = inputs[BAG];
  return isObject(mark) ? mark : {};
}

/** The first automatic name behind the one that the replaced object has. */
function nextName(candidate: string, replaced: string): string {
  const number = replaced.startsWith(`${candidate}-`) ? Number(replaced.slice(candidate.length + 1)) : 1;
  return `${candidate}-${Number.isInteger(number) ? number + 1 : 2}`;
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
  const { status: _status, ...body } = asObject(holder);
  const aside = temporaryName(name, holder.id);
  await list.replace(org, holder.id, { ...dropNullConditions(body), name: aside });
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
