import type { JsonObject } from "../../comparison/json";
import type { SimulationContext } from "../../okta/simulated";
import { markIn } from "../../state/input-mark";
import type { Expectation } from "./verdict";

/** The arguments, read from inputs that check let through. */
export interface Asked extends Expectation {
  readonly app: string;
  readonly context?: SimulationContext;
}

/** Arguments on which the answer depends. */
export const DECIDING = ["app", "context", "rule", "access", "policyType", "watched", "always"] as const;

export function askedIn(inputs: JsonObject): Asked {
  // The schema has checked the inputs, which have the shape of the arguments.
  return inputs as unknown as Asked;
}

/** A number that goes up at each check while `always` is set, so that the inputs of every up differ from the last ones. */
export function runIn(inputs: JsonObject): number {
  const { run } = markIn(inputs);
  return typeof run === "number" ? run : 0;
}
