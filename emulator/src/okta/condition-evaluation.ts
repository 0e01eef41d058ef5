import { asList, asText, at, isObject, type Json, type JsonObject } from "../json.js";
import { all, any, not, type Truth, type Verdict, verdictOf } from "./three-valued.js";

/** Whom and what a simulation is about; lists are undefined where the caller or the org does not say. */
export interface Situation {
  user?: string | undefined;
  groups?: ReadonlySet<string> | undefined;
  everyone: string;
  zones?: ReadonlySet<string> | undefined;
  app: { id: string; name?: string | undefined };
}

interface Part {
  type: string;
  truth: Truth;
}

export interface Evaluated {
  truth: Truth;
  conditions: { type: string; status: Verdict }[];
}

const ids = (value: Json | undefined): string[] => asList(value).filter((id) => typeof id === "string");

const inUsers = (situation: Situation, users: readonly string[]): Truth =>
  situation.user === undefined ? undefined : users.includes(situation.user);

/** Everybody is in Everyone, whatever else is known of them. */
const inGroups = (situation: Situation, groups: readonly string[]): Truth =>
  groups.includes(situation.everyone)
    ? true
    : situation.groups && groups.some((id) => situation.groups?.has(id));

type Evaluate = (value: Json, situation: Situation) => { truth: Truth; parts: Part[] };

/** Users and groups that are included widen each other; an exclusion wins over both. */
const people: Evaluate = (value, situation) => {
  const lists: { type: string; list: string[]; holds: (list: string[]) => Truth }[] = [
    { type: "users", list: ids(at(value, "users", "include")), holds: (list) => inUsers(situation, list) },
    { type: "groups", list: ids(at(value, "groups", "include")), holds: (list) => inGroups(situation, list) },
  ];
  const excludes: typeof lists = [
    { type: "users", list: ids(at(value, "users", "exclude")), holds: (list) => inUsers(situation, list) },
    { type: "groups", list: ids(at(value, "groups", "exclude")), holds: (list) => inGroups(situation, list) },
  ];
  const given = (some: typeof lists) => some.filter(({ list }) => list.length > 0);
  const included = given(lists).map(({ type, list, holds }) => ({
    type: `people.${type}.include`,
    truth: holds(list),
  }));
  const spared = given(excludes).map(({ type, list, holds }) => ({
    type: `people.${type}.exclude`,
    truth: not(holds(list)),
  }));
  const isIncluded = included.length === 0 ? true : any(included.map(({ truth }) => truth));
  return { truth: all([isIncluded, ...spared.map(({ truth }) => truth)]), parts: [...included, ...spared] };
};

const inZones = (situation: Situation, zones: readonly string[]): Truth =>
  situation.zones &&
  (zones.includes("ALL_ZONES") ? situation.zones.size > 0 : zones.some((id) => situation.zones?.has(id)));

const network: Evaluate = (value, situation) => {
  const connection = at(value, "connection") ?? "ANYWHERE";
  if (connection === "ANYWHERE") {
    return { truth: true, parts: [] };
  }
  if (connection !== "ZONE") {
    return unknown("network");
  }
  const include = ids(at(value, "include"));
  const exclude = ids(at(value, "exclude"));
  const parts: Part[] = [];
  if (include.length > 0) {
    parts.push({ type: "network.include", truth: inZones(situation, include) });
  }
  if (exclude.length > 0) {
    parts.push({ type: "network.exclude", truth: not(inZones(situation, exclude)) });
  }
  return { truth: all(parts.map(({ truth }) => truth)), parts };
};

function isApp(member: Json, { app }: Situation): Truth {
  const type = at(member, "type");
  if (type === "APP") {
    return at(member, "id") === app.id;
  }
  if (type === "APP_TYPE") {
    return app.name === undefined ? undefined : at(member, "name") === app.name;
  }
  return undefined;
}

const app: Evaluate = (value, situation) => {
  const include = asList(at(value, "include"));
  const exclude = asList(at(value, "exclude"));
  const holds = (members: Json[]): Truth => any(members.map((member) => isApp(member, situation)));
  const parts: Part[] = [];
  if (include.length > 0) {
    parts.push({ type: "app.include", truth: holds(include) });
  }
  if (exclude.length > 0) {
    parts.push({ type: "app.exclude", truth: not(holds(exclude)) });
  }
  return { truth: all(parts.map(({ truth }) => truth)), parts };
};

const unknown = (type: string): ReturnType<Evaluate> => ({
  truth: undefined,
  parts: [{ type, truth: undefined }],
});

const evaluators: Readonly<Record<string, Evaluate>> = { people, network, app };

/** A condition of another kind is undetermined, unless it plainly restricts nothing: `ANY` everywhere, or empty. */
const restrictsNothing = (value: Json): boolean => {
  if (value === null || value === "ANY") {
    return true;
  }
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  return isObject(value) && Object.values(value).every(restrictsNothing);
};

export function evaluateConditions(conditions: Json, situation: Situation): Evaluated {
  const sets: JsonObject = isObject(conditions) ? conditions : {};
  const results = Object.entries(sets).map(([type, value]) => {
    if (value === null) {
      return { truth: true as Truth, parts: [] };
    }
    const evaluate = evaluators[type];
    if (evaluate) {
      return evaluate(value, situation);
    }
    return restrictsNothing(value) ? { truth: true as Truth, parts: [] } : unknown(type);
  });
  return {
    truth: all(results.map(({ truth }) => truth)),
    conditions: results.flatMap(({ parts }) =>
      parts.map(({ type, truth }) => ({ type, status: verdictOf(truth) })),
    ),
  };
}

export const contextIds = (context: unknown, name: string): ReadonlySet<string> | undefined => {
  const list = at(context, name, "ids");
  return Array.isArray(list) ? new Set(ids(list)) : undefined;
};

export const contextUser = (context: unknown): string | undefined => asText(at(context, "user", "id"));
