// How values in an answer are found and named by their paths, written without the provider's code: the paths that
// users see are an agreement (conditions.people, constraints[0], authenticators[custom_app:aut1]).

import { isObject, type Json, type JsonObject } from "../recordings";
import { expectationFor, LISTS, type Subject } from "./expectations";

export type ListKind = "scalars" | "set" | "keyed" | "ordered" | "mixed";

export function kindOfList(subject: Subject, schemaPath: string, ...lists: readonly Json[][]): ListKind {
  const elements = lists.flat();
  if (elements.length === 0 && expectationFor(LISTS, subject, schemaPath)?.is === "keyed") {
    return "keyed";
  }
  const isOfObjects = elements.length > 0 && elements.every((element) => isObject(element));
  if (!isOfObjects) {
    return elements.some((element) => typeof element === "object") ? "mixed" : "scalars";
  }
  const is = expectationFor(LISTS, subject, schemaPath)?.is ?? "ordered";
  // Members that cannot be told apart are compared as the facts leave open.
  return is === "keyed" && !lists.every(hasNamedMembers) ? "mixed" : is;
}

function hasNamedMembers(list: readonly Json[]): boolean {
  const names = list.map(nameOfMember);
  return !names.includes(undefined) && new Set(names).size === names.length;
}

/** `[key]` or `[key:id]`. */
export function nameOfMember(member: Json): string | undefined {
  if (!isObject(member) || typeof member.key !== "string") {
    return undefined;
  }
  const key = escaped(member.key, /[\\\]:"]/g).replace(/^\d+$/, "\\$&");
  return typeof member.id === "string" ? `[${key}:${escaped(member.id, /[\\\]:]/g)}]` : `[${key}]`;
}

export function childPath(path: string, key: string): string {
  if (key === "" || /[\\.[\]"]/.test(key)) {
    return `${path}["${escaped(key, /["\\]/g)}"]`;
  }
  return path === "" ? key : `${path}.${key}`;
}

const escaped = (text: string, special: RegExp) => text.replace(special, "\\$&");

/** The same JSON, whatever the order of keys. */
export function deepEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((element, index) => deepEqual(element, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => deepEqual(one[key], other[key]));
  }
  return one === other;
}

/** Whether `whole` has everything that `part` says, where it says it; lists element by element. */
export function contains(whole: Json | undefined, part: Json): boolean {
  if (Array.isArray(whole) && Array.isArray(part)) {
    return whole.length === part.length && part.every((element, index) => contains(whole[index], element));
  }
  if (isObject(whole) && isObject(part)) {
    return Object.entries(part).every(([key, value]) => contains(whole[key], value));
  }
  return whole === part;
}

/** Whether `less` is what remains of `more` when something is dropped from it, and nothing else. */
export function remainsOf(more: Json, less: Json | undefined): boolean {
  if (less === undefined || less === null) {
    return true;
  }
  if (Array.isArray(more) && Array.isArray(less)) {
    const left = [...more];
    return less.every((element) => {
      const index = left.findIndex((candidate) => remainsOf(candidate, element));
      if (index >= 0) {
        left.splice(index, 1);
      }
      return index >= 0;
    });
  }
  if (isObject(more) && isObject(less)) {
    return Object.entries(less).every(
      ([key, value]) => isEmpty(value) || (key in more && remainsOf(more[key] ?? null, value)),
    );
  }
  return more === less;
}

/** Null, or an object that holds nothing else. */
export function isEmpty(value: Json): boolean {
  return value === null || (isObject(value) && Object.values(value).every(isEmpty));
}

export interface DeclaredLeaf {
  readonly path: string;
  readonly schemaPath: string;
  /** The declared object that it stands in. */
  readonly beside: JsonObject;
  readonly declared: Json;
  readonly answered: Json | undefined;
}

/** What a request declares, in its smallest parts, each with what the answer has there. */
export function declaredLeaves(subject: Subject, object: JsonObject, answer: JsonObject): DeclaredLeaf[] {
  return Object.entries(object).flatMap(([key, value]) =>
    leavesAt(subject, { schemaPath: key, path: childPath("", key), beside: object }, value, answer[key]),
  );
}

function leavesAt(
  subject: Subject,
  at: Pick<DeclaredLeaf, "schemaPath" | "path" | "beside">,
  declared: Json,
  answered: Json | undefined,
): DeclaredLeaf[] {
  const { schemaPath, path } = at;
  if (isObject(declared) && (Object.keys(declared).length > 0 || isObject(answered))) {
    return Object.entries(declared).flatMap(([key, value]) =>
      leavesAt(
        subject,
        { schemaPath: childPath(schemaPath, key), path: childPath(path, key), beside: declared },
        value,
        isObject(answered) ? answered[key] : undefined,
      ),
    );
  }
  const whole = [{ ...at, declared, answered }];
  if (!Array.isArray(declared)) {
    return whole;
  }
  const there = Array.isArray(answered) ? answered : [];
  const kind = kindOfList(subject, schemaPath, declared, there);
  if (kind === "keyed" && declared.length > 0) {
    return declared.flatMap((member) => {
      const name = nameOfMember(member) ?? "";
      const partner = there.find((candidate) => nameOfMember(candidate) === name);
      return partner === undefined
        ? [{ ...at, path: `${path}${name}`, declared: member, answered: undefined }]
        : leavesAt(
            subject,
            { ...at, schemaPath: `${schemaPath}[]`, path: `${path}${name}` },
            member,
            partner,
          );
    });
  }
  if (kind === "ordered" && declared.length === there.length) {
    return declared.flatMap((element, index) =>
      leavesAt(
        subject,
        { ...at, schemaPath: `${schemaPath}[]`, path: `${path}[${index}]` },
        element,
        there[index],
      ),
    );
  }
  return whole;
}
