import type { Difference } from "../../comparison/differences";
import { type Json, type JsonObject, textOf } from "../../comparison/json";
import type { PolicyObjectDefinition } from "./definition";

/** The object as messages name it. */
export function describe(definition: PolicyObjectDefinition, id: string, { name }: JsonObject): string {
  return name === undefined
    ? `the ${definition.noun} ${id}`
    : `the ${definition.noun} "${textOf(name)}" (${id})`;
}

/** A difference as messages spell it. */
export function spelled({ path, before, after }: Difference): string {
  return `${path}: declared ${inWords(before)}, in Okta ${inWords(after)}`;
}

function inWords(value: Json | undefined): string {
  return JSON.stringify(value) ?? "nothing";
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
