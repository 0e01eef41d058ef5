import { isObject, type JsonObject, member } from "../../comparison/json";
import { SERVER_OWNED, STEERED } from "../object-fields";
import { isAbsent } from "./predicates";
import type { Violation } from "./rule";

/**
 * What may not stand under `extra`: it is laid over the arguments, and so must not contradict them.
 * @param isOption whether an argument says how the object is managed, and is never sent
 */
export function wronglyExtra(inputs: JsonObject, isOption: (name: string) => boolean): Violation[] {
  const { extra } = inputs;
  return Object.keys(isObject(extra) ? extra : {}).flatMap((key): Violation[] => {
    const says = whyNot(key, inputs, isOption);
    return says === undefined ? [] : [{ path: ["extra", key], message: says }];
  });
}

function whyNot(key: string, inputs: JsonObject, isOption: (name: string) => boolean): string | undefined {
  if (SERVER_OWNED.has(key)) {
    return `${key} is written by Okta and cannot be declared: remove it`;
  }
  // Under `extra` such an argument would go round what is checked and steered.
  if (STEERED.has(key) || isOption(key)) {
    return `${key} is an argument: write it beside extra`;
  }
  return isAbsent(member(inputs, key))
    ? undefined
    : `${key} stands here and beside extra: remove one of them`;
}
