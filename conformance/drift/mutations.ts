// Makes changes that somebody may make in the console, and says what must be reported of each. It
// imports nothing of the provider: what it expects comes from the facts alone.

import { isObject, type Json, type JsonObject } from "../recordings";
import {
  type Cursor,
  childCursor,
  type Expected,
  type Gone,
  type Mutation,
  rootCursor,
  SILENT,
  shown,
  together,
  type Walked,
} from "./cursor";
import { IDLE_MEMBER, type Subject } from "./expectations";
import { implicitDefaultOf, withoutImplicitDefaults } from "./implicit-defaults";
import { injectedChanges } from "./injected-changes";
import { mutateValue, newMember } from "./mutate-value";
import { contains, deepEqual, isEmpty, kindOfList, nameOfMember, remainsOf } from "./paths";

const SERVER_OWNED = ["id", "system", "created", "lastUpdated", "_links", "_embedded"];
/** An object of another type is another object; the others are in every answer. */
const NEVER_CHANGED = new Set([...SERVER_OWNED, "type"]);
const NEVER_REMOVED = new Set(["name", "status", "priority"]);

export function mutationsOf(subject: Subject, object: JsonObject, answer: JsonObject): Mutation[] {
  const root = rootCursor(subject, object, answer);
  const keys = Object.keys(answer).filter((key) => !NEVER_CHANGED.has(key));
  return [
    ...keys.flatMap((key) => inObject(root, answer, key).mutations),
    ...injectedChanges(root, answer),
    ...implicitDefaultsRemoved(subject, answer),
    {
      what: "the server's own keys changed",
      path: "",
      answer: { ...answer, ...Object.fromEntries(SERVER_OWNED.map((key) => [key, "other"])) },
      ...SILENT,
    },
  ];
}

function inObject(parent: Cursor, object: JsonObject, key: string): Walked {
  const cursor = childCursor(parent, object, key);
  const value = object[key];
  if (value === undefined || value === null) {
    return { mutations: [], gone: [] };
  }
  const { mutations, gone } = walk(cursor, value);
  const isRemovable = gone.length > 0 && !(parent.path === "" && NEVER_REMOVED.has(key));
  // What answers a declared null says nothing, and says it again by its absence.
  if (cursor.anchor?.by === "null") {
    return { mutations, gone: [] };
  }
  if (!isRemovable) {
    return { mutations, gone };
  }
  const implicitDefault = implicitDefaultOf(cursor.subject, cursor.schemaPath, value, object);
  const removal: Mutation = {
    what: isObject(value) ? "object removed" : "removed",
    path: cursor.path,
    answer: cursor.put(undefined),
    ...together(implicitDefault === undefined ? gone : [{ ...SILENT, exempt: implicitDefault.fact }]),
  };
  // Values that say nothing are removed one by one where they were declared, and the rest all at once.
  const isOneOfMany = removal.exempt !== undefined && (cursor.request === undefined || isObject(value));
  return {
    mutations: isOneOfMany ? mutations : [...mutations, removal],
    gone: implicitDefault === undefined ? gone : [goneAsImplicitDefault(cursor, implicitDefault)],
  };
}

/** What means its absence only beside something else is missed together with that, if it was declared. */
function goneAsImplicitDefault(cursor: Cursor, { beside, fact }: { beside?: object; fact: string }): Gone {
  if (beside === undefined) {
    return { ...SILENT, exempt: fact };
  }
  return cursor.request === undefined
    ? { all: [], declared: [], maybe: [cursor.anchor?.path ?? cursor.path] }
    : shown(cursor);
}

/** The answer without any value that says no more than its absence would. */
function implicitDefaultsRemoved(subject: Subject, answer: JsonObject): Mutation[] {
  const { value, facts } = withoutImplicitDefaults(subject, "", answer);
  const exempt = [...new Set(facts)].join(", ");
  return facts.length === 0 || !isObject(value)
    ? []
    : [{ what: "nothings removed", path: "", answer: value, ...SILENT, exempt }];
}

function walk(cursor: Cursor, value: Json): Walked {
  if (isObject(value)) {
    const parts = Object.keys(value).map((key) => inObject(cursor, value, key));
    return {
      mutations: parts.flatMap((part) => part.mutations),
      gone: parts.flatMap((part) => part.gone),
    };
  }
  if (Array.isArray(value)) {
    return walkList(cursor, value);
  }
  return { mutations: [anotherValue(cursor, value)], gone: [shown(cursor)] };
}

function anotherValue(cursor: Cursor, value: Json): Mutation {
  const answer = cursor.put(mutateValue(cursor.subject, cursor.schemaPath, value, cursor.beside ?? {}));
  return { what: "another value", path: cursor.path, answer, ...shown(cursor) };
}

