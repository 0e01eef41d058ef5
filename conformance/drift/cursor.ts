// A cursor points at one value in an answer and knows what the request says there and what a change
// of it must report.

import { isObject, type Json, type JsonObject } from "../recordings";
import { type Subject, WATCHED } from "./expectations";
import { childPath } from "./paths";

/** The paths that must be reported and no others; or any paths, but only below `under`; or whatever comes. */
export type Expected = readonly string[] | { readonly under: string } | "either";

export interface Mutation {
  readonly what: string;
  readonly path: string;
  readonly answer: JsonObject;
  /** Under `drift: "all"`. */
  readonly all: Expected;
  /** Under `drift: "declared"`. */
  readonly declared: Expected;
  /** Paths that may be reported, too: either way is right. */
  readonly maybe?: readonly string[];
  /** Whether both answers mean the same. */
  readonly same?: true;
  /** The fact that makes the change none. */
  readonly exempt?: string;
}

export interface Cursor {
  readonly subject: Subject;
  readonly schemaPath: string;
  readonly path: string;
  /** The answer with another value here. */
  readonly put: (value: Json | undefined) => JsonObject;
  /** What the request says here. */
  readonly request: Json | undefined;
  /** The object that it stands in. */
  readonly beside?: JsonObject;
  readonly watched: boolean;
  /** The path at which a change of anything below is reported: a set, or a null in the request. */
  readonly anchor?: { readonly path: string; readonly by: "set" | "null" };
  /** Whether it is unknown what the request says here. */
  readonly unsure?: true;
}

export interface Gone {
  readonly all: readonly string[];
  readonly declared: Expected;
  readonly maybe?: readonly string[];
  readonly same?: true;
  /** The fact by which the value says no more than its absence would. */
  readonly exempt?: string;
}

export interface Walked {
  readonly mutations: readonly Mutation[];
  /** What is reported when the value is gone together with all that stands beside it. */
  readonly gone: readonly Gone[];
}

export function rootCursor(subject: Subject, request: JsonObject, answer: JsonObject): Cursor {
  const put = (value: Json | undefined) => (isObject(value) ? value : answer);
  return { subject, schemaPath: "", path: "", put, request, watched: false };
}

export function childCursor(cursor: Cursor, value: JsonObject, key: string): Cursor {
  const path = childPath(cursor.path, key);
  const request = isObject(cursor.request) ? cursor.request[key] : undefined;
  const anchor = cursor.anchor ?? (request === null ? { path, by: "null" as const } : undefined);
  return {
    ...cursor,
    schemaPath: childPath(cursor.schemaPath, key),
    path,
    put: (changed) => cursor.put(withKey(value, key, changed)),
    request,
    beside: value,
    watched: cursor.path === "" ? WATCHED.has(key) : cursor.watched,
    ...(anchor === undefined ? {} : { anchor }),
  };
}

export function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  const { [key]: _, ...rest } = object;
  return value === undefined ? rest : { ...object, [key]: value };
}

/** What a change here must report. */
export function shown(cursor: Cursor): { all: readonly string[]; declared: Expected } {
  const path = cursor.anchor?.path ?? cursor.path;
  const declared = cursor.request !== undefined || cursor.anchor?.by === "null";
  return {
    all: declared || cursor.watched ? [path] : [],
    declared: cursor.unsure ? "either" : declared ? [path] : [],
  };
}

export const SILENT = { all: [], declared: [], same: true } as const;

export function together(gone: readonly Gone[]): Gone {
  const all = [...new Set(gone.flatMap((part) => part.all))];
  const declared = gone.some((part) => part.declared === "either")
    ? ("either" as const)
    : [...new Set(gone.flatMap((part) => (Array.isArray(part.declared) ? part.declared : [])))];
  const facts = gone.flatMap((part) => part.exempt ?? []);
  const maybe = gone.flatMap((part) => part.maybe ?? []);
  if (facts.length === gone.length) {
    return { ...SILENT, exempt: [...new Set(facts)].join(", ") };
  }
  const same = gone.every((part) => part.same) ? { same: true as const } : {};
  return { all, declared, ...same, ...(maybe.length === 0 ? {} : { maybe }) };
}
