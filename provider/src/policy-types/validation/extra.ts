import { isObject, type JsonObject, member } from "../../comparison/json";
import { isAbsent } from "./predicates";
import type { Violation } from "./rule";

/** Fields that only Okta writes. */
export const SERVER_OWNED: ReadonlySet<string> = new Set([
  "id",
  "system",
  "created",
  "lastUpdated",
  "_links",
  "_embedded",
]);

/** Arguments of every policy or rule: under `extra` they would go round what is checked and steered. */
const ARGUMENTS: ReadonlySet<string> = new Set([
  "policyId",
  "type",
  "name",
  "status",
  "priority",
  "adopt",
  "converge",
  "drift",
  "onConflict",
  "onDestroy",
  "allowSameName",
  "extra",
]);

/** What may not stand under `extra`: it is laid over the arguments, and so must not contradict them. */
export function wronglyExtra(inputs: JsonObject): Violation[] {
  const { extra } = inputs;
  return Object.keys(isObject(extra) ? extra : {}).flatMap((key): Violation[] => {
    const says = whyNot(key, inputs);
    return says === undefined ? [] : [{ path: ["extra", key], message: says }];
  });
}

function whyNot(key: string, inputs: JsonObject): string | undefined {
  if (SERVER_OWNED.has(key)) {
    return `${key} is written by Okta and cannot be declared: remove it`;
  }
  if (ARGUMENTS.has(key)) {
    return `${key} is an argument: write it beside extra`;
  }
  return isAbsent(member(inputs, key))
    ? undefined
    : `${key} stands here and beside extra: remove one of them`;
}