function walkList(cursor: Cursor, list: readonly Json[]): Walked {
  const requested = Array.isArray(cursor.request) ? cursor.request : [];
  const kind = kindOfList(cursor.subject, cursor.schemaPath, [...list], requested);
  switch (kind) {
    case "scalars":
      return walkScalars(cursor, list);
    case "set":
      return walkSet(cursor, list.filter(isObject), requested);
    case "keyed":
      return walkKeyed(cursor, list.filter(isObject), requested);
    case "ordered":
      return walkOrdered(cursor, list.filter(isObject), requested);
    case "mixed":
      return { mutations: [], gone: [shown(cursor)] };
  }
}

const change = (cursor: Cursor, what: string, list: readonly Json[], expected: Gone): Mutation => ({
  what,
  path: cursor.path,
  answer: cursor.put([...list]),
  ...expected,
});

function reordered(cursor: Cursor, list: readonly Json[], expected: Gone): Mutation[] {
  const isSame = list.every((element) => deepEqual(element, list[0]));
  return isSame ? [] : [change(cursor, "set reordered", list.toReversed(), expected)];
}

function walkScalars(cursor: Cursor, list: readonly Json[]): Walked {
  const added = newMember(cursor.subject, cursor.schemaPath, list);
  const gone = list.findIndex((element) => list.filter((each) => isTwin(each, element)).length === 1);
  return {
    mutations: [
      change(cursor, "set: one added", [...list, added], shown(cursor)),
      ...(gone < 0 ? [] : [change(cursor, "set: one removed", list.toSpliced(gone, 1), shown(cursor))]),
      ...reordered(cursor, list, SILENT),
    ],
    gone: [shown(cursor)],
  };
}

const isTwin = (one: Json, other: Json) => String(one).toLowerCase() === String(other).toLowerCase();

function walkSet(cursor: Cursor, list: readonly JsonObject[], requested: readonly Json[]): Walked {
  const anchored: Cursor = { ...cursor, anchor: cursor.anchor ?? { path: cursor.path, by: "set" } };
  const copy = (element: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(element).map(([key, value]) => [
        key,
        isObject(value) || Array.isArray(value) || value === null
          ? value
          : mutateValue(cursor.subject, `${cursor.schemaPath}[].${key}`, value, element),
      ]),
    );
  const added = list
    .slice(0, 1)
    .map(copy)
    .filter((element) => !list.some((each) => deepEqual(each, element)));
  const inner = list.flatMap((element, index) => {
    const candidates = requested.filter((candidate) => contains(element, candidate));
    const one: Cursor = {
      ...anchored,
      schemaPath: `${cursor.schemaPath}[]`,
      path: `${cursor.path}[${index}]`,
      put: (value) => cursor.put(list.with(index, isObject(value) ? value : {})),
      request: candidates[0],
      ...(cursor.request !== undefined && candidates.length !== 1 ? { unsure: true as const } : {}),
    };
    return walk(one, element).mutations;
  });
  return {
    mutations: [
      ...added.map((element) => change(cursor, "set: one added", [...list, element], shown(cursor))),
      change(cursor, "set: one removed", list.slice(1), shown(cursor)),
      ...reordered(cursor, list, SILENT),
      ...inner,
    ],
    gone: [shown(cursor)],
  };
}

function walkKeyed(cursor: Cursor, list: readonly JsonObject[], requested: readonly Json[]): Walked {
  const parts = list.map((member, index): Walked => {
    const name = nameOfMember(member) ?? "";
    const request = requested.find((candidate) => nameOfMember(candidate) === name);
    const path = `${cursor.path}${name}`;
    const one: Cursor = {
      ...cursor,
      schemaPath: `${cursor.schemaPath}[]`,
      path,
      put: (value) => cursor.put(list.with(index, isObject(value) ? value : {})),
      request,
    };
    const gone = shown(one);
    const removal = change(cursor, "keyed list: a member removed", list.toSpliced(index, 1), gone);
    if (request !== undefined || !contains(member, IDLE_MEMBER.member)) {
      const fields = Object.keys(member)
        .filter((key) => key !== "key" && key !== "id")
        .flatMap((key) => inObject(one, member, key).mutations);
      // A declared member that says nothing is missed by who declared it, but its absence means the same.
      const same = contains(member, IDLE_MEMBER.member) ? { same: true as const } : {};
      return { mutations: [...fields, { ...removal, path, ...same }], gone: [{ ...gone, ...same }] };
    }
    // Where the list was not declared, its members are remembered or not: either the field or the member shows.
    const allowing =
      cursor.request === undefined && cursor.watched ? { ...gone, all: { under: path } } : gone;
    const allowed = { ...member, enroll: { self: "OPTIONAL" } };
    return {
      mutations: [
        { ...removal, path, ...SILENT },
        { what: "undeclared member added", path, answer: one.put(allowed), ...allowing },
      ],
      gone: [],
    };
  });
  const added = { key: "added", enroll: { self: "OPTIONAL" } };
  const path = `${cursor.path}[added]`;
  const news = shown({ ...cursor, path, request: undefined });
  return {
    mutations: [
      ...parts.flatMap((part) => part.mutations),
      { ...change(cursor, "undeclared member added", [...list, added], news), path },
      change(
        cursor,
        "idle member added",
        [...list, { key: "added", enroll: { self: "NOT_ALLOWED" } }],
        SILENT,
      ),
      ...reordered(cursor, list, SILENT),
    ],
    gone: parts.flatMap((part) => part.gone),
  };
}

