export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});
export const asList = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
export const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Walks into nested objects; anything missing on the way is undefined. */
export function at(value: unknown, ...path: string[]): Json | undefined {
  let here: unknown = value;
  for (const key of path) {
    if (!isObject(here)) {
      return undefined;
    }
    here = here[key];
  }
  return here as Json | undefined;
}

export const clone = <T>(value: T): T => structuredClone(value);

export const parseJson = (text: string): unknown => JSON.parse(text) as unknown;
