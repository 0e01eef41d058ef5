import { isObject, type Json, type JsonObject, member } from "../comparison/json";
import { valueAt } from "../comparison/path";
import { definitionOf } from "./registry";

/** Whether the rule refuses whoever it matches. */
export function denies(type: string, rule: JsonObject): boolean {
  return accessOf(type, rule) === "DENY";
}

/** Whether the rule lets in or refuses; undefined where it says neither. */
export function accessOf(type: string, rule: JsonObject): "ALLOW" | "DENY" | undefined {
  const outcome = definitionOf(type)?.outcome;
  const access = outcome === undefined ? undefined : valueAt(rule, outcome.access);
  return access === "ALLOW" || access === "DENY" ? access : undefined;
}

/** The least actions of a rule of the type that refuses; undefined where rules cannot. */
export function refusalOf(type: string): JsonObject | undefined {
  return definitionOf(type)?.outcome?.refusal;
}

/** What a rule lets in, in a few words: "ALLOW, one factor, everyone". */
export function effectOf(type: string, rule: JsonObject): string {
  const outcome = definitionOf(type)?.outcome;
  const access = outcome === undefined ? undefined : valueAt(rule, outcome.access);
  const factors = outcome?.words.find(({ at, value }) => valueAt(rule, at) === value)?.says;
  const actions = Object.keys(isObject(rule.actions) ? rule.actions : {}).join(", ");
  return [
    ...(rule.status === "INACTIVE" ? ["inactive"] : []),
    typeof access === "string" ? access : actions,
    ...(factors === undefined || access === "DENY" ? [] : [factors]),
    whom(rule),
  ].join(", ");
}

const ANYBODY: ReadonlySet<Json> = new Set(["ANY", "ANYWHERE"]);

/** Which conditions restrict the rule. */
function whom({ conditions }: JsonObject): string {
  const named = isObject(conditions)
    ? Object.keys(conditions).filter((key) => isRestricting(member(conditions, key)))
    : [];
  return named.length === 0 ? "everyone" : `by ${named.join(", ")}`;
}

function isRestricting(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false) {
    return false;
  }
  return typeof value === "object" ? Object.values(value).some(isRestricting) : !ANYBODY.has(value);
}