function walkOrdered(cursor: Cursor, list: readonly JsonObject[], requested: readonly Json[]): Walked {
  const isPaired = requested.length === list.length;
  const inner = list.flatMap((element, index) => {
    const request = isPaired ? requested[index] : cursor.request === undefined ? undefined : element;
    const one: Cursor = {
      ...cursor,
      schemaPath: `${cursor.schemaPath}[]`,
      path: `${cursor.path}[${index}]`,
      put: (value) => cursor.put(list.with(index, isObject(value) ? value : {})),
      request,
    };
    return walk(one, element).mutations;
  });
  return {
    mutations: [
      ...inner,
      change(cursor, "ordered list: one added", [...list, ...list.slice(-1)], shown(cursor)),
      change(cursor, "ordered list: one removed", list.slice(1), shown(cursor)),
      ...orderChanged(cursor, list, requested),
    ],
    gone: [shown(cursor)],
  };
}

/** Whether both elements say the same, but perhaps for the order of something in them, and for what says nothing. */
function isReordered({ subject, schemaPath }: Cursor, one: Json, other: Json | undefined): boolean {
  if (other === undefined) {
    return false;
  }
  const said = (value: Json): Json =>
    asMeant(withoutImplicitDefaults(subject, `${schemaPath}[]`, value).value);
  const [first, second] = [said(one), said(other)];
  return remainsOf(first, second) && remainsOf(second, first);
}

/**
 * An empty list or object means what its absence means, a duration what it means in seconds, and Okta's own words the same
 * in capitals. Ids and names, which differ by case, hold digits or blanks.
 */
function asMeant(value: Json): Json {
  if (typeof value === "string") {
    return secondsOf(value) ?? (/^[a-z_]+$/i.test(value) ? value.toUpperCase() : value);
  }
  if (Array.isArray(value)) {
    return value.map(asMeant);
  }
  if (!isObject(value)) {
    return value;
  }
  const filled = Object.entries(value)
    .map(([key, inner]): [string, Json] => [key, asMeant(inner)])
    .filter(([, inner]) => !(isEmpty(inner) || (Array.isArray(inner) && inner.length === 0)));
  return Object.fromEntries(filled);
}

const SECONDS_OF_PARTS = [86_400, 3_600, 60, 1];
const DURATION = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The judge reads durations for itself: the provider's own reading is what it judges. */
function secondsOf(text: string): number | undefined {
  const parts = DURATION.exec(text)?.slice(1);
  return parts?.reduce((sum, part, index) => sum + Number(part ?? 0) * (SECONDS_OF_PARTS[index] ?? 0), 0);
}

function orderChanged(cursor: Cursor, list: readonly JsonObject[], requested: readonly Json[]): Mutation[] {
  const index = list.findIndex((element, at) => at > 0 && !isReordered(cursor, element, list[at - 1]));
  const [one, next] = [list[index - 1], list[index]];
  if (one === undefined || next === undefined) {
    return [];
  }
  const swapped = list.with(index - 1, next).with(index, one);
  const { all, declared } = shown(cursor);
  const somewhere = (paths: Expected): Expected =>
    cursor.anchor === undefined && Array.isArray(paths) && paths.length > 0 ? { under: cursor.path } : paths;
  // Where the request says the same of both, only what it does not say was turned round.
  const [before, after] = [requested[index - 1], requested[index]];
  const isTold = before === undefined || after === undefined || !isReordered(cursor, before, after);
  return [
    {
      what: "ordered list reordered",
      path: cursor.path,
      answer: cursor.put(swapped),
      all: somewhere(all),
      declared: isTold ? somewhere(declared) : "either",
    },
  ];
}
