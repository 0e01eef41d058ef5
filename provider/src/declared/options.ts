import type { Json, JsonObject } from "../comparison/json";
import { type Adopt, parseAdopt } from "./adopt";
import { given } from "./given";

const OPTION_KEYS = ["adopt", "converge", "drift", "onConflict", "onDestroy", "allowSameName"];

/** Arguments that steer us and are never sent to Okta. */
export interface Options {
  readonly adopt: Adopt | undefined;
  readonly converge: boolean;
  readonly drift: "all" | "declared";
  readonly overwrite: boolean;
  readonly onDestroy: "delete" | "release" | "restore";
  readonly allowSameName: boolean;
}

/** The options as given: what state keeps, because read and delete see no arguments. */
export function optionsOf(inputs: JsonObject): JsonObject {
  return given(inputs, OPTION_KEYS);
}

/** With their defaults; what was only adopted is released on destroy. */
export function settled(options: JsonObject, adopted: boolean): Options {
  return {
    adopt: parseAdopt(options.adopt),
    converge: options.converge === true,
    drift: options.drift === "declared" ? "declared" : "all",
    overwrite: options.onConflict === "overwrite",
    onDestroy: onDestroyOf(options.onDestroy, adopted),
    allowSameName: options.allowSameName === true,
  };
}

/** What was created here has no earlier state to restore, so it is deleted. */
function onDestroyOf(declared: Json | undefined, adopted: boolean): Options["onDestroy"] {
  const onDestroy = isOnDestroy(declared) ? declared : adopted ? "release" : "delete";
  return onDestroy === "restore" && !adopted ? "delete" : onDestroy;
}

function isOnDestroy(value: Json | undefined): value is "delete" | "release" | "restore" {
  return value === "delete" || value === "release" || value === "restore";
}
