import type { Difference } from "./compare";
import type { Step } from "./steps";

export interface Replayed {
  readonly step: Step;
  /** Out of scope: says nothing of the Policy API. */
  readonly verdict: "identical" | "differing" | "skipped" | "calibration" | "out of scope";
  readonly differences: readonly Difference[];
  /** Why it was skipped or is out of scope, or what it was asked for. */
  readonly evidence?: string;
}
