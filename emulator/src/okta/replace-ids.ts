import { isObject, type Json } from "../json.js";

/** The same value with one id written for another, wherever it stands as a whole string. */
export function replaceId(value: Json, from: string, to: string): Json {
  if (value === from) {
    return to;
  }
  if (Array.isArray(value)) {
    return value.map((member) => replaceId(member, from, to));
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaceId(member, from, to)]));
}
