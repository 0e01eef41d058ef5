// Makes changes that somebody may make in the console, and says what must be reported of each. It
// imports nothing of the provider: what it expects comes from the facts alone.

import { isObject, type Json, type JsonObject } from "../recordings";
import { absenceOf, withoutNothings } from "./absences";
import { additions } from "./additions";
import { IDLE, type Subject } from "./knowledge";
import { alike, holds, kindOfList, nameOfMember, remainsOf } from "./places";
import {
  childOf,
  type Expected,
  type Gone,
  type Mutation,
  rootSpot,
  SILENT,
  type Spot,
  shown,
  together,
  type Walked,
} from "./spots";
import { another, other } from "./values";

const SERVER_OWNED = ["id", "system", "created", "lastUpdated", "_links", "_embedded"];
/** An object of another type is another object; the others are in every answer. */
const NEVER_CHANGED = new Set([...SERVER_OWNED, "type"]);
const NEVER_REMOVED = new Set(["name", "status", "priority"]);

export function mutationsOf(subject: Subject, object: JsonObject, answer: JsonObject): Mutation[] {
  const root = rootSpot(subject, object, answer);
  const keys = Object.keys(answer).filter((key) => !NEVER_CHANGED.has(key));
  return [
    ...keys.flatMap((key) => inObject(root, answer, key).mutations),
    ...additions(root, answer),
    ...nothingsRemoved(subject, answer),
    {
      what: "the server's own keys changed",
      path: "",
      answer: { ...answer, ...Object.fromEntries(SERVER_OWNED.map((key) => [key, "other"])) },
      ...SILENT,
    },
  ];
}

function inObject(parent: Spot, object: JsonObject, key: string): Walked {
  const spot = childOf(parent, object, key);
  const value = object[key];
  if (value === undefined || value === null) return { mutations: [], gone: [] };
  const { mutations, gone } = walk(spot, value);
  const isRemovable = gone.length > 0 && !(parent.path === "" && NEVER_REMOVED.has(key));
  // What answers a declared null says nothing, and says it again by its absence.
  if (spot.anchor?.by === "null") return { mutations, gone: [] };
  if (!isRemovable) return { mutations, gone };
  const absence = absenceOf(spot.subject, spot.place, value, object);
  const removal: Mutation = {
    what: isObject(value) ? "object removed" : "removed",
    path: spot.path,
    answer: spot.put(undefined),
    ...together(absence === undefined ? gone : [{ ...SILENT, exempt: absence.fact }]),
  };
  // Values that say nothing are removed one by one where they were declared, and the rest all at once.
  const isOneOfMany = removal.exempt !== undefined && (spot.request === undefined || isObject(value));
  return {
    mutations: isOneOfMany ? mutations : [...mutations, removal],
    gone: absence === undefined ? gone : [goneAsNothing(spot, absence)],
  };
}

/** What means its absence only beside something else is missed together with that, if it was declared. */
function goneAsNothing(spot: Spot, { beside, fact }: { beside?: object; fact: string }): Gone {
  if (beside === undefined) return { ...SILENT, exempt: fact };
  return spot.request === undefined
    ? { all: [], declared: [], maybe: [spot.anchor?.path ?? spot.path] }
    : shown(spot);
}

/** The answer without all that says no more than its absence. */
function nothingsRemoved(subject: Subject, answer: JsonObject): Mutation[] {
  const { value, facts } = withoutNothings(subject, "", answer);
  const exempt = [...new Set(facts)].join(", ");
  return facts.length === 0 || !isObject(value)
    ? []
    : [{ what: "nothings removed", path: "", answer: value, ...SILENT, exempt }];
}

function walk(spot: Spot, value: Json): Walked {
  if (isObject(value)) {
    const parts = Object.keys(value).map((key) => inObject(spot, value, key));
    return {
      mutations: parts.flatMap((part) => part.mutations),
      gone: parts.flatMap((part) => part.gone),
    };
  }
  if (Array.isArray(value)) return walkList(spot, value);
  return { mutations: [anotherValue(spot, value)], gone: [shown(spot)] };
}

function anotherValue(spot: Spot, value: Json): Mutation {
  const answer = spot.put(other(spot.subject, spot.place, value, spot.beside ?? {}));
  return { what: "another value", path: spot.path, answer, ...shown(spot) };
}

function walkList(spot: Spot, list: readonly Json[]): Walked {
  const requested = Array.isArray(spot.request) ? spot.request : [];
  const kind = kindOfList(spot.subject, spot.place, [...list], requested);
  switch (kind) {
    case "scalars":
      return walkScalars(spot, list);
    case "set":
      return walkSet(spot, list.filter(isObject), requested);
    case "keyed":
      return walkKeyed(spot, list.filter(isObject), requested);
    case "ordered":
      return walkOrdered(spot, list.filter(isObject), requested);
    case "mixed":
      return { mutations: [], gone: [shown(spot)] };
  }
}

const change = (spot: Spot, what: string, list: readonly Json[], expected: Gone): Mutation => ({
  what,
  path: spot.path,
  answer: spot.put([...list]),
  ...expected,
});

function reordered(spot: Spot, list: readonly Json[], expected: Gone): Mutation[] {
  const isSame = list.every((element) => alike(element, list[0]));
  return isSame ? [] : [change(spot, "set reordered", list.toReversed(), expected)];
}

