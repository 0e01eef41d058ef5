// How a place in a policy is written: as Pulumi writes property paths (`conditions.people.groups.include`,
// `constraints[0].knowledge`, `profile["a.b"]`, as in `ignoreChanges`), and one thing more that Pulumi's syntax lacks:
// the member of a list whose members have names, `authenticators[okta_email]` or, where one key serves several,
// `authenticators[custom_app:aut1]`. In such a name a backslash takes the special meaning from the character after it,
// and makes a key of digits differ from an index. Paths are stored in users' state for ever, so this never changes.

import { isList, isObject, type Json, type JsonObject, member, objectOf } from "./json";

export type Step =
  | { readonly at: "name"; readonly name: string }
  | { readonly at: "index"; readonly index: number }
  | { readonly at: "member"; readonly key: string; readonly id: string | undefined };

const escaped = (text: string, special: RegExp) => text.replace(special, "\\$&");

// What may stand without quotes.
const PLAIN = /^[^.[\]"\\]+$/;

export function nameIn(parent: string, name: string): string {
  if (!PLAIN.test(name)) {
    return `${parent}["${escaped(name, /["\\]/g)}"]`;
  }
  return parent === "" ? name : `${parent}.${name}`;
}

export function indexIn(parent: string, index: number): string {
  return `${parent}[${index}]`;
}

export function memberIn(parent: string, key: string, id: string | undefined): string {
  const written = escaped(key, /[\\\]:"]/g).replace(/^\d+$/, "\\$&");
  return `${parent}[${written}${id === undefined ? "" : `:${escaped(id, /[\\\]:]/g)}`}]`;
}

/** `authenticators[]`: that a keyed list was declared without any member. */
export function noMemberOf(parent: string): string {
  return memberIn(parent, "", undefined);
}

export function isNoMember(step: Step): boolean {
  return step.at === "member" && step.key === "" && step.id === undefined;
}

export function stepInto(parent: string, step: Step): string {
  if (step.at === "name") {
    return nameIn(parent, step.name);
  }
  return step.at === "index" ? indexIn(parent, step.index) : memberIn(parent, step.key, step.id);
}

/** The members of a keyed list are told apart by `key`, and by `id` where one key serves several. */
export function identityOf(object: JsonObject): { key: string; id: string | undefined } | undefined {
  const key = member(object, "key");
  const id = member(object, "id");
  if (typeof key !== "string") {
    return undefined;
  }
  return { key, id: typeof id === "string" ? id : undefined };
}

export function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  let at = 0;
  const until = (ends: string) => {
    let text = "";
    let literal = false;
    while (at < path.length && !ends.includes(path.charAt(at))) {
      if (path.charAt(at) === "\\" && !ends.includes(".")) {
        literal = true;
        at += 1;
      }
      text += path.charAt(at);
      at += 1;
    }
    return { text, literal };
  };
  const inBrackets = (): Step => {
    if (path.charAt(at) === '"') {
      at += 1;
      const { text } = until('"');
      at += 1;
      return { at: "name", name: text };
    }
    const key = until(":]");
    let id: string | undefined;
    if (path.charAt(at) === ":") {
      at += 1;
      id = until("]").text;
    }
    const isIndex = id === undefined && !key.literal && /^\d+$/.test(key.text);
    return isIndex ? { at: "index", index: Number(key.text) } : { at: "member", key: key.text, id };
  };
  while (at < path.length) {
    if (path.charAt(at) === "[") {
      at += 1;
      steps.push(inBrackets());
      at += 1;
    } else {
      if (path.charAt(at) === "." && steps.length > 0) {
        at += 1;
      }
      steps.push({ at: "name", name: until(".[").text });
    }
  }
  return steps;
}

/** Whether `path` is that place or one below it. */
export function isWithin(place: string, path: string): boolean {
  return path.startsWith(place) && /^($|[.[])/.test(path.slice(place.length));
}

/** The place in `list` that the step means, or undefined. */
export function placeOf(list: readonly Json[], step: Step): number | undefined {
  if (step.at === "name") {
    return undefined;
  }
  if (step.at === "index") {
    return step.index < list.length ? step.index : undefined;
  }
  const place = list.findIndex((element) => {
    const identity = isObject(element) ? identityOf(element) : undefined;
    return identity?.key === step.key && identity.id === step.id;
  });
  return place === -1 ? undefined : place;
}

export function valueAt(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const step of stepsOf(path)) {
    if (isObject(value)) {
      value = step.at === "name" ? member(value, step.name) : undefined;
    } else if (isList(value)) {
      const place = placeOf(value, step);
      value = place === undefined ? undefined : value[place];
    } else {
      return undefined;
    }
  }
  return value;
}

/** A copy with `value` there; undefined removes, and with it the parents that this leaves empty. */
export function withValueAt(object: JsonObject, path: string, value: Json | undefined): JsonObject {
  const changed = changedAt(object, stepsOf(path), value);
  return isObject(changed) ? changed : {};
}

function changedAt(
  parent: Json | undefined,
  [step, ...rest]: readonly Step[],
  value: Json | undefined,
): Json | undefined {
  if (step === undefined) {
    return value;
  }
  if (step.at === "name") {
    const object = isObject(parent) ? parent : {};
    const before = member(object, step.name);
    const after = changedAt(before, rest, value);
    if (after === undefined && before === undefined) {
      return parent;
    }
    const keys = before === undefined ? [...Object.keys(object), step.name] : Object.keys(object);
    const changed = objectOf(keys, (key) => (key === step.name ? after : member(object, key)));
    return after === undefined && Object.keys(changed).length === 0 ? undefined : changed;
  }
  const list = isList(parent) ? parent : [];
  const place = placeOf(list, step);
  const before = place === undefined ? fresh(step) : list[place];
  const after = changedAt(before, rest, value);
  if (place === undefined) {
    return value === undefined || after === undefined ? parent : [...list, after];
  }
  const emptied =
    after === undefined || (isObject(after) && value === undefined && onlyIdentity(step, after));
  const changed = emptied ? list.toSpliced(place, 1) : list.with(place, after);
  return emptied && changed.length === 0 ? undefined : changed;
}

function fresh(step: Step): JsonObject | undefined {
  if (step.at !== "member") {
    return undefined;
  }
  return step.id === undefined ? { key: step.key } : { key: step.key, id: step.id };
}

function onlyIdentity(step: Step, object: JsonObject): boolean {
  return step.at === "member" && Object.keys(object).every((key) => key === "key" || key === "id");
}
