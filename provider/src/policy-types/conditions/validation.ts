import { z } from "zod";
import { element, ids, list, object, oneOf, text } from "../validation/fields";
import { emptied, filled, when } from "../validation/predicates";
import type { ValidationRule } from "../validation/rule";
import type { AppCondition, AppInstance, AppKind, UnlistedApp } from "./app";
import type { NetworkCondition } from "./network";
import type { PeopleCondition } from "./people";
import type { RiskScoreCondition } from "./risk";

const members = object({ include: ids, exclude: ids });

export const people = object<PeopleCondition>({ users: members, groups: members });

export const network = object<NetworkCondition>({
  connection: oneOf("ANYWHERE", "ZONE"),
  include: ids,
  exclude: ids,
});

export const riskScore = object<RiskScoreCondition>({ level: oneOf("ANY", "LOW", "MEDIUM", "HIGH") });

const app = element<AppInstance | AppKind | UnlistedApp>({
  type: oneOf("APP", "APP_TYPE"),
  id: text,
  name: text,
});

export const apps = object<AppCondition>({ include: list(app), exclude: list(app) });

export function platform(kinds: readonly string[], systems: readonly string[]) {
  const version = object({ matchType: oneOf("EXPRESSION", "SEMVER"), value: text });
  const member = element({
    type: oneOf(...kinds),
    os: object({ type: oneOf(...systems), expression: text, version }),
  });
  return object({ include: list(member), exclude: list(member) });
}

export const ZONES_NEEDED: ValidationRule = {
  path: "conditions.network",
  dependsOn: ["connection", "include", "exclude"],
  // A list that came out empty, of a missing setting perhaps, would leave the rule to nobody or to everybody.
  violations: (condition) =>
    when(condition.connection === "ZONE" && filled(condition, "include", "exclude").length === 0),
  message: 'connection "ZONE" needs zones: name them under include or exclude, or say connection "ANYWHERE"',
  source: "facts §2.1",
};

/** A list that came out empty, of a missing setting perhaps, would put the policy on everybody. */
export const GROUPS_NAMED: ValidationRule = {
  path: "conditions.people.groups",
  dependsOn: ["include"],
  violations: (groups) => emptied(groups, "include"),
  message:
    "Okta takes an empty list for the group Everyone: name the groups, or leave people out if everybody is meant",
  source: "facts §2.3; recorded answers of policies sent without a group",
};

/** An app may not match and not match at once. */
export const APP_ON_BOTH_SIDES: ValidationRule = {
  path: "conditions.app",
  dependsOn: ["include", "exclude"],
  violations: ({ include, exclude }) => {
    const excluded = new Set(Array.isArray(exclude) ? exclude.map(spell) : []);
    return Array.isArray(include)
      ? include.flatMap((member, position) => when(excluded.has(spell(member)), `include[${position}]`))
      : [];
  },
  message: "the same app stands under include and exclude: remove one of the two",
  source: "facts §2.4",
};

const appNames = z.looseObject({ type: z.string(), id: z.string().nullish(), name: z.string().nullish() });

function spell(member: unknown): string {
  const read = appNames.safeParse(member);
  return read.success ? JSON.stringify([read.data.type, read.data.id ?? read.data.name]) : "";
}
