import { type Shape, SMALL } from "./shape";

/** A program of the benchmark. */
export interface Program {
  readonly name: string;
  readonly shape: Shape;
  /** Whether it takes so long that only `--full` runs it. */
  readonly large: boolean;
}

const MIX: Shape = { policies: 50, rules: 20, asSets: false, mappings: 50, users: 20, olderPolicies: 5 };

export const PROGRAMS: readonly Program[] = [
  { name: "single rules", shape: SMALL, large: false },
  { name: "rule sets", shape: { ...SMALL, asSets: true }, large: false },
  { name: "mix with single rules", shape: MIX, large: true },
  { name: "mix with rule sets", shape: { ...MIX, asSets: true }, large: true },
];