function walkScalars(spot: Spot, list: readonly Json[]): Walked {
  const added = another(spot.subject, spot.place, list);
  const gone = list.findIndex((element) => list.filter((each) => isTwin(each, element)).length === 1);
  return {
    mutations: [
      change(spot, "set: one added", [...list, added], shown(spot)),
      ...(gone < 0 ? [] : [change(spot, "set: one removed", list.toSpliced(gone, 1), shown(spot))]),
      ...reordered(spot, list, SILENT),
    ],
    gone: [shown(spot)],
  };
}

const isTwin = (one: Json, other: Json) => String(one).toLowerCase() === String(other).toLowerCase();

function walkSet(spot: Spot, list: readonly JsonObject[], requested: readonly Json[]): Walked {
  const anchored: Spot = { ...spot, anchor: spot.anchor ?? { path: spot.path, by: "set" } };
  const copy = (element: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(element).map(([key, value]) => [
        key,
        isObject(value) || Array.isArray(value) || value === null
          ? value
          : other(spot.subject, `${spot.place}[].${key}`, value, element),
      ]),
    );
  const added = list
    .slice(0, 1)
    .map(copy)
    .filter((element) => !list.some((each) => alike(each, element)));
  const inner = list.flatMap((element, index) => {
    const candidates = requested.filter((candidate) => holds(element, candidate));
    const one: Spot = {
      ...anchored,
      place: `${spot.place}[]`,
      path: `${spot.path}[${index}]`,
      put: (value) => spot.put(list.with(index, isObject(value) ? value : {})),
      request: candidates[0],
      ...(spot.request !== undefined && candidates.length !== 1 ? { unsure: true as const } : {}),
    };
    return walk(one, element).mutations;
  });
  return {
    mutations: [
      ...added.map((element) => change(spot, "set: one added", [...list, element], shown(spot))),
      change(spot, "set: one removed", list.slice(1), shown(spot)),
      ...reordered(spot, list, SILENT),
      ...inner,
    ],
    gone: [shown(spot)],
  };
}

function walkKeyed(spot: Spot, list: readonly JsonObject[], requested: readonly Json[]): Walked {
  const parts = list.map((member, index): Walked => {
    const name = nameOfMember(member) ?? "";
    const request = requested.find((candidate) => nameOfMember(candidate) === name);
    const path = `${spot.path}${name}`;
    const one: Spot = {
      ...spot,
      place: `${spot.place}[]`,
      path,
      put: (value) => spot.put(list.with(index, isObject(value) ? value : {})),
      request,
    };
    const gone = shown(one);
    const removal = change(spot, "keyed list: a member removed", list.toSpliced(index, 1), gone);
    if (request !== undefined || !holds(member, IDLE.member)) {
      const fields = Object.keys(member)
        .filter((key) => key !== "key" && key !== "id")
        .flatMap((key) => inObject(one, member, key).mutations);
      // A declared member that says nothing is missed by who declared it, but its absence means the same.
      const same = holds(member, IDLE.member) ? { same: true as const } : {};
      return { mutations: [...fields, { ...removal, path, ...same }], gone: [{ ...gone, ...same }] };
    }
    // Where the list was not declared, its members are remembered or not: either the field or the member shows.
    const allowing = spot.request === undefined && spot.watched ? { ...gone, all: { under: path } } : gone;
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
  const path = `${spot.path}[added]`;
  const news = shown({ ...spot, path, request: undefined });
  return {
    mutations: [
      ...parts.flatMap((part) => part.mutations),
      { ...change(spot, "undeclared member added", [...list, added], news), path },
      change(spot, "idle member added", [...list, { key: "added", enroll: { self: "NOT_ALLOWED" } }], SILENT),
      ...reordered(spot, list, SILENT),
    ],
    gone: parts.flatMap((part) => part.gone),
  };
}

function walkOrdered(spot: Spot, list: readonly JsonObject[], requested: readonly Json[]): Walked {
  const isPaired = requested.length === list.length;
  const inner = list.flatMap((element, index) => {
    const request = isPaired ? requested[index] : spot.request === undefined ? undefined : element;
    const one: Spot = {
      ...spot,
      place: `${spot.place}[]`,
      path: `${spot.path}[${index}]`,
      put: (value) => spot.put(list.with(index, isObject(value) ? value : {})),
      request,
    };
    return walk(one, element).mutations;
  });
  return {
    mutations: [
      ...inner,
      change(spot, "ordered list: one added", [...list, ...list.slice(-1)], shown(spot)),
      change(spot, "ordered list: one removed", list.slice(1), shown(spot)),
      ...orderChanged(spot, list, requested),
    ],
    gone: [shown(spot)],
  };
}

/** Whether both say the same, but perhaps for the order of something in them. */
function isReordered(one: Json, other: Json | undefined): boolean {
  return other !== undefined && remainsOf(one, other) && remainsOf(other, one);
}

function orderChanged(spot: Spot, list: readonly JsonObject[], requested: readonly Json[]): Mutation[] {
  const index = list.findIndex((element, at) => at > 0 && !isReordered(element, list[at - 1]));
  const [one, next] = [list[index - 1], list[index]];
  if (one === undefined || next === undefined) return [];
  const swapped = list.with(index - 1, next).with(index, one);
  const { all, declared } = shown(spot);
  const somewhere = (paths: Expected): Expected =>
    spot.anchor === undefined && Array.isArray(paths) && paths.length > 0 ? { under: spot.path } : paths;
  // Where the request says the same of both, only what it does not say was turned round.
  const [before, after] = [requested[index - 1], requested[index]];
  const isTold = before === undefined || after === undefined || !isReordered(before, after);
  return [
    {
      what: "ordered list reordered",
      path: spot.path,
      answer: spot.put(swapped),
      all: somewhere(all),
      declared: isTold ? somewhere(declared) : "either",
    },
  ];
}
