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

/** How often check has seen the expectation that is to be tried at every up. */
export function runIn(inputs: JsonObject): number {
  const { run } = markIn(inputs);
  return typeof run === "number" ? run : 0;
}
