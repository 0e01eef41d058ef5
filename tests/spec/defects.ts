import { isObject, type Json, type JsonObject, type Spec } from "./open-api";
import type { Sent } from "./sent-bodies";

/**
 * One place where the description is wrong about bodies. What no body can meet is not listed: wrong defaults, typos in
 * examples, parameters, missing statuses.
 */
export interface Defect {
  readonly wrong: string;
  /** A component and the way to the place in it. */
  readonly at: readonly [schema: string, ...way: (string | number)[]];
  readonly correction: (said: Json | undefined) => Json;
  readonly evidence: string;
  /** A body that the description treats wrongly, and how. */
  readonly shown: Sent;
  readonly wrongly: "refused" | "taken";
}

/** The description as it should be. */
export function corrected(spec: Spec, defects: readonly Defect[]): Spec {
  // A copy, so it may be written to.
  const schemas = structuredClone(spec.schemas) as Record<string, JsonObject>;
  for (const { at, correction } of defects) {
    const last = at[at.length - 1];
    const parent = at.slice(0, -1).reduce<Json | undefined>(member, schemas);
    if (last === undefined || typeof parent !== "object" || parent === null) {
      throw new Error(`the description has nothing at ${at.join("/")}, where a defect is listed`);
    }
    Object.assign(parent, { [last]: correction(member(parent, last)) });
  }
  return { ...spec, schemas };
}

function member(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) {
    return value[Number(key)];
  }
  return isObject(value) ? value[key] : undefined;
}
